/*
 * Payer: who is charged for what a request costs the platform.
 *
 * Owns   how much one document may cost, by who sends it.
 * Gives  a person by their sign-in, wherever they are; and whoever has not signed in by the network that they come from.
 */
import type { Payer } from '../datasources/wire/meter.ts';
import type { Caller } from './caller.ts';

/** Calls to the platform that one document may cost. */
const MOST_CALLS = { anonymous: 5, signedIn: 40 } as const;

export const mostCallsOf = ({ role }: Pick<Caller, 'role'>): number =>
  role === 'ANONYMOUS' ? MOST_CALLS.anonymous : MOST_CALLS.signedIn;

export const payerOf = (caller: Pick<Caller, 'role' | 'subject'>, network: string): Payer => ({
  key: caller.role === 'ANONYMOUS' ? `network:${network}` : `person:${caller.subject}`,
  burst: mostCallsOf(caller),
});
