/*
 * Line life: how a line becomes active, with or without a number from elsewhere.
 *
 * Owns   the codes of row 20 that the guide names, and the callback when the work is over.
 */
import type { Platform } from './platform.ts';
import { lineOf, type Due, type Line } from './world.ts';

export const INACTIVE = 0;
export const ACTIVATING = 1;
export const ACTIVE = 2;
export const FAILED = 8;
export const PORTING = 9;
export const PORT_FAILED = 10;
export const PORT_CANCELLED = 11;

export function startActivation(platform: Platform, line: Line): void {
  line.status = ACTIVATING;
  const waitMs = platform.random.between(2 * 60, 10 * 60) * 1_000;
  platform.later(waitMs, { what: 'line-active', id: line.customerId, turn: line.turn });
}

export function lineActive(platform: Platform, { id, turn }: Due): void {
  const line = lineOf(platform.world, id);
  if (line?.status !== ACTIVATING || line.turn !== turn) return;
  const fails = line.iccId?.endsWith('8888') === true || line.imei?.startsWith('88') === true;
  if (fails) {
    line.status = FAILED;
    line.activationMsg = 'The network declined the activation';
    return tellActivation(platform, line);
  }
  becomeActive(platform, line, `917555${platform.random.digits(4)}`);
}

export function becomeActive(platform: Platform, line: Line, mobileNo: string): void {
  line.status = ACTIVE;
  line.mobileNo = mobileNo;
  line.activationDate = platform.clock.now();
  tellActivation(platform, line);
}

export const tellActivation = (
  { callbacks }: Platform,
  { customerId, status, mobileNo }: Line,
): void => callbacks.tell({ type: 'ACTIVATION', customerId, status, mobileNo });
