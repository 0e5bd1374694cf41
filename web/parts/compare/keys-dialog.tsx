import { t } from '../../words.ts';
import { TickField } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import { compareModes } from './modes/modes.ts';

const keys = [
  ['+ −', 'zoom'],
  ['← ↑ ↓ →', 'pan'],
  ['⇧ ← ↑ ↓ →', 'nudge'],
  ['0', 'fit'],
  ['[ ]', 'visits'],
  ['x', 'swap'],
  ['a', 'aligned'],
  ['m', 'matched'],
  ['r', 'region'],
  ['h', 'mask'],
  ['n', 'marks'],
  ['b', 'front'],
  ['l', 'linked'],
  ['?', 'help'],
] as const;

/** What every key does, and the way to turn single keys off. */
export function KeysDialog(props: { on: boolean; onChange: (on: boolean) => void; onClose: () => void }) {
  return (
    <Dialog title={t('compare.help')} onClose={props.onClose}>
      <div class="stack">
        <p class="quiet">{t('compare.helpLead')}</p>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('compare.keyHead')}</th>
              <th scope="col">{t('compare.keyDoes')}</th>
            </tr>
          </thead>
          <tbody>
            {compareModes.map(({ code, key }) => (
              <tr key={key}>
                <td>
                  <kbd>{key}</kbd>
                </td>
                <td>{t(`compare.mode.${code}`)}</td>
              </tr>
            ))}
            {keys.map(([key, does]) => (
              <tr key={key}>
                <td>
                  <kbd>{key}</kbd>
                </td>
                <td>{t(`compare.keys.${does}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <TickField
          name="shortcuts"
          label={t('compare.keysOn')}
          hint={t('compare.keysOnHint')}
          checked={props.on}
          onChange={props.onChange}
        />
      </div>
    </Dialog>
  );
}
