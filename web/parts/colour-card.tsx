import {
  CARD_LAYOUT_VERSION,
  type CardMarker,
  cardHeightMm,
  cardMarkers,
  cardPatches,
  cardWidthMm,
  markerCells,
  markerSideMm,
  patchHeightMm,
  patchWidthMm,
  ruler,
} from '../../server/contract/colour-card.ts';
import { t } from '../words.ts';

const cellMm = markerSideMm / markerCells;

/** Black as a whole, then its white bits as one path: cells drawn apart would show seams between them. */
function Marker({ leftMm, topMm, bits }: CardMarker) {
  const white = bits.flatMap((line, y) =>
    [...line].map((bit, x) =>
      bit === '1'
        ? `M${leftMm + (x + 1) * cellMm} ${topMm + (y + 1) * cellMm}h${cellMm}v${cellMm}h-${cellMm}z`
        : '',
    ),
  );
  return (
    <g>
      <rect class="card-black" x={leftMm} y={topMm} width={markerSideMm} height={markerSideMm} />
      <path class="card-white" d={white.join('')} />
    </g>
  );
}

/** Ticks on the line: every millimetre, longer at five and ten. */
function Ruler() {
  const { leftMm, topMm, lengthMm } = ruler;
  const ticks = Array.from({ length: lengthMm + 1 }, (_, mm) => {
    const length = mm % 10 === 0 ? 4 : mm % 5 === 0 ? 3 : 1.8;
    return `M${leftMm + mm} ${topMm}v-${length}`;
  });
  return (
    <g>
      <path class="card-line" d={`M${leftMm} ${topMm}h${lengthMm}${ticks.join('')}`} />
      {Array.from({ length: lengthMm / 10 + 1 }, (_, cm) => (
        <text key={cm} class="card-words" x={leftMm + cm * 10} y={topMm + 3.6} text-anchor="middle">
          {cm * 10}
        </text>
      ))}
    </g>
  );
}

/** The card at its true size where it is printed; drawn from the same plan that the program looks for. */
export function ColourCard() {
  const middle = cardWidthMm / 2;
  return (
    <svg
      class="colour-card"
      role="img"
      aria-label={t('colourCard.card')}
      width={`${cardWidthMm}mm`}
      height={`${cardHeightMm}mm`}
      viewBox={`0 0 ${cardWidthMm} ${cardHeightMm}`}
    >
      <rect class="card-paper" x={0.1} y={0.1} width={cardWidthMm - 0.2} height={cardHeightMm - 0.2} />
      {cardMarkers.map((marker) => (
        <Marker key={marker.id} {...marker} />
      ))}
      {cardPatches.map(({ leftMm, topMm, srgb }) => (
        <rect
          key={`${leftMm} ${topMm}`}
          x={leftMm}
          y={topMm}
          width={patchWidthMm}
          height={patchHeightMm}
          fill={`rgb(${srgb.join(',')})`}
        />
      ))}
      <text class="card-words card-title" x={middle} y={14.5} text-anchor="middle">
        {t('colourCard.onCard', { version: CARD_LAYOUT_VERSION })}
      </text>
      <Ruler />
      <text class="card-words" x={middle} y={90} text-anchor="middle">
        {t('colourCard.onCardPrint')}
      </text>
      <text class="card-words" x={middle} y={95} text-anchor="middle">
        {t('colourCard.onCardSame')}
      </text>
    </svg>
  );
}
