import type { FigureGroup } from '../../../server/contract/figures.ts';
import { t } from '../../words.ts';
import { groupName } from './figure-words.ts';

/** A group of which nothing is shown. `columns`: those after the milestone. */
export function WithheldRow(props: { group: FigureGroup; divided: boolean; columns: number }) {
  const { group, divided, columns } = props;
  return (
    <tr>
      {divided && <th scope="row">{groupName(group)}</th>}
      <td colSpan={columns + 1} class="quiet">
        {t('figures.withheld')}
      </td>
    </tr>
  );
}
