/*
 * Port-in changes: corrections of a port-in that runs, checked against a fresh reading before anything leaves.
 *
 * Owns   which change is possible in which state.
 * Never  keeps the old secret beside the new one: the intent holds what the losing carrier is to see next.
 */
import { problem } from '../errors.ts';
import { operationId, partOf } from '../ids.ts';
import type { Intent, OperationJournal } from './engine/journal.ts';
import type { Operation } from './engine/operation.ts';
import type { PortInDetail } from './activation-detail.ts';
import type { FollowUp, MutationResult, Operations } from './engine/operations.ts';
import { refusal, type Refusal } from './engine/refusal.ts';
import type { PortInWrite } from './port-in.ts';
import type { Session } from './engine/session.ts';
import type { Runner } from './engine/runner.ts';

interface Change {
  readonly operationId: string;
  readonly idempotencyKey: string;
}

/** Exactly one of the three is set; the schema's `@oneOf` sees to it. */
export interface PortCorrection {
  readonly transferPin?: string | null | undefined;
  readonly accountNumber?: string | null | undefined;
  readonly billingZip?: string | null | undefined;
}

interface Ports {
  readonly operations: Operations;
  readonly journal: OperationJournal;
  readonly runner: Runner;
}

export class PortInChanges {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  correct(
    { correction, ...change }: Change & { correction: PortCorrection },
    session: Session,
  ): Promise<MutationResult<PortInDetail>> {
    const [corrected, value] = Object.entries(correction).find(([, given]) => given != null) ?? [];
    const intent = (present: Intent): Intent => ({
      ...present,
      corrected,
      [corrected ?? '']: value,
    });
    return this.#follow(change, { write: 'correct', intent, input: correction }, session);
  }

  resubmit(change: Change, session: Session): Promise<MutationResult<PortInDetail>> {
    return this.#follow(change, { write: 'resubmit', intent: unchanged, input: null }, session);
  }

  cancel(
    { takeNewNumber, ...change }: Change & { takeNewNumber: boolean },
    session: Session,
  ): Promise<MutationResult<PortInDetail>> {
    const write: PortInWrite = takeNewNumber ? 'cancel-for-new' : 'cancel';
    return this.#follow(change, { write, intent: unchanged, input: takeNewNumber }, session);
  }

  #follow(
    change: Change,
    { input, ...followUp }: { write: PortInWrite; intent: FollowUp['intent']; input: unknown },
    session: Session,
  ): Promise<MutationResult<PortInDetail>> {
    const id = operationId(partOf('Operation', change.operationId) ?? '');
    const { caller } = session;
    const asked = { id, caller, key: change.idempotencyKey, input: [followUp.write, input] };
    return this.#ports.operations.follow('port-in', asked, () =>
      this.#checked(id, followUp, session),
    );
  }

  async #checked(
    id: Operation['id'],
    followUp: { write: PortInWrite; intent: FollowUp['intent'] },
    { caller, access }: Session,
  ): Promise<FollowUp | Refusal> {
    const { journal, runner } = this.#ports;
    const found = await journal.load(id);
    if (found?.detail.kind !== 'port-in' || !(await access.mayUseOperation(caller, found))) {
      return refusal(problem('NOT_FOUND', { field: ['input', 'operationId'] }));
    }
    if (found.settledAt === null) await runner.look(id);
    const fresh = await journal.load(id);
    if (fresh && allows(fresh, followUp.write)) return followUp;
    return { problems: [problem('PORT_IN_NOT_CORRECTABLE')], ...(fresh && { operation: fresh }) };
  }
}

const unchanged = (present: Intent): Intent => present;

/** A declined port-in can be corrected; one that is declined or under way can be called off. */
function allows({ task, status, pending }: Operation, write: PortInWrite): boolean {
  if (pending !== null) return false;
  const declined = task?.type === 'CorrectPortDetails';
  const cancels = write === 'cancel' || write === 'cancel-for-new';
  return declined || (cancels && (status === 'IN_PROGRESS' || status === 'UNRECOGNIZED'));
}
