import type { AftercareSheet, SheetRule } from '../../../server/contract/aftercare.ts';
import type { Patient } from '../../../server/contract/patients.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../words.ts';
import { Leaflet, Paragraphs } from '../leaflet.tsx';
import { endedWords, fromWords, untilWords, wholeDay } from './aftercare-words.ts';

/** What the patient takes home. In a preview there is no patient yet. */
export function Sheet({ sheet, patient }: { sheet: AftercareSheet; patient?: Patient }) {
  const { branch, clinic, session, textVersion } = sheet;
  if (session === null) return null;
  return (
    <Leaflet
      title={t('aftercare.heading')}
      lead={
        <>
          {patient && <p>{t('aftercare.for', { name: patient.name, code: patient.code })}</p>}
          <p>{endedWords(session.endedAt, branch.timeZone)}</p>
        </>
      }
      clinic={clinic}
      place={
        <>
          <span>{branch.name}</span>
          {branch.phone && <span>{branch.phone}</span>}
        </>
      }
      footer={
        textVersion === null
          ? t('aftercare.previewFooter', { clinic })
          : t('aftercare.footer', { clinic, version: textVersion })
      }
    >
      <ul class="leaflet-rules">
        {sheet.rules.map((rule) => (
          <RuleLine
            key={`${rule.id} ${rule.carriedFrom}`}
            rule={rule}
            endedAt={session.endedAt}
            timeZone={branch.timeZone}
          />
        ))}
        {sheet.minoxidilFrom && (
          <li class="leaflet-rule">
            <p class="leaflet-text">{t('aftercare.minoxidil')}</p>
            <p class="leaflet-until">
              {t('aftercare.minoxidilFrom', { date: wholeDay(sheet.minoxidilFrom) })}
            </p>
          </li>
        )}
      </ul>
      {sheet.answers.length > 0 && (
        <section class="leaflet-answers">
          <h3>{t('aftercare.answers')}</h3>
          <dl>
            {sheet.answers.map(({ id, question, answer }) => (
              <div key={id}>
                <dt>{question}</dt>
                <dd>
                  <Paragraphs text={answer} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <p class="leaflet-call">
        <strong>
          {branch.phone ? t('aftercare.call', { phone: branch.phone }) : t('aftercare.callNoPhone')}
        </strong>{' '}
        {t('aftercare.doctorWins')}
      </p>
    </Leaflet>
  );
}

function RuleLine({ rule, endedAt, timeZone }: { rule: SheetRule; endedAt: string; timeZone: string }) {
  const from = fromWords(rule, endedAt, timeZone);
  return (
    <li class="leaflet-rule">
      <div>
        <p class="leaflet-text">{rule.text}</p>
        {rule.override && <p class="leaflet-note">{t('aftercare.forYou')}</p>}
        {rule.carriedFrom && (
          <p class="leaflet-note">{t('aftercare.carried', { date: formatDay(rule.carriedFrom) })}</p>
        )}
      </div>
      <p class="leaflet-until">
        {from && <span>{from}</span>} <span>{untilWords(rule, timeZone)}</span>
      </p>
    </li>
  );
}
