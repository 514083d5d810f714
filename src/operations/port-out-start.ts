/*
 * Port-out claims: what the platform's callbacks say of a number that leaves.
 *
 * Owns   the beginning of a port-out, which has no key and no person behind it, and what a further claim does to one that runs.
 * Gives  every claim one event and one open port-out of the line, however often it is heard. A claim about a number that was found gone
 *        before names the port-out that took it.
 * Never  believes a claim: PORT_OUT_CONFIRMED needs a reading or a person.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { SeenNumber } from '../datasources/line-numbers.ts';
import { operationId, type CustomerId, type OperationId } from '../ids.ts';
import type { CustomerEventFrame, CustomerEventOf } from '../subscriptions/customer-event.ts';
import type { Telemetry } from '../telemetry.ts';
import { advance } from './engine/advance.ts';
import type { AuditEntry } from './engine/audit-entry.ts';
import type { OperationJournal } from './engine/journal.ts';
import { isSettled, type Operation, type Reading } from './engine/operation.ts';
import { newOperation } from './engine/beginning.ts';
import { BY_PLATFORM } from './lines/operation-line.ts';
import { portOutRef, PROGRESS, tookNumberOf } from './port-out.ts';
import { numberBefore, type Claimed } from './port-out-number.ts';

type ClaimEvent = CustomerEventOf<'PortOutRequested' | 'PortOutConfirmed'>;

export interface PortOutClaim extends Omit<Claimed, 'seen'> {
  readonly type: ClaimEvent['type'];
  readonly frame: CustomerEventFrame;
}

interface Ports {
  readonly journal: Pick<OperationJournal, 'beginByPlatform' | 'byRef' | 'change'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** The number with which a line was last seen in use. */
  readonly lastNumberOf: (line: CustomerId) => SeenNumber | null;
}

export class PortOutClaims {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Keeps what is claimed. Resolves to the open port-out, which is to be read back, or null when there is none. */
  async keep(claim: PortOutClaim): Promise<OperationId | null> {
    const operation = await this.#newOperation(claim);
    const kept = await this.#ports.journal.beginByPlatform({
      operation,
      ref: portOutRef(claim.line.customerId),
      sameAs: (named) =>
        named.find((one) => !isSettled(one)) ?? named.find(tookNumberOf(claim.line)),
      event: eventOf(claim, operation.id),
      audit: auditOf('operation.begun', operation),
    });
    if (kept === null) return null;
    if (kept.id !== operation.id) return this.#tell(claim, kept.id);
    this.#moved(null, operation);
    return operation.id;
  }

  async #tell(claim: PortOutClaim, id: OperationId): Promise<OperationId | null> {
    const { journal, clock } = this.#ports;
    const at = clock.now();
    let before: Operation | null = null;
    const changed = await journal.change(id, ({ operation: present }) => {
      const operation = advance(present, { type: 'told', at, reading: READINGS[claim.type] });
      before = operation.revision > present.revision ? present : null;
      return {
        operation,
        event: eventOf(claim, id),
        ...(before && { audit: auditOf('operation.told', operation) }),
      };
    });
    if (!changed.done) return null;
    if (before) this.#moved(before, changed.operation);
    return isSettled(changed.operation) ? null : changed.operation.id;
  }

  /** A number that is said to have left is an alarm, also where nothing can show that it has. */
  #moved(before: Operation | null, { id, detail, revision, status }: Operation): void {
    const { telemetry } = this.#ports;
    telemetry.operationMoved({ id, kind: detail.kind, revision, status });
    if (status === 'NEEDS_ATTENTION' && before?.status !== status)
      telemetry.attentionNeeded({ id, kind: detail.kind, status });
  }

  async #newOperation({ type, frame, ...claimed }: PortOutClaim): Promise<Operation> {
    const { journal, clock, lastNumberOf } = this.#ports;
    const { customerId: line } = claimed.line;
    const seen = lastNumberOf(line);
    const now = clock.now();
    const known = await numberBefore({ ...claimed, seen }, { journal, now });
    const { customerId: account } = frame;
    const number = { number: known?.number ?? null, numberKnownAt: known?.at ?? null };
    const start = {
      detail: { kind: 'port-out', account, line, ...number } as const,
      ...{ subject: BY_PLATFORM, customerId: account, refs: [portOutRef(line)] },
    };
    const id = operationId(randomUUID());
    const { progress, step } = READINGS[type];
    return {
      ...newOperation(start, { id, pending: null, nextCheckAt: now, at: now }),
      ...{ revision: 1, status: STATUSES[type], certainty: 'REPORTED', progress },
      steps: [{ code: step, at: now, source: 'CALLBACK' }],
    };
  }
}

const READINGS = {
  PortOutRequested: { state: 'working', step: 'IN_PROGRESS', progress: PROGRESS.requested },
  PortOutConfirmed: {
    state: 'needs-attention',
    step: 'NEEDS_ATTENTION',
    progress: PROGRESS.reported,
  },
} as const satisfies Record<ClaimEvent['type'], Reading>;

const STATUSES = {
  PortOutRequested: 'IN_PROGRESS',
  PortOutConfirmed: 'NEEDS_ATTENTION',
} as const satisfies Record<ClaimEvent['type'], Operation['status']>;

const eventOf = ({ type, frame }: PortOutClaim, operation: OperationId): ClaimEvent => ({
  ...frame,
  type,
  operationId: operation,
});

const auditOf = (action: string, { id, detail, status }: Operation): AuditEntry => ({
  action,
  actor: 'platform',
  operationId: id,
  note: `${detail.kind} ${status}`,
});
