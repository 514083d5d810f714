/*
 * Line target: the line that an action is about, read afresh, when the caller may use it and its state allows the action.
 *
 * Owns   the check that stands before every change of a line; the same table says what `Line.actions` offers.
 * Never  decides by an old reading: the platform is asked now.
 */
import type { CustomerInfo, LineInfo } from '../../datasources/customer.ts';
import { customerId, readGlobalId, type CustomerId } from '../../ids.ts';
import { laneOf } from '../activation.ts';
import type { OperationJournal } from '../engine/journal.ts';
import {
  lineAction,
  type LineAction,
  type LineActionName,
  type LineSituation,
} from './line-actions.ts';
import { isOfKind, type Operation } from '../engine/operation.ts';
import { hasPortedOut } from '../port-out.ts';
import {
  isRefusal,
  lineMustWait,
  notFound,
  occupied,
  refusal,
  type Refusal,
} from '../engine/refusal.ts';
import type { Session } from '../engine/session.ts';
import { isThatOf, soldUnder } from './sold-line.ts';

export interface Target {
  readonly account: CustomerInfo;
  readonly line: LineInfo;
  /** Who asks: the operation is theirs. */
  readonly subject: string;
}

export interface TargetPorts {
  readonly journal: OperationJournal;
  readonly clock: { now(): number };
}

/** The line for an action, or why the action is not possible now. */
export async function lineTarget(
  { lineId, action }: { lineId: string; action: LineActionName },
  session: Session,
  ports: TargetPorts,
): Promise<Target | Refusal> {
  const target = await anyLine(lineId, session, ports);
  if (isRefusal(target)) return target;
  const { account, line } = target;
  const situation = await situationOf(line, ports);
  const asker = { caller: session.caller, holdsAccount: account.isPrimary };
  const offered = lineAction(action, situation, asker);
  const { blockedBy, operation } = await asSeen(offered, account, session);
  if (!blockedBy) return target;
  return operation ? occupied(operation) : refusal(blockedBy);
}

/** The action as this person may see it: what the holder began on a line of somebody else is to be waited for, and not to be watched. */
export async function asSeen(
  action: LineAction,
  account: CustomerInfo,
  viewer: Viewer,
): Promise<LineAction> {
  const { operation } = action;
  if (!operation || (await maySee(operation, account, viewer))) return action;
  const blockedBy = lineMustWait();
  return { ...action, blockedBy, operation: null };
}

/** Work on a line is seen by who holds the account, and else by those whose it is: it may show what the holder pays. */
export const maySee = async (
  operation: Operation,
  { isPrimary }: CustomerInfo,
  { access, caller }: Viewer,
): Promise<boolean> => isPrimary || (await access.mayUseOperation(caller, operation));

/** The line, read afresh, whatever its state. */
export async function anyLine(
  lineId: string,
  { caller, access, sources }: Session,
  { journal }: Pick<TargetPorts, 'journal'>,
): Promise<Target | Refusal> {
  const [account, key] = lineParts(lineId);
  if (account === null || key === null || !(await access.mayUseCustomer(caller, account))) {
    return notFound('lineId');
  }
  const info = await sources.customer.fresh(account);
  const sold = await soldUnder(key, account, journal);
  const line = info?.lines.find((one) => (sold ? isThatOf(sold, one) : one.customerId === key));
  if (info && line) return { account: info, line, subject: caller.subject };
  return sold ? refusal(lineMustWait()) : notFound('lineId');
}

type Viewer = Pick<Session, 'access' | 'caller'>;

type Deciding = Pick<LineInfo, 'customerId' | 'status' | 'isPrimary' | 'activatedAt'>;

/** What of a line decides, from its reading and from what the gateway itself did with it. */
export async function situationOf(
  { customerId: line, status: said, isPrimary, activatedAt }: Deciding,
  { journal, clock }: TargetPorts,
): Promise<LineSituation> {
  const gone = await hasPortedOut({ customerId: line, activatedAt }, journal);
  const status = gone ? 'PORTED_OUT' : said;
  const [running] = await journal.inLane(laneOf(line));
  const disconnectedAt = status === 'DISCONNECTED' ? await lastDisconnect(line, journal) : null;
  return { status, isPrimary, running: running ?? null, disconnectedAt, now: clock.now() };
}

async function lastDisconnect(line: CustomerId, journal: OperationJournal): Promise<number | null> {
  const changes = await journal.byRef(laneOf(line));
  const last = changes.findLast(
    (operation) =>
      isOfKind('line-change', operation) &&
      operation.detail.change === 'DISCONNECT' &&
      operation.status === 'SUCCEEDED',
  );
  return last?.settledAt ?? null;
}

function lineParts(id: string): readonly [CustomerId | null, string | null] {
  const named = readGlobalId(id);
  const [account, key] = named?.type === 'Line' ? named.parts : [];
  return [account ? customerId(account) : null, key ?? null];
}
