/*
 * Timeline: everything that is known of one operation, put together for an operator who asks why it is where it is.
 *
 * Owns   the joining of its state, the keys that asked something of it, the audit trail and the callbacks that named it.
 * Gives  what happened in the order in which it happened, told in codes and times.
 * Never  shows whom it is about, but by the platform's own ids, nor a word of a callback but its type and the status that it claims.
 */
import type { TracedCall } from '../../datasources/wire/call-trace.ts';
import { endpointOf } from '../../datasources/wire/endpoint.ts';
import { platformMessage } from '../../datasources/wire/platform-text.ts';
import type { Problem, ProblemCode } from '../../errors.ts';
import { globalId } from '../../ids.ts';
import { parseCallbacks } from '../../webhooks/callback.ts';
import type { CallbackInbox, CallbackVerdict, JudgedCallback } from '../../webhooks/inbox-port.ts';
import { explanationOf } from './explanation.ts';
import type { FailedRead } from './failed-reads.ts';
import type { TrailEntry } from './audit-entry.ts';
import type { OperationJournal } from './journal.ts';
import type { Operation, OperationStatus, StepSource } from './operation.ts';

/** More callbacks than this name an operation only when somebody forges them. */
export const MAX_CALLBACKS = 100;

export interface Timeline {
  readonly operation: Operation;
  readonly explanation: string;
  /** When a person must look, epoch milliseconds as all times here. Null unless the outcome is not known. */
  readonly doubtEndsAt: number | null;
  readonly requests: readonly TimelineRequest[];
  readonly writes: readonly TimelineWrite[];
  readonly readings: readonly TimelineReading[];
  readonly failedReads: readonly TimelineFailedRead[];
  readonly callbacks: readonly TimelineCallback[];
  readonly trail: readonly TrailEntry[];
}

export interface TimelineRequest {
  readonly at: number;
  /** What was asked, in a word of the gateway's own. */
  readonly asked: string;
  readonly note: string;
  readonly subject: string;
  readonly refusal: Problem | null;
  readonly requestId: string | null;
}

export interface TimelineWrite {
  readonly name: string;
  readonly sentAt: number;
  readonly outcome: WriteOutcome;
  readonly outcomeAt: number | null;
  readonly refusedFor: ProblemCode | null;
  readonly call: TimelineCall | null;
}

/** A call to the platform, as the contract names it. */
export interface TimelineCall {
  readonly endpoint: string;
  readonly row: number;
  readonly result: string;
  /** Null where no answer came. */
  readonly httpStatus: number | null;
}

export interface TimelineFailedRead extends Omit<FailedRead, 'call'> {
  readonly call: TimelineCall | null;
}

type WriteOutcome = 'UNDER_WAY' | 'ACCEPTED' | 'REFUSED' | 'NOT_PROCESSED' | 'NO_RESPONSE';

export interface TimelineReading {
  readonly at: number;
  readonly source: StepSource;
  readonly status: OperationStatus;
}

export interface TimelineCallback {
  readonly callbackId: string;
  readonly receivedAt: number;
  readonly type: string;
  readonly verdict: Uppercase<CallbackVerdict> | null;
  readonly deliveries: number;
  readonly claimedStatus: string | null;
}

interface Ports {
  readonly journal: Pick<OperationJournal, 'trailOf' | 'keyById' | 'failedReadsOf'>;
  readonly inbox: Pick<CallbackInbox, 'namedBy'>;
  readonly doubtEndsAt: (operation: Operation) => number | null;
}

export class Timelines {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async of(operation: Operation): Promise<Timeline> {
    const { journal, inbox } = this.#ports;
    const [trail, failed, callbacks] = await Promise.all([
      journal.trailOf(operation.id),
      journal.failedReadsOf(operation.id),
      inbox.namedBy(operation.refs, MAX_CALLBACKS),
    ]);
    const doubtEndsAt = this.#ports.doubtEndsAt(operation);
    return {
      ...{ operation, doubtEndsAt, trail },
      explanation: explanationOf(operation, doubtEndsAt),
      requests: await this.#requestsOf(trail),
      writes: writesOf(trail),
      readings: trail.flatMap(readingOf),
      failedReads: failed.map((one) => ({ ...one, call: callOf(one.call) })),
      callbacks: callbacks.map((callback) => callbackOf(operation, callback)),
    };
  }

  #requestsOf(trail: readonly TrailEntry[]): Promise<readonly TimelineRequest[]> {
    const asked = trail.flatMap(({ keyId, ...entry }) =>
      keyId === undefined ? [] : [{ keyId, ...entry }],
    );
    return Promise.all(
      asked.map(async ({ keyId, at, action, note, actor: subject }) => {
        const key = await this.#ports.journal.keyById(keyId);
        return {
          at,
          asked: wordOf(action),
          note,
          subject,
          refusal: key?.refusal?.problems[0] ?? null,
          requestId: key?.requestId ?? null,
        };
      }),
    );
  }
}

const wordOf = (action: string): string => action.replace(/^operation\./, '');

const OUTCOMES: Readonly<Record<string, WriteOutcome>> = {
  'operation.accepted': 'ACCEPTED',
  'operation.refused': 'REFUSED',
  'operation.not-processed': 'NOT_PROCESSED',
  'operation.no-response': 'NO_RESPONSE',
};

/** One write at a time is under way, so that the next outcome in the trail is the write's own. */
function writesOf(trail: readonly TrailEntry[]): readonly TimelineWrite[] {
  return trail.flatMap(({ action, at, write }, index): TimelineWrite[] => {
    if (action !== 'operation.sent') return [];
    const end = trail.slice(index + 1).find((later) => OUTCOMES[later.action] !== undefined);
    const outcome = OUTCOMES[end?.action ?? ''] ?? 'UNDER_WAY';
    const known = { outcome, outcomeAt: end?.at ?? null, refusedFor: end?.code ?? null };
    return [{ name: write ?? 'submit', sentAt: at, ...known, call: callOf(end?.call ?? null) }];
  });
}

const callOf = (call: TracedCall | null): TimelineCall | null =>
  call && {
    ...call,
    endpoint: endpointOf(call.row).operationId,
    httpStatus: /^\d{3}$/.test(call.result) ? Number(call.result) : null,
  };

const readingOf = ({ at, source, status }: TrailEntry): readonly TimelineReading[] =>
  source === undefined || status === undefined ? [] : [{ at, source, status }];

function callbackOf(operation: Operation, callback: JudgedCallback): TimelineCallback {
  const { id, receivedAt, arrivals, verdict } = callback;
  const [read] = parseCallbacks(callback.body);
  return {
    callbackId: globalId('Callback', operation.id, id),
    receivedAt,
    type: read?.type ?? 'UNRECOGNIZED',
    verdict: verdict && VERDICTS[verdict],
    deliveries: arrivals,
    claimedStatus: read?.status == null ? null : platformMessage(String(read.status)),
  };
}

const VERDICTS = {
  applied: 'APPLIED',
  unmatched: 'UNMATCHED',
  malformed: 'MALFORMED',
  noted: 'NOTED',
} as const satisfies Record<CallbackVerdict, Uppercase<CallbackVerdict>>;
