import { safetyQuestions } from '../../../server/contract/codes.ts';
import {
  type ConfirmationEntry,
  isSameEntry,
  type RecordField,
  type RecordFinding,
  type SessionRecord,
  type Spin,
  saidOnly,
} from '../../../server/contract/session-record.ts';
import { localTime } from '../../clinic-clock.ts';
import { formatDay } from '../../dates.ts';
import { formatNumber } from '../../numbers.ts';
import { t } from '../../words.ts';

/** What the words of a record's values need beside it. */
export interface RecordContext {
  timeZone: string;
  doctors: readonly { id: string; name: string }[];
}

/** Every field in the order it is read. */
export const recordFields: readonly RecordField[] = [
  'doctorId',
  'startedAt',
  'endedAt',
  'safety',
  'bloodDrawnMl',
  'anticoagulant',
  'anticoagulantMl',
  'kit',
  'kitLot',
  'kitExpiresOn',
  'spins',
  'bloodPlateletsKPerUl',
  'haematocrit',
  'plasmaMl',
  'plasmaPlateletsKPerUl',
  'activation',
  'activatorMl',
  'activatorPercent',
  'activatedMinutesBefore',
  'injectedMl',
  'zones',
  'injectionPoints',
  'needleGauge',
  'depthMm',
  'technique',
  'anaesthesia',
  'pain',
  'note',
];

const number = (value: number) => formatNumber(value, { most: 3 });

const spinUnits: Record<keyof Spin, string> = {
  rpm: 'rpm',
  radiusCm: 'cm',
  minutes: 'min',
  g: 'g',
  temperatureC: '°C',
};

const spinWords = (spin: Spin) =>
  (Object.keys(spinUnits) as (keyof Spin)[])
    .flatMap((name) => (spin[name] === null ? [] : [`${number(spin[name])} ${spinUnits[name]}`]))
    .join(', ');

const zoneWords = ({ zone, areaCm2, volumeMl }: NonNullable<SessionRecord['zones']>[number]) =>
  [
    t(`codes.zone.${zone}`),
    ...(areaCm2 === null ? [] : [`${number(areaCm2)} ${t('record.zones.areaShort')}`]),
    ...(volumeMl === null ? [] : [`${number(volumeMl)} ${t('record.zones.volumeShort')}`]),
  ].join(' ');

const safetyWords = (safety: NonNullable<SessionRecord['safety']>) =>
  safetyQuestions
    .filter((question) => safety[question] !== undefined)
    .map(
      (question) => `${t(`record.safety.${question}`)}: ${t(safety[question] ? 'record.yes' : 'record.no')}`,
    )
    .join('; ');

/** What a field of a record says, in words; `null` where it is open. */
export function fieldValueWords(
  record: SessionRecord,
  field: RecordField,
  context: RecordContext,
): string | null {
  const { [field]: entry } = saidOnly(record);
  if (entry === undefined || entry === null) return null;
  if (typeof entry === 'number') return number(entry);
  switch (field) {
    case 'spins':
      return (record.spins ?? []).map(spinWords).join('; ');
    case 'zones':
      return (record.zones ?? []).map(zoneWords).join('; ');
    case 'safety':
      return safetyWords(record.safety ?? {});
    case 'anaesthesia':
      return (record.anaesthesia ?? []).map((each) => t(`codes.anaesthesia.${each}`)).join(', ');
    case 'doctorId':
      return context.doctors.find(({ id }) => id === entry)?.name ?? t('common.unknown');
    case 'startedAt':
    case 'endedAt':
      return localTime(String(entry), context.timeZone).clock;
    case 'kitExpiresOn':
      return formatDay(String(entry));
    case 'anticoagulant':
      return record.anticoagulant ? t(`codes.anticoagulant.${record.anticoagulant}`) : null;
    case 'activation':
      return record.activation ? t(`codes.activation.${record.activation}`) : null;
    default:
      return String(entry);
  }
}

/** The fields in which two records differ, in the order they are read. */
export function changedFields(before: SessionRecord, after: SessionRecord): RecordField[] {
  const [left, right] = [saidOnly(before), saidOnly(after)];
  return recordFields.filter((field) => !isSameEntry(left[field], right[field]));
}

/** A record with all that changed from `before` to `after`; `undefined` where nothing did. */
export function withChanges(
  record: SessionRecord,
  before: SessionRecord,
  after: SessionRecord,
): SessionRecord | undefined {
  const fields = changedFields(before, after);
  const changes = fields.map((field) => [field, after[field] ?? null]);
  return fields.length > 0 ? { ...record, ...Object.fromEntries(changes) } : undefined;
}

/** The answer to a warning, where it was given for the numbers it has now. */
export const answerTo = <Answer extends ConfirmationEntry>(
  warning: RecordFinding,
  given: readonly Answer[],
): Answer | undefined =>
  given.find(
    ({ code, field, values }) =>
      code === warning.code && field === warning.field && isSameEntry(values, warning.values),
  );
