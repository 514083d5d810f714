/*
 * Session revocation: ends the sign-ins of a person everywhere.
 *
 * Owns   the deed, which is one row; each gateway follows the store and closes what it holds (`access/revocations.ts`).
 * Gives  a warning to every customer of the person that is known: those that purchases linked, and those that tokens named lately.
 * Never  ends what the person has begun: an operation runs to its end.
 */
import { createHash } from 'node:crypto';
import type { AccountLinks } from '../access/account-links.ts';
import type { Revocations, Revoked } from '../access/revocations.ts';
import type { Clock } from '../clock.ts';
import type { Problem } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import { securityNotice, type CustomerEvent } from '../subscriptions/customer-event.ts';
import type { Answers, MutationResult } from './engine/answers.ts';
import type { DeedBook } from './engine/deed.ts';
import type { OperationJournal } from './engine/journal.ts';
import type { MutationSession } from './engine/session.ts';

interface RevokeInput {
  readonly subject: string;
}

export interface RevocationResult {
  readonly outcome: MutationResult['outcome'];
  readonly problems: readonly Problem[];
}

interface Ports {
  readonly answers: Answers;
  readonly deeds: DeedBook;
  readonly links: AccountLinks;
  readonly clock: Pick<Clock, 'now'>;
  readonly revocations: Revocations;
}

export class SessionRevocations {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async revoke({ subject }: RevokeInput, session: MutationSession): Promise<RevocationResult> {
    const { answers, deeds, links, clock, revocations } = this.#ports;
    const used = await answers.used(session);
    if (used) return used;
    const key = answers.newKey(session, null);
    const revocation = { subject, before: Date.now() };
    const of = { name: revocations.nameOf(subject), before: revocation.before };
    const events = (await links.of(subject)).map((id) => toldOf(of, id, clock.now()));
    const audit = {
      ...{ action: 'sessions.revoked', actor: key.subject, operationId: null },
      ...{ note: '', keyId: key.id, person: subject },
    };
    const stands = await deeds.perform({ key, audit, events, revocation });
    if (stands.id !== key.id) return answers.again(stands, session);
    await revocations.look();
    return answers.resultOf(key.id, false);
  }
}

/** Tells the customers that tokens of these people named here. The store tells each of them once, whichever gateway comes first. */
export async function tellRevoked(
  found: readonly Revoked[],
  { journal, clock }: { journal: OperationJournal; clock: Pick<Clock, 'now'> },
): Promise<void> {
  for (const revoked of found)
    for (const customer of revoked.customers)
      await journal.appendCustomerEvent(toldOf(revoked, customer, clock.now()));
}

/** The same event of the same revocation has the same id, and shows nothing of whom it is about. */
const toldOf = (
  { name, before }: Pick<Revoked, 'name' | 'before'>,
  customer: CustomerId,
  at: number,
): CustomerEvent =>
  securityNotice({
    ...{ kind: 'SESSIONS_REVOKED', customer, line: null, at, certainty: 'CONFIRMED' },
    id: createHash('sha256').update(`${name}\n${before}\n${customer}`).digest('base64url'),
  });
