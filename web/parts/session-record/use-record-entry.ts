import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type ConfirmationEntry,
  isSameEntry,
  type RecordField,
  type RecordFinding,
  type SessionRecord,
  saidOnly,
} from '../../../server/contract/session-record.ts';
import type { ZoneDose } from '../../../server/contract/zones.ts';
import { text } from '../form-entries.ts';
import { forgetRecord, keepRecord } from './kept-record.ts';
import { readAnswers, readRecord } from './read-record.ts';

/** Where a form of a record begins, and what it was begun from. */
export interface Begun {
  version: number;
  base: SessionRecord;
  record: SessionRecord;
  answers: readonly ConfirmationEntry[];
  reason: string;
}

/** A record while it is typed: what its fields are drawn from, what they say now, and what of it is kept on this device. */
export function useRecordEntry(input: {
  begun: Begun;
  warnings: readonly RecordFinding[];
  personId: string;
  visitId: string;
  clock: { day: string; timeZone: string };
}) {
  const { begun, personId, visitId, clock } = input;
  const [shown, setShown] = useState({ round: 0, record: begun.record });
  const [entry, setEntry] = useState(begun.record);
  const zones = useRef(begun.record.zones ?? []);
  const area = useRef<HTMLDivElement>(null);
  const entries = () => new FormData(area.current?.querySelector('form') ?? undefined);

  const answered = () => ({
    answers: readAnswers(entries(), input.warnings),
    reason: text(entries(), 'reason'),
  });
  const keep = (record: SessionRecord) => {
    setEntry(record);
    const { answers, reason } = answered();
    const untouched =
      isSameEntry(saidOnly(record), saidOnly(begun.base)) && answers.length === 0 && reason === '';
    if (untouched) return forgetRecord(personId, visitId);
    const { version, base } = begun;
    keepRecord(personId, visitId, {
      version,
      base,
      record,
      answers,
      reason,
      keptAt: new Date().toISOString(),
    });
  };
  const read = (from: FormData = entries()) => readRecord(from, zones.current, clock);
  const replace = (record: SessionRecord) => {
    // The form was left meanwhile.
    if (!area.current) return;
    zones.current = record.zones ?? [];
    setShown(({ round }) => ({ round: round + 1, record }));
    keep(record);
  };
  const typed = useRef<() => void>(() => undefined);
  typed.current = () => {
    if (area.current) keep(read());
  };
  useEffect(() => {
    // A tick says `input` before `change`: whoever hears the latter shall not be drawn anew in between.
    const listen = () => setTimeout(() => typed.current());
    area.current?.addEventListener('input', listen);
    area.current?.addEventListener('keydown', byKeys);
  }, []);
  return {
    shown,
    entry,
    area,
    read,
    setZones: (next: ZoneDose[]) => {
      zones.current = next;
      keep(read());
    },
    answered,
    /** Fields filled in for the person are drawn anew; what it gives back undoes it, and nothing typed since. */
    fill: (fields: SessionRecord) => {
      const before = read();
      replace({ ...before, ...fields });
      const names = Object.keys(fields) as RecordField[];
      const earlier = Object.fromEntries(names.map((name) => [name, before[name] ?? null])) as SessionRecord;
      return () => replace({ ...read(), ...earlier });
    },
  };
}

/** Enter alone signs nothing; with Ctrl or ⌘ it does what the form's button does. */
function byKeys(event: KeyboardEvent) {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
  if (event.ctrlKey || event.metaKey) event.target.closest('form')?.requestSubmit();
  else if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
}
