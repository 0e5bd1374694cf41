import { type ComponentChildren, Fragment } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { type SessionRecord, saidOnly } from '../../../server/contract/session-record.ts';
import { t } from '../../words.ts';
import { FieldErrors } from '../field.tsx';
import { Icon } from '../icon.tsx';

/** Fields that may all be left open, folded away under their name, which says how many are filled in. */
export function RecordPart(props: {
  title: string;
  fields: readonly (keyof SessionRecord)[];
  /** As it is now. */
  entry: SessionRecord;
  open?: boolean;
  /** Counts up when fields were filled in for the person, and are drawn anew. */
  round: number;
  /** What fills the fields in, and keeps the focus when it has. */
  after?: ComponentChildren;
  children: ComponentChildren;
}) {
  const part = useRef<HTMLDetailsElement>(null);
  const said = saidOnly(props.entry);
  const answers = props.fields.includes('safety') ? Object.keys(said.safety ?? {}).length : 0;
  const count = answers || props.fields.filter((field) => field in said).length;
  const errors = useContext(FieldErrors);
  const isWrong = Object.keys(errors).some((name) =>
    props.fields.some((field) => field === name.split('.')[0]),
  );
  useEffect(() => {
    if (isWrong) part.current?.setAttribute('open', '');
  }, [isWrong]);
  return (
    <details class="record-part" ref={part} open={props.open}>
      <summary>
        <Icon name="chevron" directed />
        <span class="record-part-title">{props.title}</span>
        {count > 0 && <span class="quiet small">{t('record.filled', { count })}</span>}
      </summary>
      <div class="record-part-body">
        <Fragment key={props.round}>{props.children}</Fragment>
        {props.after && <div class="row">{props.after}</div>}
      </div>
    </details>
  );
}

/** What is wrong with fields that are no single entry (the zones, the day), or with one of their parts. */
export function PartError({ name }: { name: string }) {
  const errors = Object.entries(useContext(FieldErrors));
  const [, error] = errors.find(([field]) => field === name || field.startsWith(`${name}.`)) ?? [];
  if (!error) return null;
  return (
    <p class="field-error" role="alert">
      <Icon name="alert" />
      {error}
    </p>
  );
}
