import { Blink } from './blink.tsx';
import { Difference } from './difference.tsx';
import { Grid } from './grid.tsx';
import type { CompareMode } from './mode.ts';
import { Overlay } from './overlay.tsx';
import { SideBySide } from './side-by-side.tsx';
import { Slider } from './slider.tsx';

/** Every mode shows the same pair through the same view state; another mode is one more row. */
export const compareModes: readonly [CompareMode, ...CompareMode[]] = [
  { code: 'side_by_side', key: '1', Stage: SideBySide },
  { code: 'slider', key: '2', Stage: Slider },
  { code: 'overlay', key: '3', Stage: Overlay },
  { code: 'blink', key: '4', Stage: Blink },
  { code: 'difference', key: '5', Stage: Difference, needsAlignment: true },
  { code: 'grid', key: '6', Stage: Grid },
];
