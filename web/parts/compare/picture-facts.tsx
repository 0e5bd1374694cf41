import type { ComparedPhoto, Comparison } from '../../../server/contract/compare.ts';
import { formatDay } from '../../dates.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';
import { Button, LinkButton } from '../button.tsx';
import { whyNotMatched } from './matched-light.ts';
import { canAlign } from './placed-pair.ts';

const said = (value: boolean | null) =>
  value === null ? t('compare.notSaid') : t(value ? 'common.yes' : 'common.no');

type Preparation = ComparedPhoto['preparation'];

const facts: { term: Parameters<typeof t>[0]; words: (preparation: Preparation) => string }[] = [
  { term: 'compare.hair', words: ({ hairState }) => t(`codes.hairState.${hairState}`) },
  {
    term: 'compare.hairLength',
    words: ({ lengthClass }) => (lengthClass ? t(`codes.lengthClass.${lengthClass}`) : t('compare.notSaid')),
  },
  {
    term: 'compare.part',
    words: ({ partPosition }) =>
      partPosition ? t(`codes.partPosition.${partPosition}`) : t('compare.notSaid'),
  },
  { term: 'compare.combedSame', words: ({ combedSame }) => said(combedSame) },
  { term: 'compare.noProduct', words: ({ noProduct }) => said(noProduct) },
  {
    term: 'compare.lastDye',
    words: ({ lastDyeOn }) => (lastDyeOn ? formatDay(lastDyeOn) : t('compare.notSaid')),
  },
];

function alignmentWords({ alignment }: ComparedPhoto): string {
  if (!alignment) return t('compare.notAligned');
  if (alignment.state === 'refused') return t('compare.alignmentRefused');
  return t(`codes.alignmentSource.${alignment.source}`);
}

const scaleWords = ({ scale }: ComparedPhoto, side: string): string =>
  scale === null
    ? t('compare.noScale', { side })
    : t('compare.scaleOf', { side, pxPerMm: formatNumber(scale.pxPerMm, { exactly: 1 }) });

/** What was done to the pixels, how they lie on each other, and how the hair was prepared. */
export function PictureFacts(props: {
  comparison: Comparison;
  aligned: boolean;
  matched: boolean;
  /** Left out where the after photo cannot become the reference, or not by this person. */
  onReference: (() => void) | undefined;
}) {
  const { comparison, aligned, matched, onReference } = props;
  const { before, after, patientId, view } = comparison;
  const possible = canAlign(comparison);
  const sides = [
    { side: before, name: t('compare.before') },
    { side: after, name: t('compare.after') },
  ];
  const lit = matched && whyNotMatched(comparison) === null;
  const drawn = aligned && possible ? 'compare.drawnAligned' : 'compare.drawnFitted';
  return (
    <div class="compare-words compare-facts">
      <section>
        <h2>{t('compare.pixelsTitle')}</h2>
        <p>{t(lit ? 'compare.lit' : 'compare.asTaken')}</p>
        <p>{possible ? t(drawn) : t('compare.cannotAlign')}</p>
        <ul class="quiet small">
          {sides.map(({ side, name }) => (
            <li key={name}>{t('compare.alignmentOf', { side: name, source: alignmentWords(side) })}</li>
          ))}
          {sides.map(({ side, name }) => (
            <li key={`${name} scale`}>{scaleWords(side, name)}</li>
          ))}
        </ul>
        <div class="row facts-actions">
          {sides
            .filter(({ side }) => side.alignment?.source !== 'identity')
            .map(({ side, name }) => (
              <LinkButton key={name} href={`/patients/${patientId}/align?photo=${side.photo.id}`}>
                {t('compare.correctAlignment', { side: name })}
              </LinkButton>
            ))}
          {onReference && (
            <Button onClick={onReference}>{t('reference.makeSide', { side: t('compare.after') })}</Button>
          )}
          <LinkButton href={`/patients/${patientId}/region?view=${view}`}>
            {t(comparison.region?.shape === 'part' ? 'compare.editPart' : 'compare.editRegion')}
          </LinkButton>
        </div>
      </section>
      <section>
        <h2>{t('compare.preparationTitle')}</h2>
        <div class="table-scroll">
          <table class="table">
            <thead>
              <tr>
                <td />
                <th scope="col">{t('compare.before')}</th>
                <th scope="col">{t('compare.after')}</th>
              </tr>
            </thead>
            <tbody>
              {facts.map(({ term, words }) => (
                <tr key={term}>
                  <th scope="row">{t(term)}</th>
                  <td>{words(before.preparation)}</td>
                  <td>{words(after.preparation)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
