import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { View } from '../../../server/contract/codes.ts';
import { t } from '../../words.ts';

export interface ChosenPhoto {
  photoId: string;
  view: View;
  /** `YYYY-MM-DD`: the earlier one stands first in the comparison. */
  on: string;
  /** What its column is called. */
  title: string;
}

export interface PairChoice {
  first: ChosenPhoto | undefined;
  /** What happened last, in words. */
  words: string;
  choose: (photo: ChosenPhoto) => void;
  clear: () => void;
}

/** Two presses in one row open their comparison; a press in another row starts anew there. */
export function usePairChoice(patientId: string): PairChoice {
  const { route } = useLocation();
  const [first, setFirst] = useState<ChosenPhoto>();
  const [words, setWords] = useState('');
  const clear = () => {
    setFirst(undefined);
    setWords(t('grid.choice.cleared'));
  };
  const choose = (photo: ChosenPhoto) => {
    if (first?.photoId === photo.photoId) return clear();
    if (first?.view === photo.view) {
      const [before, after] = first.on <= photo.on ? [first, photo] : [photo, first];
      return route(comparePath(patientId, before.photoId, after.photoId));
    }
    setFirst(photo);
    const values = { view: t(`codes.view.${photo.view}`), column: photo.title };
    setWords(t(first ? 'grid.choice.other' : 'grid.choice.first', values));
  };
  return { first, words, choose, clear };
}

const comparePath = (patientId: string, before: string, after: string) =>
  `/patients/${patientId}/compare?before=${before}&after=${after}`;
