import { useState } from 'preact/hooks';
import { daysInMonth, monthName } from '../../dates.ts';
import { t } from '../../words.ts';
import { SelectField } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';
import type { OldDate } from './old-file.ts';

/** Nobody photographed a scalp for a record before. */
const firstYear = 1950;
const upTo = (last: number) => Array.from({ length: Math.max(0, last) }, (_none, at) => at + 1);
const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Asks when photographs were taken, as exactly as anybody knows: a year, a month of it, a day of that. */
export function DateDialog(props: {
  date: OldDate | null;
  today: string;
  onDate: (date: OldDate) => void;
  onClose: () => void;
}) {
  const { date, today } = props;
  const [thisYear, thisMonth, thisDay] = today.split('-').map(Number) as [number, number, number];
  const known = date?.date.split('-').map(Number) ?? [];
  const [year, setYear] = useState(known[0] ?? thisYear);
  const [month, setMonth] = useState(date && date.datePrecision !== 'year' ? (known[1] ?? 0) : 0);
  const lastMonth = year === thisYear ? thisMonth : 12;
  const lastDay = year === thisYear && month === thisMonth ? thisDay : daysInMonth(year, month);
  const notKnown = { value: '', label: t('oldPhotos.date.notKnown') };
  return (
    <Dialog title={t('oldPhotos.date.title')} onClose={props.onClose}>
      <Form
        submit={t('oldPhotos.date.submit')}
        busy={t('common.saving')}
        onCancel={props.onClose}
        onSubmit={async (entries) => {
          props.onDate(dateOf(text(entries, 'year'), text(entries, 'month'), text(entries, 'day')));
          props.onClose();
        }}
      >
        <p class="quiet small">{t('oldPhotos.date.text')}</p>
        <TextField
          name="year"
          label={t('oldPhotos.date.year')}
          type="number"
          inputMode="numeric"
          min={firstYear}
          max={thisYear}
          step={1}
          value={year}
          onInput={(typed) => setYear(Number(typed))}
          short
        />
        <SelectField
          name="month"
          label={t('oldPhotos.date.month')}
          optional
          value={month ? String(month) : ''}
          options={[
            notKnown,
            ...upTo(lastMonth).map((each) => ({ value: String(each), label: monthName(each) })),
          ]}
          onChange={(chosen) => setMonth(Number(chosen))}
        />
        {month > 0 && (
          <SelectField
            name="day"
            label={t('oldPhotos.date.day')}
            optional
            value={date?.datePrecision === 'day' ? String(known[2]) : ''}
            options={[
              notKnown,
              ...upTo(lastDay).map((each) => ({ value: String(each), label: String(each) })),
            ]}
          />
        )}
      </Form>
    </Dialog>
  );
}

/** What was said, as it is stored: of a month or a year its first day. */
function dateOf(year: string, month: string, day: string): OldDate {
  if (month === '') return { date: `${year}-01-01`, datePrecision: 'year' };
  const ofMonth = `${year}-${twoDigits(Number(month))}`;
  if (day === '') return { date: `${ofMonth}-01`, datePrecision: 'month' };
  return { date: `${ofMonth}-${twoDigits(Number(day))}`, datePrecision: 'day' };
}
