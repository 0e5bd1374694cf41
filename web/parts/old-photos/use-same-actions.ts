import { useMemo, useRef } from 'preact/hooks';
import type { OldFileActions } from './old-file-item.tsx';

/** One object for all drawings that does what the latest of them says, so that a card is not drawn anew for it. */
export function useSameActions(actions: OldFileActions): OldFileActions {
  const latest = useRef(actions);
  latest.current = actions;
  const views = actions.views.join(' ');
  return useMemo(
    () => ({
      views: latest.current.views,
      onChoose: (...said) => latest.current.onChoose(...said),
      onView: (...said) => latest.current.onView(...said),
      onDate: (...said) => latest.current.onDate(...said),
      onRemove: (...said) => latest.current.onRemove(...said),
    }),
    [views],
  );
}
