/*
 * Killed writer: a program that writes to a store and is gone in the same moment.
 *
 * Gives  the ids of what it was told is durable, on standard output, and then kills itself without any farewell.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/store.ts';
import { begin, change, moved, StillClock } from './fixtures.ts';

const [url = '', dataKey = ''] = process.argv.slice(2);
const store = await openStore({
  url,
  clock: new StillClock(),
  dataKeys: [Buffer.from(dataKey, 'hex')],
});
const { id } = await begin(store, { intent: { pin: '1' } });
await change(store, id, moved);
const kept = await store.inbox.keep('callback', 'kept');
writeSync(1, `${id} ${kept.id}`);
process.kill(process.pid, 'SIGKILL');
