/*
 * Heap growth: how much a process leaves behind before all that it holds is looked through for what can go.
 *
 * Owns   that figure: two fifths of what is held. Node alone looks again after a tenth, so that strangers who have it make large texts
 *        (messages of 60 kB, say) had the whole heap looked through once a second, and others waited for that. With as much again as what is
 *        held, nobody waits, but code that only strangers had run was still there a minute after them.
 * Never  lets the heap pass its limit (`--max-old-space-size`): near that, Node looks as often as it must.
 */
import { setFlagsFromString } from 'node:v8';

const PERCENT = 40;

/** For programs, at their start. */
export function letHeapGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
}
