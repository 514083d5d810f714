/*
 * Guarded address: when an e-mail address that is given takes a fresh sign-in.
 *
 * Owns   what is another address than the account's; who takes over an account begins with it, or lets bills be sent elsewhere.
 * Gives  the locks of all lines of the account: any of them stops it.
 */
import type { CustomerInfo } from '../datasources/customer.ts';
import { staleSignIn } from './engine/fresh-sign-in.ts';
import type { SendingTurn } from './engine/kind.ts';
import { locked, refusal, type Refusal } from './engine/refusal.ts';
import { lineName } from './lines/line-name.ts';

export interface Guarded {
  /** Whether it is another address than the account's. */
  readonly differs: boolean;
  /** The locks that must not hold when it leaves. */
  readonly unlessLocked: readonly string[];
}

const UNGUARDED: Guarded = { differs: false, unlessLocked: [] };

/** `email` is what was given, or nothing. The account was read afresh. */
export async function guarded(
  email: string | null | undefined,
  { email: own, lines, primary }: Pick<CustomerInfo, 'email' | 'lines' | 'primary'>,
  { session, journal }: Pick<SendingTurn, 'session' | 'journal'>,
): Promise<Guarded | Refusal> {
  if (email == null || email === own) return UNGUARDED;
  const ids = [
    ...lines.map(({ customerId }) => customerId),
    ...(primary === null ? [] : [primary]),
  ];
  const unlessLocked = ids.map(lineName);
  const [lock] = await journal.locksOn(unlessLocked);
  if (lock) return refusal(locked(lock));
  return staleSignIn(session) ?? { differs: true, unlessLocked };
}
