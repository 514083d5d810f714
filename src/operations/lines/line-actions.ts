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
import type { Certainty, Operation } from '../engine/operation.ts';

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
  'SIM_CARD_OR_DEVICE' | 'SIM_CARD' | 'PORT_DETAILS' | 'QUOTE' | 'SAVED_CARD';

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
  readonly status: LineStatus | 'PORTED_OUT';
  readonly isPrimary: boolean;
  /** The operation that works on the line now, or null. */
  readonly running: Operation | null;
  /** When the line was switched off, epoch milliseconds, or null when nobody here knows. */
  readonly disconnectedAt: number | null;
  readonly now: number;
}

/** Who asks, and whether they hold the account or only one line of it. */
export interface Asker {
  readonly caller: Caller;
  readonly holdsAccount: boolean;
}

interface Rule {
  readonly on: readonly LineStatus[];
  readonly from?: Role;
  /** Only who holds the primary line may do it: it spends money or changes the account. */
  readonly holderOnly?: boolean;
  readonly needs?: readonly ActionNeed[];
  /** Whether it goes on beside an operation that works on the line. */
  readonly beside?: boolean;
}

const STARTABLE: Rule['on'] = ['NOT_ACTIVATED', 'ACTIVATION_FAILED', 'PORT_IN_CANCELLED'];
const ACTIVE: Rule['on'] = ['ACTIVE'];
const IN_USE: Rule['on'] = ['ACTIVE', 'SUSPENDED'];

const RULES: Readonly<Record<LineActionName, Rule>> = {
  ACTIVATE: { on: STARTABLE, needs: ['SIM_CARD_OR_DEVICE'] },
  PORT_IN: { on: STARTABLE, needs: ['SIM_CARD_OR_DEVICE', 'PORT_DETAILS'] },
  SUSPEND: { on: ACTIVE },
  RESTORE: { on: ['SUSPENDED'] },
  DISCONNECT: { on: IN_USE, holderOnly: true },
  RECONNECT: { on: ['DISCONNECTED'], holderOnly: true },
  MAKE_PRIMARY: { on: IN_USE, holderOnly: true },
  CHANGE_PLAN: { on: ACTIVE, holderOnly: true, needs: ['QUOTE', 'SAVED_CARD'] },
  SWAP_NUMBER: { on: ACTIVE },
  SWAP_SIM: { on: ACTIVE, needs: ['SIM_CARD'] },
  TOP_UP: { on: ACTIVE, holderOnly: true, needs: ['QUOTE', 'SAVED_CARD'], beside: true },
  BUY_ROAMING_PACK: { on: ACTIVE, holderOnly: true, needs: ['QUOTE', 'SAVED_CARD'], beside: true },
  RESET_VOICEMAIL_PIN: { on: ACTIVE, beside: true },
  RESTRICT_DATA: { on: ACTIVE, from: 'AGENT', beside: true },
  LIFT_DATA_RESTRICTION: { on: ACTIVE, from: 'AGENT', beside: true },
  SEND_SMS: { on: ACTIVE, from: 'AGENT', beside: true },
  RESET: { on: ACTIVE, from: 'AGENT' },
  RECORD_DEPARTURE: { on: IN_USE, from: 'AGENT', beside: true },
};

const NAMES = Object.keys(RULES).filter((name): name is LineActionName => name in RULES);

/** How long a line that was switched off can be switched on again (a policy of the platform). */
const RECONNECT_WITHIN_MS = days(30);

/** Every action that concerns this caller at all; those of agents are not shown to customers. */
export const lineActions = (situation: LineSituation, asker: Asker): readonly LineAction[] =>
  NAMES.filter((name) => isAtLeast(asker.caller, RULES[name].from ?? 'CUSTOMER')).map((name) =>
    lineAction(name, situation, asker),
  );

export function lineAction(
  action: LineActionName,
  situation: LineSituation,
  asker: Asker,
): LineAction {
  const { needs = [], beside = false } = RULES[action];
  const until = action === 'RECONNECT' ? reconnectUntil(situation) : null;
  const running = beside ? null : situation.running;
  const blockedBy = whyNot(action, { ...situation, running }, asker);
  return {
    action,
    possible: blockedBy === null,
    certainty: situation.status === 'UNRECOGNIZED' ? 'UNKNOWN' : 'CONFIRMED',
    blockedBy,
    until,
    needs,
    operation: blockedBy?.remedy === 'WATCH' ? running : null,
  };
}

function whyNot(action: LineActionName, situation: LineSituation, asker: Asker): Problem | null {
  const { on, holderOnly = false } = RULES[action];
  const { status, isPrimary, running, now } = situation;
  const isAgent = isAtLeast(asker.caller, 'AGENT');
  if (holderOnly && !asker.holdsAccount && !isAgent) return problem('HOLDER_ONLY');
  if (running) return problem('LINE_NOT_READY', { remedy: 'WATCH' });
  if (action === 'MAKE_PRIMARY' && isPrimary) return problem('LINE_NOT_READY');
  if (status === 'PORTED_OUT') return problem('LINE_NOT_READY');
  if (status !== 'UNRECOGNIZED' && !on.includes(status)) return problem('LINE_NOT_READY');
  const until = action === 'RECONNECT' ? reconnectUntil(situation) : null;
  return until !== null && until <= now ? problem('RECONNECT_TOO_LATE') : null;
}

const reconnectUntil = ({ disconnectedAt }: LineSituation): number | null =>
  disconnectedAt === null ? null : disconnectedAt + RECONNECT_WITHIN_MS;
