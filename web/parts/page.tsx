import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useSession } from '../session.tsx';
import { t } from '../words.ts';

let pagesShown = 0;

/**
 * Names the page in the window and moves the focus to its title after a navigation, so that a screen reader
 * says where it is. The first page leaves the focus to the browser. Never put a patient's name in `title`:
 * windows and histories are seen by others.
 */
export function usePageTitle(title: string) {
  const clinic = useSession().who?.clinic.name ?? t('frame.product');
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${title} · ${clinic}`;
  }, [title, clinic]);
  useEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

export interface PageProps {
  title: string;
  /** The part of a place with several pages: heard after the title and shown in the window's. */
  part?: string;
  lead?: ComponentChildren;
  /** What can be done here, beside the title. */
  actions?: ComponentChildren;
  /** Forms read better in a narrow column. */
  narrow?: boolean;
  children: ComponentChildren;
}

/** The body of a page with its one `h1`. */
export function Page({ title, part, lead, actions, narrow = false, children }: PageProps) {
  const heading = usePageTitle(part ? `${title}: ${part}` : title);
  return (
    <div class={narrow ? 'page page-narrow' : 'page'}>
      <div class="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
            {part && <span class="heard-only">: {part}</span>}
          </h1>
          {lead && <p class="page-lead">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}

/** A part of a page under its own heading and hairline. */
export function Section(props: {
  title: string;
  count?: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{props.title}</h2>
        {props.count && <span class="section-count">{props.count}</span>}
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
