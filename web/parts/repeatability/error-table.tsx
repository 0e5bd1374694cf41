import type { RepeatabilityRow } from '../../../server/contract/repeatability.ts';
import { formatNumber } from '../../numbers.ts';
import { reasonWords, t } from '../../words.ts';
import { formatBand, formatError } from '../value-words.ts';

/** A smallest detectable change with `±`; a relative one says what it is a share of. */
function sdcWords(sdc: number, { unit, errorKind }: RepeatabilityRow): string {
  if (errorKind === 'wsd') return formatBand(sdc, unit);
  return t('repeatability.ofValue', { sdc: `±${formatNumber(sdc)}\u00a0%` });
}

/** The error of each measure and view: how many pairs, what they say, and what verdicts stand on meanwhile. */
export function ErrorTable(props: { rows: RepeatabilityRow[]; pairsNeeded: number }) {
  return (
    <>
      <table class="table error-table">
        <caption class="heard-only">{t('repeatability.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('repeatability.view')}</th>
            <th scope="col">{t('repeatability.pairs')}</th>
            <th scope="col">{t('repeatability.own')}</th>
            <th scope="col">{t('repeatability.inUse')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <ErrorRow
              key={`${row.metric} ${row.unit} ${row.view}`}
              row={row}
              pairsNeeded={props.pairsNeeded}
            />
          ))}
        </tbody>
      </table>
      <p class="quiet small measure">{t('repeatability.tableNote')}</p>
    </>
  );
}

function ErrorRow({ row, pairsNeeded }: { row: RepeatabilityRow; pairsNeeded: number }) {
  const { pairs, pairsMissing, error, upperBoundFactor, ownSdc, sdcInUse, provisional, leftOut } = row;
  const source = sdcInUse === null ? 'none' : provisional ? 'published' : 'own';
  return (
    <tr>
      <th scope="row">
        <span class="ink">{t(`codes.view.${row.view}`)}</span>
        <span class="error-detail">
          {t('repeatability.measure', { metric: t(`codes.metric.${row.metric}`), unit: row.unit })}
        </span>
      </th>
      <td>
        {provisional
          ? t('repeatability.pairsOf', { pairs, needed: pairsNeeded })
          : t('repeatability.pairsEnough', { count: pairs })}
        {pairsMissing > 0 && pairs > 0 && (
          <span class="error-detail">{t('repeatability.missing', { count: pairsMissing })}</span>
        )}
        {leftOut.map(({ reason, pairs: count }) => (
          <span key={reason.code} class="error-detail">
            {t('repeatability.leftOut', { count, reason: reasonWords(reason) })}
          </span>
        ))}
      </td>
      <td>
        {error === null || ownSdc === null || upperBoundFactor === null ? (
          <span class="quiet">{t('repeatability.noOwn')}</span>
        ) : (
          <>
            {sdcWords(ownSdc, row)}
            <span class="error-detail">
              {t('repeatability.ownFrom', {
                error: formatError(error, row.unit, row.errorKind),
                factor: formatNumber(upperBoundFactor, { exactly: 2 }),
              })}
            </span>
          </>
        )}
      </td>
      <td>
        {sdcInUse !== null && <strong>{sdcWords(sdcInUse, row)}</strong>}
        <span class="error-detail">{t(`repeatability.source.${source}`)}</span>
      </td>
    </tr>
  );
}
