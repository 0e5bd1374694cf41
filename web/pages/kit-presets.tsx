import { useState } from 'preact/hooks';
import type { KitPreset, KitPresetList } from '../../server/contract/kit-presets.ts';
import { kitFieldNames } from '../../server/contract/session-record.ts';
import { get, patch } from '../api.ts';
import { Button } from '../parts/button.tsx';
import { Empty, problemWords } from '../parts/feedback.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PresetDialog } from '../parts/session-record/preset-dialog.tsx';
import { fieldValueWords } from '../parts/session-record/record-words.ts';
import { SettingsPage } from '../parts/settings-page.tsx';
import { toast } from '../parts/toast.tsx';
import { useResource } from '../parts/use-resource.ts';
import { t } from '../words.ts';

const path = '/api/kit-presets';

/** The clinic's presets for the record of a session. */
export default function KitPresetsPage() {
  const list = useResource(path, (signal) => get<KitPresetList>(path, { signal }));
  const [open, setOpen] = useState<KitPreset | 'new'>();

  const offer = async (preset: KitPreset, retired: boolean): Promise<void> => {
    try {
      const after = await patch<KitPreset>(`${path}/${preset.id}`, { retired }, { version: preset.version });
      list.reload();
      const { name } = preset;
      if (retired) toast(t('presets.retired', { name }), () => void offer(after, false));
      else toast(t('presets.back', { name }));
    } catch (problem) {
      toast(problemWords(problem).detail);
    }
  };
  const add = (
    <Button icon="plus" onClick={() => setOpen('new')}>
      {t('presets.add')}
    </Button>
  );
  return (
    <SettingsPage tab="kit-presets" lead={t('presets.lead')} actions={add}>
      <Loaded resource={list} busy={t('presets.loading')}>
        {({ presets }) =>
          presets.length === 0 ? (
            <Empty title={t('presets.none')} text={t('presets.noneText')} />
          ) : (
            <ul class="rows">
              {presets.map((preset) => (
                <li key={preset.id} class="rows-plain">
                  <span class="rows-main">
                    <span class="rows-name">{preset.name}</span>
                    <span class="rows-detail">{presetWords(preset)}</span>
                  </span>
                  <span class="row">
                    <Button onClick={() => setOpen(preset)}>
                      {t('common.edit')}
                      <span class="heard-only"> {preset.name}</span>
                    </Button>
                    <Button look="plain" onClick={() => void offer(preset, !preset.retired)}>
                      {t(preset.retired ? 'presets.bring' : 'presets.retire')}
                      <span class="heard-only"> {preset.name}</span>
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {open && (
        <PresetDialog
          preset={open === 'new' ? undefined : open}
          onSaved={list.reload}
          onClose={() => setOpen(undefined)}
        />
      )}
    </SettingsPage>
  );
}

/** `offered no more · Blue · ACD-A · 1,500 rpm, 10 cm` */
function presetWords({ fields, retired }: KitPreset): string {
  const said = kitFieldNames.flatMap((name) => {
    const words = fieldValueWords(fields, name, { timeZone: 'UTC', doctors: [] });
    return words === null ? [] : [`${t(`record.field.${name}`)}: ${words}`];
  });
  return [...(retired ? [t('presets.isRetired')] : []), ...said].join(' · ');
}
