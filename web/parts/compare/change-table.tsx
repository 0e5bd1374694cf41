import type { Change, PartPoints } from '../../../server/contract/change.ts';
import { t } from '../../words.ts';
import { betterWords, formatBand, formatChange, formatValue } from '../value-words.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { missingWords, verdictReasonWords } from './missing-words.ts';

/** Every metric measured on the pair, with its noise and verdict. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return null;
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
              <Value term={t('compare.before')} value={formatValue(change.before, change.unit)} />
              <Value term={t('compare.after')} value={formatValue(change.after, change.unit)} />
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
          </li>
        ))}
      </ul>
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

const Value = ({ term, value }: { term: string; value: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </div>
);
