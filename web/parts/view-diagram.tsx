import type { View } from '../../server/contract/codes.ts';
import { t } from '../words.ts';

interface Drawing {
  /** The head, by its outline. */
  outline: string[];
  /** What the photo is about: drawn filled. */
  zone: string;
  /** Ears, nose, part: what tells the direction. */
  details: string[];
  /** Drawn the other way round. */
  mirrored?: boolean;
}

const profile: Drawing = {
  outline: [
    'M52 112V100C44 101 36 100 35 94C34 91 36 90 35 87L32 84C33 81 33 79 31 77L26 74C25 72 29 67 30 62C29 57 28 52 30 46C34 24 50 12 70 12C94 12 108 30 105 54C103 70 95 78 94 88C93 97 94 105 96 112',
  ],
  zone: 'M30 46C36 44 42 46 45 52C48 58 53 59 58 57C56 47 58 36 64 27C58 20 52 18 48 20C39 26 32 35 30 46Z',
  details: ['M69 56C76 53 80 59 78 66C76 73 70 75 68 71M38 62L43 61'],
};

/** Our own drawings on a 120 × 120 grid: where the camera stands, seen through it. */
const drawings: Record<View, Drawing> = {
  frontal: {
    outline: [
      'M60 14C38 14 28 30 28 52C28 78 42 104 60 104C78 104 92 78 92 52C92 30 82 14 60 14Z',
      'M28 56C22 54 22 70 30 72M92 56C98 54 98 70 90 72',
    ],
    zone: 'M29 46C31 26 42 14 60 14C78 14 89 26 91 46C84 34 74 31 60 31C46 31 36 34 29 46Z',
    details: ['M42 58C45 56 49 56 52 58M68 58C71 56 75 56 78 58M60 60V74L56 77M51 88C57 91 63 91 69 88'],
  },
  superior: {
    outline: [
      'M60 12C38 12 26 32 26 58C26 84 40 106 60 106C80 106 94 84 94 58C94 32 82 12 60 12Z',
      'M26 54C20 52 20 68 27 69M94 54C100 52 100 68 93 69M55 105L60 114L65 105',
    ],
    zone: 'M60 24C45 24 37 38 37 56C37 74 46 88 60 88C74 88 83 74 83 56C83 38 75 24 60 24Z',
    details: ['M60 30V84'],
  },
  vertex: {
    outline: [
      'M60 10C36 10 24 30 24 56C24 82 38 102 60 102C82 102 96 82 96 56C96 30 84 10 60 10Z',
      'M28 80C20 80 20 96 33 95M92 80C100 80 100 96 87 95M46 100V112M74 100V112',
    ],
    zone: 'M60 28C45 28 37 38 37 52C37 66 46 76 60 76C74 76 83 66 83 52C83 38 75 28 60 28Z',
    details: [
      'M60 52C60 49 64 48 66 51C69 56 63 61 58 60C50 58 49 47 55 42C63 36 75 42 75 53C75 60 71 66 65 69',
    ],
  },
  temporal_left: profile,
  temporal_right: { ...profile, mirrored: true },
  occipital: {
    outline: [
      'M60 10C38 10 28 28 28 50C28 68 34 82 44 90V112M60 10C82 10 92 28 92 50C92 68 86 82 76 90V112',
      'M28 54C21 52 21 70 31 71M92 54C99 52 99 70 89 71',
    ],
    zone: 'M34 58C42 52 78 52 86 58C85 72 81 82 74 88C66 92 54 92 46 88C39 82 35 72 34 58Z',
    details: ['M46 88C54 93 66 93 74 88'],
  },
  trichoscopy: {
    outline: ['M60 14A46 46 0 1 0 60 106A46 46 0 1 0 60 14Z'],
    zone: 'M60 36A24 24 0 1 0 60 84A24 24 0 1 0 60 36Z',
    details: [
      'M40 86C44 70 46 62 58 48M56 90C56 76 60 64 70 50M72 84C74 72 78 64 86 56M48 62C50 52 52 46 60 36',
      'M32 30V36M40 24V32M48 20V26',
    ],
  },
};

/** Shows where the camera stands for a view; the zone that counts is tinted. Named by the words of its page. */
export function ViewDiagram({ view }: { view: View }) {
  const { outline, zone, details, mirrored } = drawings[view];
  const label = t('capture.slot.diagramAlt', { view: t(`codes.view.${view}`) });
  return (
    <svg class="view-diagram" viewBox="0 0 120 120" role="img" aria-label={label}>
      <g transform={mirrored ? 'matrix(-1 0 0 1 120 0)' : undefined}>
        <path class="view-diagram-zone" d={zone} />
        {outline.map((path) => (
          <path key={path} d={path} />
        ))}
        {details.map((path) => (
          <path key={path} class="view-diagram-detail" d={path} />
        ))}
      </g>
    </svg>
  );
}
