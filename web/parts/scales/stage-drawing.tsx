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

type Drawn = {
  flow: DrawnHair['flow'];
  hair: string;
  thin: { d: string; opacity: number }[];
  bare: string[];
  inside: string;
  fringe: string;
  sparse: string;
};

function draw(hair: DrawnHair): Drawn {
  const { inside, fringe, sparse } = strandsOf(hair);
  return {
    flow: hair.flow,
    hair: closedPath(hair.hair),
    // The faintest outermost, each darker round on top of it.
    thin: hair.thin
      .map(({ outline, left }) => ({ d: closedPath(outline), opacity: (1 - left) * 0.6 }))
      .reverse(),
    bare: hair.bare.map(closedPath),
    inside: strandPath(inside),
    fringe: strandPath(fringe),
    sparse: strandPath(sparse),
  };
}

/** A drawing is always the same: it is made once, however often a scale is opened. */
const drawings = new Map<string, Drawn>();

function drawingOf(metric: StageMetric, stage: string): Drawn {
  const key = `${metric} ${stage}`;
  const known = drawings.get(key);
  if (known) return known;
  const drawn = draw(hairOf[metric](stage));
  drawings.set(key, drawn);
  return drawn;
}

const skullPath = closedPath(skull);

/** A head from above at one stage of a scale, drawn by us. It says nothing its stage's name and meaning do not. */
export function StageDrawing({ metric, stage }: { metric: StageMetric; stage: string }) {
  const { flow, hair, thin, bare, inside, fringe, sparse } = drawingOf(metric, stage);
  return (
    <svg class="head-drawing" viewBox={`0 0 ${grid.width} ${grid.height}`} aria-hidden="true">
      {flow === 'whorl' && ears.map((ear) => <path key={ear} class="head-skin head-line" d={ear} />)}
      <path class="head-skin head-line" d={nose} />
      <path class="head-skin head-line" d={skullPath} />
      <path class="head-hair" d={hair} />
      {thin.map(({ d, opacity }) => (
        <path key={d} class="head-skin" fill-opacity={opacity} d={d} />
      ))}
      {bare.map((d) => (
        <path key={d} class="head-skin" d={d} />
      ))}
      <path class="head-fringe" d={fringe} />
      <path class="head-strands" d={inside} />
      <path class="head-fringe" d={sparse} />
    </svg>
  );
}
