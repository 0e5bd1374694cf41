import { useState } from 'preact/hooks';
import { useSession } from './session.tsx';

type Branches = readonly { id: string; name: string }[];

const storageKey = 'whorl.branch';

function storedBranch(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

/**
 * The branch this device stands in, and how to choose another: kept on this device only. A branch that is not there
 * any more, or none chosen yet, is the clinic's first.
 */
export function useChosenBranch(): {
  branches: Branches;
  branchId: string | undefined;
  choose: (id: string) => void;
} {
  const branches: Branches = useSession().who?.branches ?? [];
  const [chosen, setChosen] = useState(storedBranch);
  const choose = (id: string) => {
    setChosen(id);
    try {
      localStorage.setItem(storageKey, id);
    } catch {
      // Storage is closed: the choice holds until the page is left.
    }
  };
  const branchId = (branches.find(({ id }) => id === chosen) ?? branches[0])?.id;
  return { branches, branchId, choose };
}
