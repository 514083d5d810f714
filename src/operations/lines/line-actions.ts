/*
 * Line actions: what can be done with a line now, and why not.
 *
 * Owns   the table from the state of a line to what is possible; offering and executing ask the same table.
 * Gives  every action with its reason, so that a frontend shows no button that would be refused.
 * Never  locks anybody out by our ignorance: on a state that nobody knows everything is offered, and the platform decides.
 */
import { isAtLeast, type Caller, type Role } from '../../access/caller.ts';
import { days } from '../../clock.ts';
import type { LineStatus } from '../../datasources/line-status.ts';
import { problem, type Problem } from '../../errors.ts';
import type { CustomerId } from '../../ids.ts';
import type { Lock } from '../engine/lock.ts';
import type { Certainty, Operation } from '../engine/operation.ts';
import { locked, occupiedBy, pendingBehind } from '../engine/refusal.ts';
import { isPending } from '../engine/scope.ts';
import { lineName, type LinePart } from './line-name.ts';

export type LineActionName =
  | 'ACTIVATE'
  | 'PORT_IN'
  | 'SUSPEND'
  | 'RESTORE'
  | 'DISCONNECT'
  | 'RECONNECT'
  | 'MAKE_PRIMARY'
  | 'CHANGE_PLAN'
  | 'SWAP_NUMBER'
  | 'SWAP_SIM'
  | 'TOP_UP'
  | 'BUY_ROAMING_PACK'
  | 'RESET_VOICEMAIL_PIN'
  | 'RESTRICT_DATA'
  | 'LIFT_DATA_RESTRICTION'
  | 'SEND_SMS'
  | 'RESET'
  | 'RECORD_DEPARTURE';

/** What must be at hand to execute an action. */
export type ActionNeed =
  | 'SIM_CARD_OR_DEVICE'
  | 'SIM_CARD'
  | 'PORT_DETAILS'
  | 'QUOTE'
  | 'SAVED_CARD'
  | 'FRESH_SIGN_IN'
  | 'ONE_TIME_CODE';

export interface LineAction {
  readonly action: LineActionName;
  readonly possible: boolean;
  readonly certainty: Certainty;
  /** Why not, or null. */
  readonly blockedBy: Problem | null;
  /** Until when it is possible, epoch milliseconds, or null when no limit is known. */
  readonly until: number | null;
  readonly needs: readonly ActionNeed[];
  /** What must end first, or null. */
  readonly operation: Operation | null;
}

/** What of a line decides. */
export interface LineSituation {
  readonly line: CustomerId;
  /** The primary line of its account, or null when it is not known. */
  readonly primary: CustomerId | null;
  readonly status: LineStatus | 'PORTED_OUT';
  readonly isPrimary: boolean;
  /** The operations that hold a part of the line now. */
  readonly holders: Readonly<Partial<Record<LinePart, Operation>>>;
  /** Parts that are held by what cannot be opened. */
  readonly closed?: readonly LinePart[];
  /** The locks that hold: of the line, and of the primary line of its account. */
  readonly locks: readonly Lock[];
  /** When the line was switched off, epoch milliseconds, or null when nobody here knows. */
  readonly disconnectedAt: number | null;
  readonly now: number;
}

/** Who asks, and whether they hold the account or only one line of it. */
export interface Requester {
  readonly caller: Caller;
  readonly holdsAccount: boolean;
  /** Whether they move a line to another SIM by a one-time code alone. */
  readonly simByCode?: boolean;
}

interface Rule {
  readonly on: readonly LineStatus[];
  readonly from?: Role;
  /** Only who holds the primary line may do it: it spends money or changes the account. */
  readonly holderOnly?: boolean;
  readonly needs?: readonly ActionNeed[];
  /** Which parts of the line must be free; the line and its suspension where none is named. */
  readonly waitsFor?: readonly LinePart[];
  /** Whether it goes beside work on the line whose outcome is unknown: a stolen phone does not wait. */
  readonly besideDoubt?: boolean;
  /** Whether a thief would want it: it takes a fresh sign-in, and a lock stops it. A swap of the primary line touches two lines. */
  readonly guarded?: 'line' | 'line-and-primary';
}

