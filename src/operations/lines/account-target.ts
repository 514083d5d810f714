/*
 * Account target: the account that a change is about, when the caller holds it or is an agent.
 *
 * Gives  the check at the ask, which reads nothing, and the one before a write, by a fresh reading.
 */
import { seeded } from '../../seeded-bug.ts';
import { isAtLeast } from '../../access/caller.ts';
import type { CustomerInfo } from '../../datasources/customer.ts';
import { problem } from '../../errors.ts';
import { customerId, partOf, type CustomerId } from '../../ids.ts';
import { ofAccount, type Guess, type GuessPurpose } from '../engine/guess-book.ts';
import { isRefusal, notFound, refusal, type Refusal } from '../engine/refusal.ts';
import type { Session } from '../engine/session.ts';

/** What can be said at the ask: the account is the caller's. `id` is a global id. */
export async function askedAccount(
  id: string,
  { access, caller }: Pick<Session, 'access' | 'caller'>,
): Promise<{ readonly account: CustomerId } | Refusal> {
  const own = partOf('Customer', id);
  const account = own === null ? null : customerId(own);
  const mine = account !== null && (await access.mayUseCustomer(caller, account));
  return mine ? { account } : notFound('customerId');
}

/** The account, read afresh, when the caller holds its primary line. `id` is a global id. */
export async function accountTarget(
  id: string,
  { access, caller, sources }: Session,
): Promise<CustomerInfo | Refusal> {
  const asked = await askedAccount(id, { access, caller });
  if (isRefusal(asked)) return asked;
  const info = await sources.customer.fresh(asked.account);
  if (!info) return notFound('customerId');
  const holds =
    info.isPrimary || isAtLeast(caller, 'AGENT') || seeded('holder-not-checked-at-send');
  return holds ? info : refusal(problem('HOLDER_ONLY', 'NOT_PRIMARY'));
}

/** An attempt that counts for an account, whose owner is told of a lock. */
export const guessOnAccount = (account: CustomerId, purpose: GuessPurpose): Guess => ({
  purpose,
  of: ofAccount(account),
  tells: [{ customerId: account, line: null }],
});
