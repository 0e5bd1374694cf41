import type { ComponentChildren } from 'preact';
import type { Zone } from '../../../server/contract/codes.ts';
import type { ZoneDose } from '../../../server/contract/zones.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';
import { closedPath, ears, grid, nose, type Point, skull } from '../head/head-shape.ts';
import { fromBehind, sideOf, zonesFromAbove } from './zone-shapes.ts';

interface ZoneMapProps {
  doses: readonly ZoneDose[];
  disabled: boolean;
  onToggle: (zone: Zone) => void;
}

const above = zonesFromAbove.map((shape) => ({ ...shape, d: closedPath(shape.outline) }));
const skullPath = closedPath(skull);

/** The head from above and from behind, as it is seen by somebody behind the chair; every zone is a toggle. */
export function ZoneMap(props: ZoneMapProps) {
  return (
    <div class="zone-map">
      <Figure name={t('zones.above')} height={grid.height}>
        {ears.map((ear) => (
          <path key={ear} class="head-skin head-line" d={ear} />
        ))}
        <path class="head-skin head-line" d={nose} />
        <path class="head-skin head-line" d={skullPath} />
        <g class="zone-sides">
          {lines(t('zones.sides.left'), [32, 18])}
          {lines(t('zones.sides.right'), [208, 18])}
        </g>
        {above.map(({ zone, d, words }) => (
          <ZoneToggle key={zone} zone={zone} d={d} words={words} {...props} />
        ))}
      </Figure>
      <Figure name={t('zones.behind')} height={210}>
        {fromBehind.ears.map((ear) => (
          <path key={ear} class="head-skin head-line" d={ear} />
        ))}
        <path class="head-skin head-line" d={fromBehind.head} />
        <ZoneToggle zone="occipital" d={fromBehind.occipital} words={fromBehind.words} {...props} />
      </Figure>
    </div>
  );
}

/** Words stand in the middle of where they belong, so that a page from right to left moves none to the other side. */
function Figure(props: { name: string; height: number; children: ComponentChildren }) {
  return (
    <figure>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset. */}
      <svg
        role="group"
        aria-label={props.name}
        class="head-drawing"
        viewBox={`0 0 ${grid.width} ${props.height}`}
      >
        {props.children}
      </svg>
      <figcaption>{props.name}</figcaption>
    </figure>
  );
}

function ZoneToggle(props: ZoneMapProps & { zone: Zone; d: string; words: Point }) {
  const { zone, disabled, onToggle } = props;
  const dose = props.doses.find((each) => each.zone === zone);
  const side = sideOf(zone);
  const name = t(`codes.zone.${zone}`);
  const given = dose?.volumeMl ?? null;
  const ml = given === null ? null : formatNumber(given, { most: 2 });
  const label = [name, side && t(`zones.sideOf.${side}`), ml && t('zones.ml', { ml })]
    .filter(Boolean)
    .join(', ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button of its own.
    <g
      class="zone"
      role="button"
      tabindex={disabled ? -1 : 0}
      aria-label={label}
      aria-pressed={dose !== undefined}
      aria-disabled={disabled}
      onClick={() => !disabled && onToggle(zone)}
      onKeyDown={(event) => {
        if (disabled || (event.key !== ' ' && event.key !== 'Enter')) return;
        event.preventDefault();
        if (!event.repeat) onToggle(zone);
      }}
    >
      <path d={props.d} />
      <g>
        {lines(ml ? t(side ? 'zones.mlLines' : 'zones.ml', { ml }) : t(`zones.short.${zone}`), props.words)}
      </g>
    </g>
  );
}

const lineHeight = 14;

/** Words in as many lines as the catalogue breaks them into, around a place; a blank between them for who listens. */
function lines(words: string, [x, y]: Point) {
  const parts = words.split('|');
  const first = y + 4 - ((parts.length - 1) * lineHeight) / 2;
  return (
    <text text-anchor="middle">
      {parts.map((part, index) => (
        <tspan key={part} x={x} y={first + index * lineHeight}>
          {index > 0 && <tspan class="zone-blank"> </tspan>}
          {part}
        </tspan>
      ))}
    </text>
  );
}
