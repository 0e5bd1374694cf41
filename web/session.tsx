import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Role } from '../server/contract/codes.ts';
import type { SignedIn } from '../server/contract/people.ts';
import type { SetupState } from '../server/contract/setup.ts';
import { get, onSignedOut } from './api.ts';
import { notePersonHere, personHere } from './person-here.ts';
import { isApiProblem } from './problem.ts';

export interface Session {
  /** `undefined`: not known yet; `null`: nobody is signed in. */
  who: SignedIn | null | undefined;
  /** There is no clinic yet: the first page is the setup. */
  setupNeeded: boolean;
  /** What stopped the first question to the server. */
  problem: unknown;
  set: (who: SignedIn | null) => void;
}

const SessionContext = createContext<Session>({
  who: undefined,
  setupNeeded: false,
  problem: undefined,
  set: () => undefined,
});

/** Asks once who is signed in, and hears it from every call that the session has ended. */
export function SessionProvider({ children }: { children: ComponentChildren }) {
  const [who, setWho] = useState<SignedIn | null>();
  const set = useCallback((next: SignedIn | null) => {
    notePersonHere(next?.person.id);
    setWho(next);
  }, []);
  const [setupNeeded, setSetupNeeded] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    onSignedOut(() => {
      if (personHere()) set(null);
    });
    askWhoIsHere()
      .then((here) => {
        setSetupNeeded(here.setupNeeded);
        set(here.who);
      })
      .catch(setProblem);
  }, []);
  const session = useMemo(() => ({ who, setupNeeded, problem, set }), [who, setupNeeded, problem]);
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

async function askWhoIsHere(): Promise<Pick<Session, 'setupNeeded'> & { who: SignedIn | null }> {
  try {
    return { who: await get<SignedIn>('/api/session'), setupNeeded: false };
  } catch (error) {
    if (!isApiProblem(error) || error.status !== 401) throw error;
    const setup = await get<SetupState>('/api/setup');
    return { who: null, setupNeeded: setup.needed };
  }
}

export const useSession = (): Session => useContext(SessionContext);

/** The time zone of a branch, of the first one where none is named: the days of its visits are days there. */
export function useTimeZone(branchId?: string): string | undefined {
  const branches = useSession().who?.branches ?? [];
  return (branches.find((branch) => branch.id === branchId) ?? branches[0])?.timeZone;
}

/** Whether the person signed in holds one of `roles`; the server checks again whatever this says. */
export function useHasRole(...roles: Role[]): boolean {
  const { who } = useSession();
  return who?.person.roles.some((role) => roles.includes(role)) ?? false;
}
