import { useState } from 'preact/hooks';
import type { FigureSetHead, FigureSetList } from '../../../server/contract/figures.ts';
import { get, post } from '../../api.ts';
import { formatDay } from '../../dates.ts';
import { useHasRole } from '../../session.tsx';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import { toast } from '../toast.tsx';
import { useResource } from '../use-resource.ts';

const path = '/api/figure-sets';

/** The sets that were frozen, and where a doctor freezes the next one. */
export function FrozenSets({ mayFreeze }: { mayFreeze: boolean }) {
  const sets = useResource(path, (signal) => get<FigureSetList>(path, { signal }));
  const isDoctor = useHasRole('doctor');
  const [freezing, freeze] = useState(false);
  return (
    <Section
      title={t('figures.setsTitle')}
      actions={
        isDoctor && mayFreeze ? (
          <Button onClick={() => freeze(true)}>{t('figures.freeze')}</Button>
        ) : undefined
      }
    >
      <Loaded resource={sets} busy={t('figures.setLoading')}>
        {({ sets: list }) =>
          list.length === 0 ? (
            <p class="quiet">{t('figures.setsNone')}</p>
          ) : (
            <ul class="rows">
              {list.map((set) => (
                <li key={set.id}>
                  <a class="rows-link figure-set" href={`/figures/${set.id}`}>
                    <span class="rows-main">
                      <span class="rows-name">{set.name}</span>
                      <span class="rows-detail">
                        {t('figures.setFacts', {
                          date: formatDay(set.frozenOn),
                          who: set.frozenBy,
                          count: set.courses,
                        })}
                      </span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {freezing && <FreezeDialog onSaved={sets.reload} onClose={() => freeze(false)} />}
    </Section>
  );
}

function FreezeDialog({ onSaved, onClose }: { onSaved: () => void; onClose: () => void }) {
  const save = async (entries: FormData) => {
    await post<FigureSetHead>(path, { name: text(entries, 'name') });
    toast(t('figures.frozen'));
    onSaved();
    onClose();
  };
  return (
    <Dialog title={t('figures.freezeTitle')} onClose={onClose}>
      <Form submit={t('figures.freezeTitle')} busy={t('figures.freezing')} onCancel={onClose} onSubmit={save}>
        <p class="quiet">{t('figures.freezeText')}</p>
        <TextField
          name="name"
          label={t('figures.freezeName')}
          hint={t('figures.freezeHint')}
          maxLength={200}
        />
      </Form>
    </Dialog>
  );
}
