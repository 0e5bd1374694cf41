import { useMemo } from 'preact/hooks';
import { closedPath, ears, grid, nose, skull } from '../head/head-shape.ts';
import { type DrawnHair, strandPath, strandsOf } from './drawn-hair.ts';
import { norwoodHair } from './norwood-shapes.ts';
import { ludwigHair, sinclairHair } from './part-shapes.ts';
import type { StageMetric } from './stages.ts';

const hairOf: Record<StageMetric, (stage: string) => DrawnHair> = {
  stage_norwood: norwoodHair,
  stage_ludwig: ludwigHair,
  stage_sinclair: sinclairHair,
};

/** A head from above at one stage of a scale, drawn by us. It says nothing its stage's name and meaning do not. */
export function StageDrawing({ metric, stage }: { metric: StageMetric; stage: string }) {
  const drawn = useMemo(() => {
    const hair = hairOf[metric](stage);
    const { inside, fringe, sparse } = strandsOf(hair);
    return {
      hair,
      inside: strandPath(inside),
      fringe: strandPath(fringe),
      sparse: strandPath(sparse),
    };
  }, [metric, stage]);
  const { hair } = drawn;
  return (
    <svg class="head-drawing" viewBox={`0 0 ${grid.width} ${grid.height}`} aria-hidden="true">
      {hair.flow === 'whorl' && ears.map((ear) => <path key={ear} class="head-skin head-line" d={ear} />)}
      <path class="head-skin head-line" d={nose} />
      <path class="head-skin head-line" d={closedPath(skull)} />
      <path class="head-hair" d={closedPath(hair.hair)} />
      {hair.thin.toReversed().map(({ outline, left }) => (
        <path key={left} class="head-skin" fill-opacity={(1 - left) * 0.6} d={closedPath(outline)} />
      ))}
      {hair.bare.map((outline) => (
        <path key="bare" class="head-skin" d={closedPath(outline)} />
      ))}
      <path class="head-fringe" d={drawn.fringe} />
      <path class="head-strands" d={drawn.inside} />
      <path class="head-fringe" d={drawn.sparse} />
    </svg>
  );
}
