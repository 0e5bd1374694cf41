import { useLocation } from 'preact-iso';
import { figureDivisions } from '../../../server/contract/codes.ts';
import type { FigureDivision, FigureQuery } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { options, SelectField } from '../choices.tsx';

/** What the address asks for: one division, and whether groups under five patients are kept back. */
export function figureQuery(query: Record<string, string>): Required<FigureQuery> {
  const by: FigureDivision = figureDivisions.find((each) => each === query.by) ?? 'all';
  return { by, deidentified: query.deidentified === 'yes' ? 'yes' : 'no' };
}

/** Chooses both; they stand in the address, so that a page can be kept. */
export function DivisionFields({ asked }: { asked: Required<FigureQuery> }) {
  const { path, route } = useLocation();
  const go = (next: Required<FigureQuery>) => {
    const search = new URLSearchParams();
    if (next.by !== 'all') search.set('by', next.by);
    if (next.deidentified === 'yes') search.set('deidentified', 'yes');
    route(search.size > 0 ? `${path}?${search}` : path, true);
  };
  return (
    <div class="form-pair figure-choices">
      <SelectField
        name="by"
        label={t('figures.by')}
        value={asked.by}
        options={options(figureDivisions, (each) => t(`figures.division.${each}`))}
        onChange={(by) => go({ ...asked, by })}
      />
      <SelectField
        name="deidentified"
        label={t('figures.names')}
        hint={t('figures.namesHint')}
        value={asked.deidentified}
        options={[
          { value: 'no', label: t('figures.namesShown') },
          { value: 'yes', label: t('figures.namesHidden') },
        ]}
        onChange={(deidentified) => go({ ...asked, deidentified })}
      />
    </div>
  );
}
