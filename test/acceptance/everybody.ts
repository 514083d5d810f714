/*
 * Everybody: one person of each role that a document can run as, and what each of them has in their hands.
 *
 * Gives  ids of a person's own; who has none is given Farah's, which are not theirs, so that nothing fails for want of a value.
 */
import { IDS, idOf } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { act } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { ADMIN } from '../support/operators.ts';
import { AGENT, FARAH, MARCO } from '../support/people.ts';
import { buy } from '../support/shopper.ts';
import type { Person } from '../support/tokens.ts';
import type { World } from '../support/world.ts';

export const EVERYBODY: Readonly<Record<string, Person | null>> = {
  'the holder of the primary line': FARAH,
  'the holder of a secondary line': MARCO,
  'a newcomer': { sub: 'new' },
  'an agent': AGENT,
  'an admin': ADMIN,
  nobody: null,
};

export interface Hands {
  readonly client: Client;
  /** Null for who may begin nothing. */
  readonly operationId: string | null;
  readonly customerId: string;
  readonly lineId: string;
}

const lineOfFarah = (line: number): string => globalId('Line', IDS.farah, idOf(2, line));

/** Each person with an operation of their own, where their line is free for one. */
export async function handsOf(world: World, person: Person | null): Promise<Hands> {
  const client = await world.as(person);
  const own = person === MARCO ? IDS.marco : IDS.farah;
  const hands = {
    client,
    customerId: globalId('Customer', own),
    lineId: globalId('Line', own, own),
  };
  if (person === null) return { ...hands, operationId: null };
  if (person.sub === 'new') return { ...hands, operationId: (await buy(client)).operation.id };
  const line = { [AGENT.sub]: lineOfFarah(2), [ADMIN.sub]: lineOfFarah(3) }[person.sub];
  const { operation } = await act(client, 'swapNumber', { lineId: line ?? hands.lineId });
  return { ...hands, operationId: operation?.id ?? null };
}

/** Whether the policy lets this person run the document at all: its refusal has no path. */
export const isNotForThem = ({ data, errors }: Awaited<ReturnType<Client['ask']>>): boolean =>
  data === null &&
  errors.every(
    ({ path, extensions: { code } }) =>
      path === undefined && (code === 'FORBIDDEN' || code === 'UNAUTHENTICATED'),
  );
