import { useCallback, useRef, useState } from 'preact/hooks';
import type { Visit, VisitChange } from '../../../server/contract/visits.ts';
import { patch } from '../../api.ts';
import { isApiProblem } from '../../problem.ts';

export interface VisitEditing {
  /** What the server keeps, with the changes that are on their way already in it. */
  visit: Visit;
  saving: boolean;
  /** Counts up when the visit shown is not what the person last entered: fields are drawn anew. */
  round: number;
  /** Why the last quick change was undone: 412 where somebody else was faster. */
  problem: unknown;
  /** Shows the change at once and sends it; where it is refused, it is undone and `problem` says why. */
  change: (change: VisitChange) => void;
  /** Sends a form's change and throws what the form shall show; the entries stay where they are. */
  save: (change: VisitChange) => Promise<Visit>;
}

/** One visit being edited by many small controls: changes go to the server one after the other, each on the version of the last. */
export function useVisitEditing(initial: Visit): VisitEditing {
  const server = useRef(initial);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [pending, setPending] = useState<readonly VisitChange[]>([]);
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<unknown>();

  const send = useCallback((change: VisitChange): Promise<Visit> => {
    const path = `/api/visits/${server.current.id}`;
    const sent = queue.current.then(async () => {
      try {
        server.current = await patch<Visit>(path, change, { version: server.current.version });
        return server.current;
      } catch (thrown) {
        if (isApiProblem(thrown) && thrown.status === 412 && thrown.current) {
          server.current = thrown.current as Visit;
        }
        throw thrown;
      }
    });
    queue.current = sent.catch(() => undefined);
    return sent;
  }, []);

  const change = useCallback((each: VisitChange) => {
    setProblem(undefined);
    setPending((before) => [...before, each]);
    send(each)
      .catch((thrown: unknown) => {
        setProblem(thrown);
        setRound((count) => count + 1);
      })
      .finally(() => setPending((before) => before.filter((other) => other !== each)));
  }, []);

  const save = useCallback(async (each: VisitChange) => {
    const saved = await send(each);
    setRound((count) => count + 1);
    return saved;
  }, []);

  const visit = pending.reduce(withChange, server.current);
  return { visit, saving: pending.length > 0, round, problem, change, save };
}

function withChange(visit: Visit, change: VisitChange): Visit {
  const session = visit.session ?? { kind: 'initial', counts: null, injectedAt: null };
  return {
    ...visit,
    ...change,
    session: change.session ? { ...session, ...change.session } : visit.session,
    preparation: { ...visit.preparation, ...change.preparation },
    record: { ...visit.record, ...change.record },
  };
}
