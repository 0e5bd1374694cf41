import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClinicText } from '../../../server/contract/codes.ts';
import type { TextVersionList } from '../../../server/contract/texts.ts';
import { get } from '../../api.ts';
import { formatInstant } from '../../dates.ts';
import { useHasRole, useTimeZone } from '../../session.tsx';
import { t } from '../../words.ts';
import { LinkButton } from '../button.tsx';
import { Notice } from '../feedback.tsx';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import { type Resource, useResource } from '../use-resource.ts';

type Publication = TextVersionList['versions'][number];

interface TextRoomProps<Published> {
  text: ClinicText;
  /** A former version that is to be read. */
  version: string | undefined;
  editor: (published: Published, onPublished: (published: Published) => void) => ComponentChildren;
  reading: (published: Published) => ComponentChildren;
}

/** A text of the clinic: an administrator edits it, the others read it, and every version stays readable. */
export function TextRoom<Published extends Publication>(props: TextRoomProps<Published>) {
  const path = `/api/texts/${props.text}`;
  const text = useResource(path, (signal) => get<Published>(path, { signal }));
  const versionsPath = `${path}/versions`;
  const versions = useResource(versionsPath, (signal) => get<TextVersionList>(versionsPath, { signal }));
  const formerPath = props.version ? `${versionsPath}/${props.version}` : null;
  const former = useResource(formerPath, (signal) => get<Published>(formerPath ?? '', { signal }));
  const edits = useHasRole('admin');
  const standing = useRef<HTMLParagraphElement>(null);
  const [publications, setPublications] = useState(0);
  useEffect(() => {
    // The editor begins anew, and with it goes the button that was pressed.
    if (publications > 0) standing.current?.focus();
  }, [publications]);
  return (
    <>
      {formerPath ? (
        <Loaded resource={former} busy={t('texts.loading')}>
          {(value) => (
            <div class="stack">
              <Notice look="caution" title={t('texts.formerTitle', { version: value.version })}>
                <p>
                  <PublishedBy publication={value} /> {t('texts.formerText')}
                </p>
                <LinkButton href={`/settings/${props.text}`}>{t('texts.toNewest')}</LinkButton>
              </Notice>
              {props.reading(value)}
            </div>
          )}
        </Loaded>
      ) : (
        <Loaded resource={text} busy={t('texts.loading')}>
          {(value) => (
            <div class="stack">
              <p class="quiet small" ref={standing} tabIndex={-1}>
                <PublishedBy publication={value} /> {!edits && t('texts.readOnly')}
              </p>
              {edits
                ? props.editor(value, (published) => {
                    text.set(published);
                    versions.reload();
                    setPublications(publications + 1);
                  })
                : props.reading(value)}
            </div>
          )}
        </Loaded>
      )}
      <Versions text={props.text} versions={versions} />
    </>
  );
}

function PublishedBy({ publication }: { publication: Publication }) {
  const zone = useTimeZone();
  const { version, publishedBy, publishedAt } = publication;
  if (publishedBy === null) return <>{t('texts.first')}</>;
  return <>{t('texts.published', { version, who: publishedBy, when: formatInstant(publishedAt, zone) })}</>;
}

function Versions({ text, versions }: { text: ClinicText; versions: Resource<TextVersionList> }) {
  const zone = useTimeZone();
  return (
    <Section title={t('texts.versions')}>
      <p class="quiet small">{t('texts.versionsLead')}</p>
      <Loaded resource={versions} busy={t('texts.loading')}>
        {({ versions: list }) => (
          <ul class="rows">
            {list.map(({ version, publishedBy, publishedAt }, place) => (
              <li key={version} class="rows-plain">
                <span class="rows-main">
                  <span class="rows-name">
                    {t(place === 0 ? 'texts.versionNow' : 'texts.version', { version })}
                  </span>
                  <span class="rows-detail">
                    {publishedBy === null
                      ? t('texts.byWhorl')
                      : t('texts.by', { who: publishedBy, when: formatInstant(publishedAt, zone) })}
                  </span>
                </span>
                {place > 0 && (
                  <LinkButton href={`/settings/${text}?version=${version}`}>
                    {t('texts.read', { version })}
                  </LinkButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}
