import { useState } from 'preact/hooks';
import type {
  AftercareOverride,
  AftercareOverrideList,
  AftercareSheet,
  SheetRule,
} from '../../../server/contract/aftercare.ts';
import type { Patient } from '../../../server/contract/patients.ts';
import { get } from '../../api.ts';
import { formatInstant } from '../../dates.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import { useResource } from '../use-resource.ts';
import { spanWords, untilWords } from './aftercare-words.ts';
import { OverrideDialog, TakeBackDialog } from './override-dialog.tsx';

type Opened = { rule: SheetRule; how: 'change' | 'takeBack' };

/** Each rule where it stands today, what a doctor said otherwise for this patient, and where a doctor says it. */
export function OverridesSection(props: { sheet: AftercareSheet; patient: Patient; onSaved: () => void }) {
  const { sheet, patient } = props;
  const { timeZone } = sheet.branch;
  const path = `/api/patients/${patient.id}/aftercare/overrides`;
  const history = useResource(path, (signal) => get<AftercareOverrideList>(path, { signal }));
  const [opened, open] = useState<Opened>();
  // What a later session followed is not changed any more.
  const decides = useHasRole('doctor') && sheet.restartedBy === null;
  const dialog = opened && {
    rule: opened.rule,
    patientId: patient.id,
    onSaved: () => {
      history.reload();
      props.onSaved();
    },
    onClose: () => open(undefined),
  };
  return (
    <div class="overrides">
      <Section title={t('aftercare.overridesTitle')}>
        <p class="quiet small">{t('aftercare.overridesLead')}</p>
        <ul>
          {sheet.rules.map((rule) => (
            <RuleRow
              key={`${rule.id} ${rule.carriedFrom}`}
              rule={rule}
              timeZone={timeZone}
              onOpen={decides ? open : undefined}
            />
          ))}
        </ul>
        <Loaded resource={history} busy={t('aftercare.loading')}>
          {({ overrides }) => <History overrides={overrides} rules={sheet.rules} timeZone={timeZone} />}
        </Loaded>
      </Section>
      {opened?.how === 'change' && dialog && <OverrideDialog {...dialog} />}
      {opened?.how === 'takeBack' && dialog && <TakeBackDialog {...dialog} />}
    </div>
  );
}

function RuleRow(props: {
  rule: SheetRule;
  timeZone: string;
  onOpen: ((opened: Opened) => void) | undefined;
}) {
  const { rule, timeZone, onOpen } = props;
  const { clinicRule, override } = rule;
  return (
    <li class="override">
      <div>
        <p>
          <span class={`tag aftercare-${rule.state}`}>{t(`aftercare.state.${rule.state}`)}</span> {rule.text}
        </p>
        <p class="quiet small">{untilWords(rule, timeZone)}</p>
        {override && (
          <>
            <p class="small">
              {t('aftercare.overridden', {
                who: override.enteredBy,
                when: formatInstant(override.enteredAt, timeZone),
                why: override.reason,
              })}
            </p>
            <p class="quiet small">
              {t('aftercare.clinicSays', { text: clinicRule.text, span: spanWords(clinicRule) })}
            </p>
          </>
        )}
      </div>
      {onOpen && (
        <div class="row">
          {override && (
            <Button
              look="plain"
              label={t('aftercare.takeBackOf', { rule: rule.text })}
              onClick={() => onOpen({ rule, how: 'takeBack' })}
            >
              {t('aftercare.takeBack')}
            </Button>
          )}
          <Button
            label={t('aftercare.changeOf', { rule: rule.text })}
            onClick={() => onOpen({ rule, how: 'change' })}
          >
            {t('aftercare.change')}
          </Button>
        </div>
      )}
    </li>
  );
}

function History(props: {
  overrides: readonly AftercareOverride[];
  rules: readonly SheetRule[];
  timeZone: string;
}) {
  const { overrides, rules, timeZone } = props;
  if (overrides.length === 0) return null;
  const nameOf = (entry: AftercareOverride) =>
    entry.text ?? rules.find(({ id }) => id === entry.ruleId)?.clinicRule.text ?? entry.ruleId;
  const whatOf = (entry: AftercareOverride) => {
    if (entry.withdrawn) return t('aftercare.historyBack');
    return entry.span ? spanWords(entry.span) : undefined;
  };
  return (
    <details class="override-history">
      <summary>{t('aftercare.history')}</summary>
      <ol>
        {overrides.map((entry) => (
          <li key={`${entry.ruleId} ${entry.version}`}>
            <p>{[nameOf(entry), whatOf(entry)].filter(Boolean).join(' · ')}</p>
            <p class="quiet small">
              {t('aftercare.historyEntry', {
                who: entry.enteredBy,
                when: formatInstant(entry.enteredAt, timeZone),
                why: entry.reason,
              })}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
