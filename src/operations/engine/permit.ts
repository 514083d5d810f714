/*
 * Permit: may the pending write leave now?
 *
 * Owns   the one judgement of every write: the first one, one that is sent again, a further one, and one that a restart found.
 * Gives  null when it may, or the problem that forbids it. It is asked inside the transaction that marks the write as sent.
 * Never  reads the platform: what had to be read was read by the kind's `prepare`, for the very version of the row that is judged.
 */
import { seeded } from '../../seeded-bug.ts';
import { isAtLeast } from '../../access/caller.ts';
import { problem, type Problem } from '../../errors.ts';
import type { CustomerId } from '../../ids.ts';
import type { Prepared } from './kind.ts';
import type { Lock } from './lock.ts';
import type { Ask } from './operation.ts';
import { locked } from './refusal.ts';

export interface Circumstances {
  readonly ask: Ask;
  readonly prepared: Pick<Prepared, 'account' | 'validUntil'>;
  /** How long an ask of this kind may wait, in milliseconds. */
  readonly askValidMs: number;
  /** Customers that are linked to the requester, at this moment. */
  readonly links: readonly CustomerId[];
  /** Those that must not hold, and do. */
  readonly locks: readonly Lock[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Why the write may not leave, or null. The names that it must hold are the journal's matter, in the same transaction. */
export function forbidden({
  ask,
  prepared,
  askValidMs,
  links,
  locks,
  now,
}: Circumstances): Problem | null {
  const { account, validUntil = Infinity } = prepared;
  const expires = !seeded('ask-never-expires');
  if (expires && now >= validUntil) return problem('QUOTE_STALE', 'EXPIRED');
  if (expires && askExpired(ask, askValidMs, now)) return problem('ASK_EXPIRED', 'WAITED_TOO_LONG');
  const [lock] = locks;
  if (lock) return locked(lock);
  return account === null || mayWrite(ask, account, links)
    ? null
    : problem('NOT_FOUND', 'RIGHT_LOST');
}

/** Whether what was asked has waited for too long. A clock that was set back makes an ask no younger than it can be. */
export const askExpired = ({ at }: Ask, askValidMs: number, now: number): boolean =>
  now - at >= askValidMs || at - now > CLOCK_TOLERANCE_MS;

const CLOCK_TOLERANCE_MS = 120_000;

/** Writing is a right of its own: who once held a customer sees their history, and changes nothing. */
const mayWrite = (ask: Ask, account: CustomerId, links: readonly CustomerId[]): boolean =>
  seeded('former-holder-may-write') ||
  isAtLeast(ask, 'AGENT') ||
  ask.customers.includes(account) ||
  links.includes(account);
