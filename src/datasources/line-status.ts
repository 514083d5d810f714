/*
 * Line status: the numeric codes of a line, in words of the graph.
 *
 * Owns   the code table of the guide. Codes that it leaves out (3-7) come from configuration.
 * Never  locks anybody out: a code that nobody knows is `UNRECOGNIZED` and is counted.
 */
import type { WireRecord } from './wire/wire-record.ts';

export type LineStatus =
  | 'NOT_ACTIVATED'
  | 'ACTIVATION_IN_PROGRESS'
  | 'ACTIVE'
  | 'ACTIVATION_FAILED'
  | 'PORT_IN_IN_PROGRESS'
  | 'PORT_IN_FAILED'
  | 'PORT_IN_CANCELLED'
  | 'SUSPENDED'
  | 'DISCONNECTED'
  | 'UNRECOGNIZED';

const CODES: Readonly<Record<number, LineStatus>> = {
  0: 'NOT_ACTIVATED',
  1: 'ACTIVATION_IN_PROGRESS',
  2: 'ACTIVE',
  8: 'ACTIVATION_FAILED',
  9: 'PORT_IN_IN_PROGRESS',
  10: 'PORT_IN_FAILED',
  11: 'PORT_IN_CANCELLED',
};

/** The status under `status`; `extra` adds codes and never changes those of the guide. */
export function lineStatusOf(
  record: WireRecord,
  extra: Readonly<Record<number, LineStatus>>,
): LineStatus {
  const code = record.expected(record.whole('status'), 'status');
  const known = code === null ? undefined : (CODES[code] ?? extra[code]);
  if (code !== null && known === undefined) record.drifted('status');
  return known ?? 'UNRECOGNIZED';
}
