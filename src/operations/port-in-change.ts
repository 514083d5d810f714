/*
 * Port-in changes: corrections of a port-in that runs, and calling it off.
 *
 * Owns   who may ask for one: every caller who may write for the customer of the port-in, also when another person began it.
 * Never  keeps the old secret beside the new one, and reads nothing: whether the carrier asks for it is found out before the write leaves.
 */
import { seeded } from '../seeded-bug.ts';
import { problem } from '../errors.ts';
import { operationId, partOf } from '../ids.ts';
import type { PortInDetail } from './activation-detail.ts';
import type { MutationResult } from './engine/answers.ts';
import { staleSignIn } from './engine/fresh-sign-in.ts';
import { ofLine } from './engine/guess-book.ts';
import type { Intent, JournalReads } from './engine/journal.ts';
import { isOfKind, isSettled, type Operation } from './engine/operation.ts';
import type { FollowUp, Operations } from './engine/operations.ts';
import { notFound, type Refusal } from './engine/refusal.ts';
import type { MutationSession, Session } from './engine/session.ts';
import type { PortInWrite } from './port-in-write.ts';

interface Change {
  readonly operationId: string;
}

/** Exactly one of the three is set; the schema's `@oneOf` sees to it. */
export interface PortCorrection {
  readonly transferPin?: string | null | undefined;
  readonly accountNumber?: string | null | undefined;
  readonly billingZip?: string | null | undefined;
}

interface Ports {
  readonly operations: Operations;
  readonly journal: JournalReads;
}

interface Asked {
  readonly write: PortInWrite;
  readonly intent: FollowUp['intent'];
}

export class PortInChanges {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  correct(
    { correction, ...change }: Change & { correction: PortCorrection },
    session: MutationSession,
  ): Promise<MutationResult<PortInDetail>> {
    const [corrected, value] = Object.entries(correction).find(([, given]) => given != null) ?? [];
    const intent = (present: Intent): Intent => ({
      ...present,
      corrected,
      [corrected ?? '']: value,
    });
    return this.#follow(change, { write: 'correct', intent }, session);
  }

  resubmit(change: Change, session: MutationSession): Promise<MutationResult<PortInDetail>> {
    return this.#follow(change, { write: 'resubmit', intent: unchanged }, session);
  }

  cancel(
    { takeNewNumber, ...change }: Change & { takeNewNumber: boolean },
    session: MutationSession,
  ): Promise<MutationResult<PortInDetail>> {
    const write = takeNewNumber ? 'cancel-for-new' : 'cancel';
    return this.#follow(change, { write, intent: unchanged }, session);
  }

  #follow(
    change: Change,
    asked: Asked,
    session: MutationSession,
  ): Promise<MutationResult<PortInDetail>> {
    const id = operationId(partOf('Operation', change.operationId) ?? '');
    return this.#ports.operations.follow({ kind: 'port-in', id }, session, () =>
      this.#checked(id, asked, session),
    );
  }

  async #checked(
    id: Operation['id'],
    asked: Asked,
    { caller, access, stepUp }: Session,
  ): Promise<FollowUp | Refusal> {
    const operation = await this.#ports.journal.load(id);
    if (!operation || !isOfKind('port-in', operation)) return notFound('operationId');
    const began = seeded('former-holder-may-write') && operation.subject === caller.subject;
    if (!began && !(await access.mayUseCustomer(caller, operation.detail.account)))
      return notFound('operationId');
    if (isSettled(operation) || operation.pending !== null)
      return { problems: [problem('PORT_IN_NOT_CORRECTABLE', 'WRONG_STATE')], operation };
    if (asked.write === 'cancel-for-new') return staleSignIn({ stepUp }) ?? asked;
    const { line } = operation.detail;
    const guess = { purpose: 'PORT_IN_DETAILS', of: ofLine(line) } as const;
    return asked.write === 'correct' ? { ...asked, guess } : asked;
  }
}

const unchanged = (present: Intent): Intent => present;
