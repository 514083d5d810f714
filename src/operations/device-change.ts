/*
 * Device change: which work of ours explains that a line is used in another device.
 *
 * Owns   the kinds that put a line into a device, and for how long after their success they explain it.
 * Never  takes work that is open or has failed for an explanation: another caller may have moved the line meanwhile.
 */
import { hours } from '../clock.ts';
import type { Operation } from './engine/operation.ts';

const KINDS: ReadonlySet<string> = new Set(['activation', 'port-in', 'sim-swap']);
const EXPLAINS_FOR_MS = hours(24);

export const explainsDeviceChange = (
  { detail, status, settledAt }: Operation,
  now: number,
): boolean =>
  KINDS.has(detail.kind) &&
  status === 'SUCCEEDED' &&
  settledAt !== null &&
  now - settledAt <= EXPLAINS_FOR_MS;
