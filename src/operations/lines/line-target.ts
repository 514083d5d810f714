/*
 * Line target: the line that an action is about, when the caller may use it and its state allows the action.
 *
 * Owns   the check at the ask (whose account it is; the platform is not asked), and the one before every write: by a fresh reading.
 * Gives  the same table that says what `Line.actions` offers; an operation that asks for itself is not in its own way.
 * Never  decides by an old reading.
 */
import { seeded } from '../../seeded-bug.ts';
import type { CustomerInfo, LineInfo } from '../../datasources/customer.ts';
import { problem } from '../../errors.ts';
import {
  customerId,
  globalId,
  isPlatformId,
  readGlobalId,
  type CustomerId,
  type OperationId,
} from '../../ids.ts';
import { ofLine, type Guess, type GuessPurpose } from '../engine/guess-book.ts';
import type { JournalReads } from '../engine/journal.ts';
import type { SendingTurn } from '../engine/kind.ts';
import type { Operation } from '../engine/operation.ts';
import {
  isRefusal,
  lineMustWait,
  notFound,
  occupied,
  outcomePending,
  refusal,
  type Refusal,
} from '../engine/refusal.ts';
import { isPending } from '../engine/scope.ts';
import type { Session } from '../engine/session.ts';
import { lineAction, lockNamesOf, type LineAction, type LineActionName } from './line-actions.ts';
import { lineName } from './line-name.ts';
import { situationOf } from './line-situation.ts';
import { soldUnder } from './sold-line.ts';

/** A line as the caller named it. */
export interface AskedLine {
  readonly account: CustomerId;
  readonly line: CustomerId;
}

export interface Target {
  readonly account: CustomerInfo;
  readonly line: LineInfo;
  /** Who asks: the operation is theirs. */
  readonly subject: string;
}

/** A line on which an action is possible now. */
export interface ReadyTarget extends Target {
  /** The locks that must not hold when it leaves. */
  readonly lockNames: readonly string[];
}

export interface TargetPorts {
  readonly journal: JournalReads;
  readonly clock: { now(): number };
}

interface Wanted {
  readonly lineId: string;
  readonly action: LineActionName;
  /** The operation that is prepared. */
  readonly self?: OperationId;
}

type Viewer = Pick<Session, 'access' | 'caller'>;

/**
 * What can be said at the ask: the account is the caller's. With a journal, a line that was sold under a key is known by the name that the
 * platform gave it since; without one, the key stands for it until it is read.
 */
export async function askedLine(
  lineId: string,
  { access, caller }: Viewer,
  ports: Pick<TargetPorts, 'journal'> | null = null,
): Promise<AskedLine | Refusal> {
  const named = readGlobalId(lineId);
  const [part, key] = named?.type === 'Line' ? named.parts : [];
  const account = part && isPlatformId(part) ? customerId(part) : null;
  if (account === null || !key || !(await access.mayUseCustomer(caller, account)))
    return notFound('lineId');
  if (isPlatformId(key) || !ports) return { account, line: customerId(key) };
  const sold = await soldUnder(key, account, ports.journal);
  if (!sold) return notFound('lineId');
  return sold.lineId === null ? refusal(lineMustWait()) : { account, line: sold.lineId };
}

/** The line of an operation that is about to write, read afresh, or why the write must not leave. */
export const targetOf = (
  { id, detail }: { readonly id: OperationId; readonly detail: AskedLine },
  action: LineActionName,
  turn: SendingTurn,
): Promise<ReadyTarget | Refusal> =>
  lineTarget(
    { lineId: globalId('Line', detail.account, detail.line), action, self: id },
    turn.session,
    turn,
  );

/** What every operation on a line knows once its line was read: its real name, and through whom the caller writes. */
export const preparedOn = ({ account, line, lockNames }: ReadyTarget) => ({
  account: account.customerId,
  refs: [lineName(line.customerId)],
  unlessLocked: lockNames,
  named: { line: line.customerId, holder: account.primary },
});

/** An attempt at a secret of the line that was read. Whoever holds the account is told of a lock, and who uses the line. */
export const guessOn = (
  { account, line }: Pick<Target, 'account' | 'line'>,
  purpose: GuessPurpose,
): Guess => ({
  purpose,
  of: ofLine(line.customerId),
  tells: [{ customerId: account.primary ?? account.customerId, line: line.customerId }],
});

/** The line for an action, read afresh, or why the action is not possible now. */
export async function lineTarget(
  { lineId, action, self }: Wanted,
  session: Session,
  ports: TargetPorts,
): Promise<ReadyTarget | Refusal> {
  const target = await anyLine(lineId, session, ports);
  if (isRefusal(target)) return target;
  const { account, line } = target;
  const situation = await situationOf({ ...line, primary: account.primary }, ports, self);
  const holdsAccount = account.isPrimary || seeded('line-holder-pays');
  const requester = { caller: session.caller, holdsAccount };
  const offered = lineAction(action, situation, requester);
  const { blockedBy, operation } = await asSeen(offered, account, session);
  if (!blockedBy) return { ...target, lockNames: lockNamesOf(action, situation) };
  if (!operation) return refusal(blockedBy);
  return isPending(operation) ? outcomePending(operation) : occupied(operation);
}

/** The action as this caller may see it: what the holder began on a line of another account is to be waited for, and not to be watched. */
export async function asSeen(
  action: LineAction,
  account: CustomerInfo,
  viewer: Viewer,
): Promise<LineAction> {
  const { operation } = action;
  if (!operation || (await maySee(operation, account, viewer))) return action;
  const blockedBy = isPending(operation)
    ? problem('OUTCOME_PENDING', 'SOMEBODY_ELSE', { remedy: 'WAIT' })
    : lineMustWait();
  return { ...action, blockedBy, operation: null };
}

/** Work on a line is seen by the account owner, and else by those whose it is: it may show what the holder pays. */
export const maySee = async (
  operation: Operation,
  { isPrimary }: CustomerInfo,
  { access, caller }: Viewer,
): Promise<boolean> =>
  operation.listed &&
  operation.revision > 0 &&
  (isPrimary || (await access.mayUseOperation(caller, operation)));

/** The line, read afresh, whatever its state. */
export async function anyLine(
  lineId: string,
  { caller, access, sources }: Session,
  { journal }: Pick<TargetPorts, 'journal'>,
): Promise<Target | Refusal> {
  const asked = await askedLine(lineId, { caller, access }, { journal });
  if (isRefusal(asked)) return asked;
  const info = await sources.customer.fresh(asked.account);
  const line = info?.lines.find(({ customerId: id }) => id === asked.line);
  return info && line ? { account: info, line, subject: caller.subject } : notFound('lineId');
}
