import type { Change, PartPoints } from '../../../server/contract/change.ts';
import { t } from '../../words.ts';
import {
  betterWords,
  formatBand,
  formatChange,
  formatValue,
  methodWords,
  standardErrorWords,
} from '../value-words.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { missingWords, verdictReasonWords } from './missing-words.ts';

/** Every metric measured on the pair, with its noise and verdict. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  const hasErrors = changes.some(({ uncertainty: { before, after } }) => before !== null || after !== null);
  return (
    <section class="compare-changes">
      <h2>{t('compare.changesTitle')}</h2>
      <ul class="changes" aria-label={t('compare.changesCaption')}>
        {changes.map((change) => (
          <li key={[change.metric, change.unit, change.view, change.site].join('|')} class="change">
            <h3>
              {t(`codes.metric.${change.metric}`)}
              {change.site && ` · ${change.site}`}
            </h3>
            <p class="quiet small">{betterWords(change.better)}</p>
            <dl class="change-values">
              {(['before', 'after'] as const).map((side) => (
                <Value
                  key={side}
                  term={t(`compare.${side}`)}
                  value={formatValue(change[side], change.unit)}
                  note={standardErrorWords(change.uncertainty[side], change.unit)}
                />
              ))}
              <Value term={t('compare.change')} value={formatChange(change.change, change.unit)} />
              <Value
                term={t('compare.band')}
                value={change.band ? formatBand(change.band.sdc, change.unit) : t('compare.noBand')}
              />
            </dl>
            <PointWidths {...change} />
            <VerdictMark verdict={change.verdict} reason={verdictReasonWords(change) !== ''} />
            {missingWords(change).map((words) => (
              <p key={words} class="quiet small">
                {words}
              </p>
            ))}
            <How {...change} />
          </li>
        ))}
      </ul>
      {hasErrors && <p class="quiet small">{t('measures.standardErrorNote')}</p>}
    </section>
  );
}

/** A part's width where it was measured: at its front, its middle and its back. */
function PointWidths({ points, unit }: Change) {
  if (!points?.before && !points?.after) return null;
  const at = (name: keyof PartPoints) =>
    t(`compare.partWidth.${name}`, {
      before: formatValue(points.before?.[name] ?? null, unit),
      after: formatValue(points.after?.[name] ?? null, unit),
    });
  return (
    <p class="quiet small">
      {at('front')} · {at('middle')} · {at('back')}
    </p>
  );
}

/** For who asks: source, method and version of the values. */
function How({ source, method, methodVersion }: Change) {
  if (source === null || method === null || methodVersion === null) return null;
  return (
    <details class="how">
      <summary>{t('measures.howTitle')}</summary>
      <p class="quiet small">{methodWords({ source, method, methodVersion })}</p>
    </details>
  );
}

const Value = ({ term, value, note = '' }: { term: string; value: string; note?: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
    {note && <dd class="change-note">{note}</dd>}
  </div>
);
