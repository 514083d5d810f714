/*
 * Armed fail-point: stands in the place of src/failpoint.ts in the rig's gateway process.
 *
 * Owns   which point is armed, and how many passes it lets by.
 * Gives  an end by SIGKILL at the very place: nothing of the process runs after it, no buffer is written, no handler called.
 */
import { writeSync } from 'node:fs';
import process from 'node:process';

export interface Armed {
  readonly name: string;
  /** A pattern of what the place says of itself; an empty one fits every place. */
  readonly where: string;
  /** How many passes are let by. */
  readonly skip: number;
}

let armed: Armed | null = null;
let left = 0;
const passes = new Map<string, number>();

/** Arms one point, or none. */
export function arm(point: Armed | null): void {
  armed = point;
  left = point?.skip ?? 0;
}

/** How often each point was passed since the start. */
export const passed = (): Readonly<Record<string, number>> => Object.fromEntries(passes);

export function failpoint(name: string, where = ''): void {
  passes.set(name, (passes.get(name) ?? 0) + 1);
  if (armed?.name !== name || !new RegExp(armed.where).test(where)) return;
  left -= 1;
  if (left >= 0) return;
  writeSync(1, `reached ${name} ${where}\n`);
  process.kill(process.pid, 'SIGKILL');
  for (;;); // the signal comes before the next line of anybody
}
