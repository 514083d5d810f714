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
import type { LineInfo } from '../datasources/customer.ts';
import { operationId, type OperationId } from '../ids.ts';
import type { CustomerEventFrame, CustomerEventOf } from '../subscriptions/customer-event.ts';
import type { Telemetry } from '../telemetry.ts';
import { advance } from './engine/advance.ts';
import type { AuditEntry, OperationJournal } from './engine/journal.ts';
import { isSettled, type Operation, type Reading } from './engine/operation.ts';
import { NOBODYS } from './lines/operation-line.ts';
import { numberInUse, portOutRef, PROGRESS, tookNumberOf } from './port-out.ts';

type ClaimEvent = CustomerEventOf<'PortOutRequested' | 'PortOutConfirmed'>;

export interface PortOutClaim {
  readonly type: ClaimEvent['type'];
  readonly frame: CustomerEventFrame;
  /** The line as row 25 shows it now. */
  readonly line: LineInfo;
}

interface Ports {
  readonly journal: Pick<OperationJournal, 'beginByPlatform' | 'change'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export class PortOutClaims {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Keeps what is claimed. Resolves to the open port-out, which is to be read back, or null when there is none. */
  async keep(claim: PortOutClaim): Promise<OperationId | null> {
    const operation = this.#newOperation(claim);
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
    this.#moved(operation);
    return operation.id;
  }

  async #tell(claim: PortOutClaim, id: OperationId): Promise<OperationId | null> {
    const { journal, clock } = this.#ports;
    const at = clock.now();
    let moved = false;
    const after = await journal.change(id, (before) => {
      const operation = advance(before, { type: 'told', at, reading: READINGS[claim.type] });
      moved = operation.revision > before.revision;
      return {
        operation,
        event: eventOf(claim, id),
        ...(moved && { audit: auditOf('operation.told', operation) }),
      };
    });
    if (after && moved) this.#moved(after);
    return after && !isSettled(after) ? after.id : null;
  }

  #moved({ id, detail, revision, status }: Operation): void {
    this.#ports.telemetry.operationMoved({ id, kind: detail.kind, revision, status });
  }

  #newOperation({ type, frame, line }: PortOutClaim): Operation {
    const now = this.#ports.clock.now();
    const { customerId: account } = frame;
    const { progress, step } = READINGS[type];
    const detail = { account, line: line.customerId, number: numberInUse(line) };
    return {
      ...{ id: operationId(randomUUID()), revision: 1, status: STATUSES[type] },
      ...{ certainty: 'REPORTED', startedAt: now, settledAt: null, nextCheckAt: now },
      ...{ steps: [{ code: step, at: now, source: 'CALLBACK' }], task: null, failure: null },
      ...{ subject: NOBODYS, customerId: account, lane: null, refs: [portOutRef(line.customerId)] },
      ...{ epoch: 0, progress, pending: null, inDoubtSince: null },
      detail: { kind: 'port-out', ...detail },
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
