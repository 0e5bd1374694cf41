import { setPriority } from 'node:os';
import type { HeadState, Person, Shot } from '../scalp/person.ts';
import { jpegOf, photograph } from '../scalp/photograph.ts';

/** A process that takes photographs of nobody, one at a time, and gives way to everything a person waits for. */

export type Order = { id: number; person: Person; state: HeadState; shot: Shot };
export type Delivery = { id: number } & ({ jpeg: Uint8Array } | { failure: string });

/** As the measuring, so that both share what nobody else needs and end at about the same time. */
const lowPriority = 19;
setPriority(lowPriority);

process.on('message', ({ id, person, state, shot }: Order) => {
  void Promise.resolve()
    .then(() => jpegOf(photograph(person, state, shot)))
    .then(
      (jpeg): Delivery => ({ id, jpeg }),
      (error: unknown): Delivery => ({ id, failure: String(error) }),
    )
    .then((delivery) => process.send?.(delivery));
});
