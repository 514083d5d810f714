import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import { AgentReads } from '../../src/access/agent-reads.ts';
import { Purpose } from '../../src/access/purpose.ts';
import { customerId } from '../../src/ids.ts';
import type { AuditEntry } from '../../src/operations/engine/audit-entry.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { ManualClock } from '../subscriptions/manual-clock.ts';

/** A journal that can be away. */
class Journal {
  readonly written: string[] = [];
  readonly batches: number[] = [];
  away = false;

  async note(...audits: readonly AuditEntry[]): Promise<void> {
    await Promise.resolve();
    if (this.away) throw new Error('away');
    this.batches.push(audits.length);
    this.written.push(...audits.map(({ customer = '' }) => customer));
  }
}

function queue() {
  const [journal, clock, activity, log] = [new Journal(), new ManualClock(), new Activity(), []];
  const lines: string[] = log;
  const telemetry = new Telemetry('info', { write: (line) => void lines.push(line) });
  const reads = new AgentReads({ journal, clock, activity, told: telemetry.store });
  const read = (name: string): void =>
    reads.note({ subject: 'agent-1' }, { customer: customerId(name) }, new Purpose());
  return { journal, clock, activity, lines, reads, read };
}

describe('reads that are to be audited', () => {
  it('are written together, in their order, as they come', async () => {
    const { journal, activity, read } = queue();
    for (const name of ['a', 'b', 'c']) read(name);
    await activity.quiet();
    read('d');
    await activity.quiet();
    expect(journal.written).toEqual(['a', 'b', 'c', 'd']);
    expect(journal.batches).toEqual([3, 1]);
  });

  it('are tried again while the store is away, with one alert, and none is lost or written twice', async () => {
    const { journal, clock, activity, lines, read } = queue();
    journal.away = true;
    for (const name of ['a', 'b']) read(name);
    await activity.quiet();
    await clock.advance(1_000);
    await activity.quiet();
    read('c');
    await activity.quiet();
    expect(journal.written).toEqual([]);
    expect(lines.filter((line) => line.includes('not in the audit trail yet'))).toHaveLength(1);
    journal.away = false;
    await clock.advance(1_000);
    await activity.quiet();
    expect(journal.written).toEqual(['a', 'b', 'c']);
  });

  it('are all written by a stop, those that came last as well', async () => {
    const { journal, reads, read } = queue();
    for (let count = 0; count < 1_000; count += 1) read(`c-${count}`);
    await reads.stop();
    expect(journal.written).toHaveLength(1_000);
    expect(Math.max(...journal.batches)).toBeLessThanOrEqual(200);
  });

  it('are bounded: then an agent reads no more until the store is back', async () => {
    const { journal, clock, activity, reads, read } = queue();
    journal.away = true;
    for (let count = 0; count < 10_000; count += 1) read(`c-${count}`);
    expect(() => read('one more')).toThrow(expect.objectContaining({ code: 'OVERLOADED' }));
    await activity.quiet();
    journal.away = false;
    await clock.advance(1_000);
    await activity.quiet();
    read('one more');
    await reads.stop();
    expect(journal.written).toHaveLength(10_001);
  });
});
