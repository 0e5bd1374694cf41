import type { ComponentChildren } from 'preact';
import { Section } from '../page.tsx';

/** One kind of work of a day; where there is none, a sentence that says so, or nothing. */
export function WorkSection(props: { title: string; empty?: string; rows: ComponentChildren[] }) {
  const { rows } = props;
  if (rows.length === 0 && props.empty === undefined) return null;
  return (
    <Section title={props.title} {...(rows.length > 0 ? { count: String(rows.length) } : {})}>
      {rows.length === 0 ? <p class="section-empty">{props.empty}</p> : <ul class="rows">{rows}</ul>}
    </Section>
  );
}

/** One patient and the one thing to do. `beside`: what can be done instead. */
export function WorkRow(props: {
  href: string;
  patient: { name: string; code: string };
  mark?: ComponentChildren;
  detail: string;
  action: string;
  beside?: ComponentChildren;
}) {
  return (
    <li class={props.beside ? 'rows-two' : undefined}>
      <a class="rows-link" href={props.href}>
        <span class="rows-mark">{props.mark}</span>
        <span class="rows-main">
          <span>
            <span class="rows-name">{props.patient.name}</span>{' '}
            <span class="code quiet">{props.patient.code}</span>
          </span>
          <span class="rows-detail">{props.detail}</span>
        </span>
        <span class="rows-action">{props.action}</span>
      </a>
      {props.beside}
    </li>
  );
}
