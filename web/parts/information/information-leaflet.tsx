import type { InformationContent } from '../../../server/contract/texts.ts';
import { t } from '../../words.ts';
import { Leaflet, Paragraphs } from '../leaflet.tsx';

/** What patients read of the treatment; `version` `null`: in a preview. */
export function InformationLeaflet(props: {
  clinic: string;
  version: number | null;
  sections: InformationContent['sections'];
}) {
  const { clinic, version } = props;
  return (
    <Leaflet
      title={t('information.title')}
      clinic={clinic}
      footer={
        version === null
          ? t('information.previewFooter', { clinic })
          : t('information.footer', { clinic, version })
      }
    >
      {props.sections.map(({ heading, text }, k) => (
        <section key={k} class="leaflet-section">
          <h3>{heading}</h3>
          <Paragraphs text={text} />
        </section>
      ))}
    </Leaflet>
  );
}
