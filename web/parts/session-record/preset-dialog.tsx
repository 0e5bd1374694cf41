import { useState } from 'preact/hooks';
import type { KitPreset, KitPresetChange } from '../../../server/contract/kit-presets.ts';
import type { KitFields } from '../../../server/contract/session-record.ts';
import { post } from '../../api.ts';
import { t } from '../../words.ts';
import { Dialog } from '../dialog.tsx';
import { EditForm } from '../edit-form.tsx';
import { TextField } from '../field.tsx';
import { Form } from '../form.tsx';
import { text } from '../form-entries.ts';
import { toast } from '../toast.tsx';
import { ActivationFields, AnaesthesiaField, NeedleFields, TubeFields } from './kit-fields.tsx';
import { readKitFields } from './read-record.ts';
import { SpinFields } from './spin-fields.tsx';

const readPreset = (entries: FormData) => ({
  name: text(entries, 'name'),
  fields: readKitFields(entries) as KitFields,
});

/** Makes a preset, or changes one. */
export function PresetDialog(props: {
  preset: KitPreset | undefined;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { onSaved, onClose } = props;
  const [shown, show] = useState(props.preset);
  const done = () => {
    toast(t('presets.saved'));
    onSaved();
    onClose();
  };
  return (
    <Dialog title={t(shown ? 'presets.editTitle' : 'presets.addTitle')} onClose={onClose}>
      {shown ? (
        <EditForm<KitPreset, KitPresetChange>
          key={shown.version}
          path={`/api/kit-presets/${shown.id}`}
          thing={shown}
          read={readPreset}
          onSaved={(after, how) => (how === 'taken' ? show(after) : done())}
          onCancel={onClose}
        >
          {({ name, fields }) => <PresetFields name={name} fields={fields} />}
        </EditForm>
      ) : (
        <Form
          submit={t('presets.submit')}
          busy={t('common.saving')}
          onCancel={onClose}
          onSubmit={async (entries) => {
            await post<KitPreset>('/api/kit-presets', readPreset(entries));
            done();
          }}
        >
          <PresetFields name="" fields={{}} />
        </Form>
      )}
    </Dialog>
  );
}

function PresetFields({ name, fields }: { name: string; fields: KitFields }) {
  return (
    <>
      <TextField name="name" label={t('presets.name')} value={name} maxLength={200} autocomplete="off" />
      <TubeFields record={fields} />
      <SpinFields record={fields} entry={fields} />
      <ActivationFields record={fields} />
      <NeedleFields record={fields} />
      <AnaesthesiaField record={fields} />
    </>
  );
}