const WHOLE_LINE: readonly LinePart[] = ['line', 'suspend'];
const NOTHING: readonly LinePart[] = [];

const STARTABLE: Rule['on'] = ['NOT_ACTIVATED', 'ACTIVATION_FAILED', 'PORT_IN_CANCELLED'];
const ACTIVE: Rule['on'] = ['ACTIVE'];
const IN_USE: Rule['on'] = ['ACTIVE', 'SUSPENDED'];

const RULES: Readonly<Record<LineActionName, Rule>> = {
  ACTIVATE: { on: STARTABLE, needs: ['SIM_CARD_OR_DEVICE'] },
  PORT_IN: { on: STARTABLE, needs: ['SIM_CARD_OR_DEVICE', 'PORT_DETAILS'] },
  SUSPEND: { on: ACTIVE, besideDoubt: true },
  RESTORE: { on: ['SUSPENDED'] },
  DISCONNECT: {
    ...{ on: IN_USE, holderOnly: true, waitsFor: [...WHOLE_LINE, 'change'], guarded: 'line' },
  },
  RECONNECT: { on: ['DISCONNECTED'], holderOnly: true },
  MAKE_PRIMARY: {
    ...{ on: IN_USE, holderOnly: true, waitsFor: [...WHOLE_LINE, 'change'] },
    guarded: 'line-and-primary',
  },
  CHANGE_PLAN: {
    ...{ on: ACTIVE, holderOnly: true, needs: ['QUOTE', 'SAVED_CARD'] },
    waitsFor: [...WHOLE_LINE, 'plan'],
  },
  SWAP_NUMBER: { on: ACTIVE, guarded: 'line' },
  SWAP_SIM: { on: ACTIVE, needs: ['SIM_CARD'], guarded: 'line' },
  TOP_UP: {
    ...{ on: ACTIVE, holderOnly: true, needs: ['QUOTE', 'SAVED_CARD'] },
    waitsFor: ['data'],
  },
  BUY_ROAMING_PACK: {
    ...{ on: ACTIVE, holderOnly: true, needs: ['QUOTE', 'SAVED_CARD'] },
    waitsFor: ['roaming'],
  },
  RESET_VOICEMAIL_PIN: { on: ACTIVE, waitsFor: NOTHING, guarded: 'line' },
  RESTRICT_DATA: { on: ACTIVE, from: 'AGENT', waitsFor: NOTHING },
  LIFT_DATA_RESTRICTION: { on: ACTIVE, from: 'AGENT', waitsFor: NOTHING },
  SEND_SMS: { on: ACTIVE, from: 'AGENT', waitsFor: NOTHING },
  RESET: { on: ACTIVE, from: 'AGENT' },
  RECORD_DEPARTURE: { on: IN_USE, from: 'AGENT', waitsFor: NOTHING },
};

const NAMES = Object.keys(RULES).filter((name): name is LineActionName => name in RULES);

/** How long a line that was switched off can be switched on again (a policy of the platform). */
const RECONNECT_WITHIN_MS = days(30);

/** Every action that concerns this caller at all; those of agents are not shown to customers. */
export const lineActions = (
  situation: LineSituation,
  requester: Requester,
): readonly LineAction[] =>
  SHOWN[requester.caller.role].map((name) => lineAction(name, situation, requester));

const shownTo = (role: Role): readonly LineActionName[] =>
  NAMES.filter((name) => isAtLeast({ role }, RULES[name].from ?? 'CUSTOMER'));

const SHOWN: Readonly<Record<Role, readonly LineActionName[]>> = {
  ANONYMOUS: shownTo('ANONYMOUS'),
  CUSTOMER: shownTo('CUSTOMER'),
  AGENT: shownTo('AGENT'),
  ADMIN: shownTo('ADMIN'),
};

