/*
 * Line life: how a line becomes active, with or without a number from elsewhere.
 *
 * Owns   the codes of row 20, and the callback when the work is over. The guide does not name 3 and 4: they are this simulator's own.
 *
 * The fault script may tell the brand of an end before the end can be read (`early`): a line that is told of ends a little later.
 */
import { EARLY_BY_MS } from './engine/callbacks.ts';
import type { Platform } from './engine/platform.ts';
import { known } from './engine/body.ts';
import { lineOf, type Due, type Line } from './engine/world.ts';

export const INACTIVE = 0;
export const ACTIVATING = 1;
export const ACTIVE = 2;
export const SUSPENDED = 3;
export const DISCONNECTED = 4;
export const FAILED = 8;
export const PORTING = 9;
export const PORT_FAILED = 10;
export const PORT_CANCELLED = 11;

/** From where a line may be activated. */
export const STARTABLE: ReadonlySet<number> = new Set([INACTIVE, FAILED, PORT_CANCELLED]);

/** How the work on a line ends. */
export type Ending = Pick<Line, 'status'> & Partial<Pick<Line, 'mobileNo' | 'activationMsg'>>;

export function startActivation(platform: Platform, line: Line): void {
  line.status = ACTIVATING;
  line.activationMsg = null;
  const waitMs = platform.random.between(2 * 60, 10 * 60) * 1_000;
  platform.later(waitMs, { what: 'line-active', id: line.customerId, turn: line.turn });
}

export function lineActive(platform: Platform, { id, turn }: Due): void {
  const line = lineOf(platform.world, id);
  if (line?.status !== ACTIVATING || line.turn !== turn) return;
  const fails = line.iccId?.endsWith('8888') === true || line.imei?.startsWith('88') === true;
  const activationMsg = 'The network declined the activation';
  if (fails) endWork(platform, line, { status: FAILED, activationMsg });
  else endWork(platform, line, { status: ACTIVE, mobileNo: newNumber(platform) });
}

/** Nobody else has it. */
export function newNumber({ random, world }: Platform): string {
  const taken = new Set(world.accounts.flatMap(({ lines }) => lines.map((line) => line.mobileNo)));
  let number = '';
  do number = `917555${random.digits(4)}`;
  while (taken.has(number));
  return number;
}

/** Ends what is under way on a line and tells the brand, in the order that the fault script wants. */
export function endWork(platform: Platform, line: Line, ending: Ending): void {
  const { customerId, turn } = line;
  if (!platform.callbacks.is('early')) {
    apply(platform, line, ending);
    return tell(platform, line);
  }
  tell(platform, { ...line, ...ending });
  const id = JSON.stringify({ customerId, ending });
  platform.later(EARLY_BY_MS, { what: 'line-ends', id, turn });
}

/** An end that was told of; void when the line has gone another way meanwhile. */
export function lineEnds(platform: Platform, { id, turn }: Due): void {
  const { customerId, ending } = JSON.parse(id) as { customerId: string; ending: Ending };
  const line = lineOf(platform.world, customerId);
  if (line?.turn === turn) apply(platform, line, ending);
}

function apply({ clock }: Platform, line: Line, ending: Ending): void {
  Object.assign(line, ending);
  if (ending.status === ACTIVE) line.activationDate = clock.now();
}

export const tell = ({ callbacks }: Platform, line: Line): void =>
  callbacks.tell(activationEvent(line));

/** What is said of a line: its number only when it has one, and no transaction (Q20). */
export const activationEvent = ({ customerId, status, mobileNo }: Line) => ({
  type: 'ACTIVATION' as const,
  ...known({ customerId, status, mobileNo }),
});
