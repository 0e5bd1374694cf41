import type { ComponentChildren } from 'preact';
import { DemonstrationMark } from './demonstration-mark.tsx';

/** A page for a patient, on the screen as it comes out of the printer: dark on white in either theme. */
export function Leaflet(props: {
  title: string;
  /** Under the title. */
  lead?: ComponentChildren;
  clinic: string;
  /** Under the clinic’s name. */
  place?: ComponentChildren;
  footer: string;
  children: ComponentChildren;
}) {
  return (
    <article class="leaflet on-paper" aria-label={props.title}>
      <header class="leaflet-head">
        <div>
          <h2>{props.title}</h2>
          {props.lead}
        </div>
        <div class="leaflet-clinic">
          <strong>{props.clinic}</strong>
          {props.place}
        </div>
      </header>
      <DemonstrationMark />
      {props.children}
      <footer class="leaflet-foot">{props.footer}</footer>
    </article>
  );
}

/** Plain text as it was typed: an empty line parts two paragraphs, a line that ends stays one. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n\s*\n/).map((paragraph, k) => (
        <p key={k} class="leaflet-paragraph">
          {paragraph.trim()}
        </p>
      ))}
    </>
  );
}
