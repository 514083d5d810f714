import fc from 'fast-check';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { GraphqlMetrics, OperationNames } from '../../src/metrics/graphql.ts';
import { processMetrics } from '../../src/metrics/process.ts';
import { StateMetrics, type GatewayState } from '../../src/metrics/state.ts';

describe('the names of operations as labels', () => {
  const known = (name: string) => ({ name, isKnown: true });

  it('are those of the first hundred that signed-in people ran, and never any others', () => {
    const names = new OperationNames();
    fc.assert(
      fc.property(fc.option(fc.string()), fc.boolean(), (name, isKnown) => {
        names.labelOf({ name, isKnown });
      }),
      { numRuns: 2_000 },
    );
    for (let count = 0; count < 1_000; count += 1) names.labelOf(known(`Flood_${count}`));
    const late = names.labelOf(known('OneMore'));
    expect(late).toBe('other');
    const labels = Array.from({ length: 1_000 }, (_, count) =>
      names.labelOf(known(`Flood_${count}`)),
    );
    expect(new Set(labels).size).toBeLessThanOrEqual(101);
  });

  it.each([
    ['Screen', true, 'Screen'],
    [null, true, 'unnamed'],
    ['Screen2', false, 'other'],
    ['Call_12125550100', true, 'other'],
    ['a"} 1\nreach_fake 2', true, 'other'],
    ['x'.repeat(65), true, 'other'],
    ['', true, 'other'],
    ['(refused)', true, 'other'],
    ['__proto__', true, '__proto__'],
  ])('has for %j, known %j, the label %j', (name, isKnown, label) => {
    expect(new OperationNames().labelOf({ name, isKnown })).toBe(label);
  });

  it('stay bounded in the registry, too', async () => {
    const registry = new Registry();
    const metrics = new GraphqlMetrics(registry);
    for (let count = 0; count < 5_000; count += 1)
      metrics.answered({
        ...{ name: `Name${count % 997}`, isKnown: true, channel: 'http', outcome: 'ok', ms: 5 },
      });
    const text = await registry.metrics();
    expect(text.match(/^reach_graphql_seconds_count/gm)).toHaveLength(101);
  });
});

describe('the gauges of state', () => {
  const counts = {
    open: [{ kind: 'purchase', status: 'SENT', count: 2, oldestAt: 40_000 }],
    attention: [{ kind: 'purchase', count: 1 }],
    ...{ setAside: 3, nextCheckAt: 70_000 },
    callbacks: { waiting: 4, waitingSince: 95_000, unmatched: 5, malformed: 6 },
  };
  const CALLS = { waiting: { money: 1, read: 2, poll: 3, refresh: 4 }, underWay: 9 };
  const state: GatewayState = { counts, tailLag: 7, signInKeysAgeMs: 8_000, calls: CALLS };

  function watched(read: () => Promise<GatewayState>) {
    const registry = new Registry();
    const metrics = new StateMetrics(registry);
    const clock = { time: 100_000, now: () => clock.time, elapsed: () => clock.time };
    metrics.from({ read, clock });
    const lines = async (): Promise<readonly string[]> => {
      await metrics.refresh();
      return (await registry.metrics()).split('\n').filter((line) => /^reach_/.test(line));
    };
    return { metrics, clock, lines };
  }

  it('show what was read, as ages in seconds', async () => {
    const { lines } = watched(() => Promise.resolve(state));
    expect((await lines()).toSorted()).toEqual([
      'reach_callbacks_oldest_seconds 5',
      'reach_callbacks{state="malformed"} 6',
      'reach_callbacks{state="unmatched"} 5',
      'reach_callbacks{state="waiting"} 4',
      'reach_event_tail_lag 7',
      'reach_operations_attention{kind="purchase"} 1',
      'reach_operations_oldest_seconds{kind="purchase",status="SENT"} 60',
      'reach_operations_open{kind="purchase",status="SENT"} 2',
      'reach_operations_set_aside 3',
      'reach_schedule_lag_seconds 30',
      'reach_sign_in_keys_age_seconds 8',
      'reach_state_readable 1',
      'reach_upstream_in_flight 9',
      'reach_upstream_waiting{priority="money"} 1',
      'reach_upstream_waiting{priority="poll"} 3',
      'reach_upstream_waiting{priority="read"} 2',
      'reach_upstream_waiting{priority="refresh"} 4',
    ]);
  });

  it('are read once for many who look within a second, and again after it', async () => {
    let reads = 0;
    const { lines, clock } = watched(async () => {
      reads += 1;
      return state;
    });
    await Promise.all([lines(), lines(), lines()]);
    await lines();
    expect(reads).toBe(1);
    clock.time += 1_000;
    await lines();
    expect(reads).toBe(2);
  });

  it('forget a status that nothing is in any more, and what is planned later is not late', async () => {
    let now = state;
    const { lines, clock } = watched(async () => now);
    await lines();
    now = { ...state, counts: { ...counts, open: [], nextCheckAt: 999_000 } };
    clock.time += 5_000;
    const after = await lines();
    expect(after.filter((line) => line.includes('SENT'))).toEqual([]);
    expect(after).toContain('reach_schedule_lag_seconds 0');
  });

  it('are gone while the store cannot be read, which is said, and come back with it', async () => {
    let works = false;
    const { lines } = watched(() => (works ? Promise.resolve(state) : Promise.reject(new Error())));
    expect(await lines()).toEqual(['reach_state_readable 0']);
    works = true;
    expect(await lines()).toContain('reach_operations_set_aside 3');
  });
});

it('the process has its own metrics once, however many gateways it runs', async () => {
  expect(processMetrics()).toBe(processMetrics());
  expect(await processMetrics().metrics()).toContain('process_cpu_seconds_total');
});