export function lineAction(
  action: LineActionName,
  situation: LineSituation,
  requester: Requester,
): LineAction {
  const until = action === 'RECONNECT' ? reconnectUntil(situation) : null;
  const inTheWay = holderInTheWay(action, situation);
  const blockedBy = whyNot(action, { situation, inTheWay }, requester);
  return {
    action,
    possible: blockedBy === null,
    certainty: situation.status === 'UNRECOGNIZED' ? 'UNKNOWN' : 'CONFIRMED',
    blockedBy,
    until,
    needs: needsOf(action, requester),
    operation: blockedBy?.remedy === 'WATCH' ? inTheWay : null,
  };
}

const NOTHING_NEEDED: readonly ActionNeed[] = [];
const needing = (last: ActionNeed): ReadonlyMap<LineActionName, readonly ActionNeed[]> =>
  new Map(
    NAMES.map((name) => {
      const { needs = NOTHING_NEEDED, guarded } = RULES[name];
      return [name, guarded ? [...needs, last] : needs];
    }),
  );

const NEEDS = needing('FRESH_SIGN_IN');
const NEEDS_BY_CODE = needing('ONE_TIME_CODE');

function needsOf(action: LineActionName, { simByCode }: Requester): readonly ActionNeed[] {
  const needs = action === 'SWAP_SIM' && simByCode === true ? NEEDS_BY_CODE : NEEDS;
  return needs.get(action) ?? NOTHING_NEEDED;
}

const lockOn = (action: LineActionName, situation: LineSituation): Lock | undefined =>
  situation.locks.find(({ name }) => lockNamesOf(action, situation).includes(name));

/** The names of the locks that stop an action on this line. */
export function lockNamesOf(
  action: LineActionName,
  { line, primary }: { readonly line: CustomerId; readonly primary: CustomerId | null },
): readonly string[] {
  const { guarded } = RULES[action];
  if (!guarded) return [];
  const own = lineName(line);
  return guarded === 'line' || primary === null ? [own] : [own, lineName(primary)];
}

/** What must end before the action, or null. */
function holderInTheWay(action: LineActionName, { holders }: LineSituation): Operation | null {
  const { waitsFor = WHOLE_LINE, besideDoubt = false } = RULES[action];
  for (const part of waitsFor) {
    const holder = holders[part];
    if (holder && !(besideDoubt && part === 'line' && isPending(holder))) return holder;
  }
  return null;
}

const isClosed = (action: LineActionName, { closed = [] }: LineSituation): boolean => {
  if (closed.length === 0) return false;
  const { waitsFor = WHOLE_LINE, besideDoubt = false } = RULES[action];
  return waitsFor.some((part) => closed.includes(part) && !(besideDoubt && part === 'line'));
};

interface Hindered {
  readonly situation: LineSituation;
  readonly inTheWay: Operation | null;
}

function whyNot(
  action: LineActionName,
  { situation, inTheWay }: Hindered,
  requester: Requester,
): Problem | null {
  const { on, holderOnly = false } = RULES[action];
  const { status, isPrimary, now } = situation;
  const lock = lockOn(action, situation);
  const isAgent = isAtLeast(requester.caller, 'AGENT');
  if (holderOnly && !requester.holdsAccount && !isAgent)
    return problem('HOLDER_ONLY', 'NOT_PRIMARY');
  if (lock) return locked(lock);
  if (inTheWay) return isPending(inTheWay) ? pendingBehind(inTheWay) : occupiedBy(inTheWay);
  if (isClosed(action, situation))
    return problem('LINE_NOT_READY', 'BEING_SET_UP', { remedy: 'WAIT' });
  if (action === 'MAKE_PRIMARY' && isPrimary) return problem('LINE_NOT_READY', 'IS_PRIMARY');
  if (status === 'PORTED_OUT') return problem('LINE_NOT_READY', 'PORTED_OUT');
  if (status !== 'UNRECOGNIZED' && !on.includes(status))
    return problem('LINE_NOT_READY', 'WRONG_STATE');
  const until = action === 'RECONNECT' ? reconnectUntil(situation) : null;
  return until !== null && until <= now ? problem('RECONNECT_TOO_LATE', 'OVER_30_DAYS') : null;
}

const reconnectUntil = ({ disconnectedAt }: LineSituation): number | null =>
  disconnectedAt === null ? null : disconnectedAt + RECONNECT_WITHIN_MS;
