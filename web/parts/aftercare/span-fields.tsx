import type { RuleSpan } from '../../../server/contract/aftercare.ts';
import { type WindowUnit, windowUnits } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';
import { options, SelectField } from '../choices.tsx';
import { TextField } from '../field.tsx';
import { oneOf, text } from '../form-entries.ts';

const units = () => options<WindowUnit>(windowUnits, (each) => t(`aftercare.units.${each}`));
const edges = ['from', 'until'] as const;

/** When a rule begins and ends; entries are named as the wire names them, `<name>.from.amount` and so on. */
export function SpanFields({ name, span, hint }: { name: string; span: RuleSpan; hint?: string }) {
  return (
    <div>
      <div class="span-fields">
        {edges.map((edge) => (
          <div class="span-edge" key={edge}>
            <TextField
              name={`${name}${edge}.amount`}
              label={t(`aftercare.${edge}Amount`)}
              type="number"
              inputMode="numeric"
              min={0}
              max={1000}
              step={1}
              value={span[edge].amount}
            />
            <SelectField
              name={`${name}${edge}.unit`}
              label={t(`aftercare.${edge}Unit`)}
              options={units()}
              value={span[edge].unit}
            />
          </div>
        ))}
      </div>
      {hint && <p class="field-hint">{hint}</p>}
    </div>
  );
}

/** The entries as the wire wants them. */
export function readSpan(entries: FormData, name: string): RuleSpan {
  const edge = (which: (typeof edges)[number]) => ({
    amount: Number(text(entries, `${name}${which}.amount`)),
    unit: oneOf(entries, `${name}${which}.unit`, windowUnits),
  });
  return { from: edge('from'), until: edge('until') };
}
