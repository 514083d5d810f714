import { describe, expect, it } from 'vitest';
import {
  Circuits,
  type SentRequest,
  type CallFailure,
} from '../../../src/datasources/wire/circuits.ts';
import { Deadline } from '../../../src/datasources/wire/deadline.ts';
import { days, hours } from '../../../src/clock.ts';
import { Telemetry } from '../../../src/telemetry.ts';
import { StandingClock, type LogLine } from './stub-reach.ts';

const BROKEN: CallFailure = { scope: 'request', cause: '503', atLeastMs: 0 };
const BUSY: CallFailure = { scope: 'key', cause: '429', atLeastMs: 0 };

function start() {
  const clock = new StandingClock();
  const log: LogLine[] = [];
  const sink = { write: (line: string) => void log.push(JSON.parse(line) as LogLine) };
  const circuits = new Circuits({ clock, telemetry: new Telemetry('info', sink) });
  const sent = (request: string, row = 10): SentRequest => ({
    ...{ row, request },
    sentAt: clock.elapsed(),
  });
  const failing = (request: string, failure: CallFailure, times: number): void => {
    for (let time = 0; time < times; time += 1) {
      clock.time += circuits.failed(sent(request), failure);
    }
  };
  const alerts = (): LogLine[] => log.filter((line) => line['alert'] === true);
  return { clock, circuits, sent, failing, alerts, log };
}

describe('circuits', () => {
  it('holds the request that failed and lets others pass', () => {
    const { clock, circuits, sent } = start();
    expect(circuits.failed(sent('a'), BROKEN)).toBe(1_000);
    expect(circuits.openFor('a')).toEqual({ leftMs: 1_000, cause: 'unreachable' });
    clock.time += 400;
    expect(circuits.openFor('a')).toEqual({ leftMs: 600, cause: 'unreachable' });
    expect(circuits.openFor('b')).toBeNull();
  });

  it('holds everything while the key is over its limit', () => {
    const { clock, circuits, sent } = start();
    const leftMs = circuits.failed(sent('a'), { ...BUSY, atLeastMs: 7_000 });
    expect(circuits.openFor('b')).toEqual({ leftMs: 7_000, cause: 'busy' });
    clock.time += leftMs;
    expect(circuits.openFor('b')).toBeNull();
  });

  it.each([
    ['the key', BUSY, 'busy', 1],
    [
      'the host',
      { scope: 'host', cause: 'refused', atLeastMs: 0 } satisfies CallFailure,
      'unreachable',
      1,
    ],
  ] as const)(
    'backs off from a request that %s fails, also when others work in between',
    (_what, failure, cause, row) => {
      const { clock, circuits, sent, alerts } = start();
      const waits: number[] = [];
      for (let time = 0; time < 6; time += 1) {
        waits.push(circuits.failed(sent('write', row), failure));
        expect(circuits.openFor('write')).toMatchObject({ cause });
        clock.time += 1_000;
        circuits.answered(sent('read'), 'success');
        expect(circuits.openFor('read')).toBeNull();
        clock.time += (waits.at(-1) ?? 0) - 1_000;
      }
      expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000]);
      expect(alerts()).toMatchObject([{ row, failures: 5 }]);
    },
  );

  it('alerts once when everything is over the rate limit, and ends it with the key', () => {
    const { circuits, sent, failing, alerts, log } = start();
    failing('a', BUSY, 8);
    failing('b', BUSY, 6);
    expect(alerts()).toHaveLength(1);
    circuits.answered(sent('c'), 'success');
    expect(log.filter(({ msg }) => msg === 'platform answers again')).toHaveLength(1);
  });

  it.each([
    ['back by an hour', [-hours(1)]],
    ['ahead by 40 days', [days(40)]],
    ['ahead by 40 days and right again', [days(40), -days(40)]],
  ])('waits as long as before when the time of day goes %s', (_what, jumps) => {
    const { clock, circuits, sent } = start();
    circuits.failed(sent('a'), { ...BUSY, atLeastMs: 7_000 });
    for (const ms of jumps) clock.jump(ms);
    expect(circuits.openFor('b')).toEqual({ leftMs: 7_000, cause: 'busy' });
    clock.time += 6_999;
    expect(circuits.openFor('b')).toEqual({ leftMs: 1, cause: 'busy' });
    clock.time += 1;
    expect(circuits.openFor('b')).toBeNull();
  });

  it('alerts once at the fifth failure in a row and not again while it lasts', () => {
    const { failing, alerts } = start();
    failing('a', BROKEN, 4);
    expect(alerts()).toHaveLength(0);
    failing('a', BROKEN, 10);
    expect(alerts()).toMatchObject([{ row: 10, cause: '503', failures: 5 }]);
  });

  it('alerts once for a row of which several requests fail', () => {
    const { failing, alerts } = start();
    failing('a', BROKEN, 6);
    failing('b', BROKEN, 6);
    expect(alerts()).toHaveLength(1);
  });

  it('tells that an outage has ended, and alerts anew about the next one', () => {
    const { circuits, sent, failing, alerts, log } = start();
    failing('a', BROKEN, 5);
    circuits.answered(sent('a'), 'success');
    expect(log.filter(({ msg }) => msg === 'platform answers again')).toHaveLength(1);
    failing('a', BROKEN, 5);
    expect(alerts()).toHaveLength(2);
  });

  it('tells of a missing entitlement once, until the row answers', () => {
    const { circuits, sent, alerts } = start();
    circuits.denied(10);
    circuits.denied(10);
    expect(alerts()).toMatchObject([{ row: 10, cause: 'denied' }]);
    circuits.answered(sent('a'), 'success');
    circuits.denied(10);
    expect(alerts()).toHaveLength(2);
  });

  it('does not take an answer to an earlier request for a recovery of the key', () => {
    const { circuits, sent } = start();
    const earlier = sent('slow');
    circuits.failed(sent('a'), BUSY);
    circuits.answered(earlier, 'success');
    expect(circuits.openFor('b')).not.toBeNull();
  });

  it('lets one request at a time find out whether what failed works again', async () => {
    const { clock, circuits, sent } = start();
    const never = new Deadline(Infinity);
    clock.time += circuits.failed(sent('a'), BUSY);
    const first = await circuits.turn(never);
    const order: string[] = [];
    const second = circuits.turn(never).then((back) => {
      order.push('second');
      return back;
    });
    await Promise.resolve();
    order.push('first is back');
    clock.time += circuits.failed(sent('a'), BUSY);
    first?.();
    const back = await second;
    const third = circuits.turn(never).then(() => order.push('third'));
    expect(order).toEqual(['first is back', 'second']);
    circuits.answered(sent('b'), 'success');
    back?.();
    await third;
    expect(order).toEqual(['first is back', 'second', 'third']);
    expect(await Promise.all([circuits.turn(never), circuits.turn(never)])).not.toContain(null);
  });

  it('keeps nobody waiting for a probe who has no time left', async () => {
    const { clock, circuits, sent } = start();
    clock.time += circuits.failed(sent('a'), BUSY);
    await circuits.turn(new Deadline(Infinity));
    expect(await circuits.turn(Deadline.in(5))).toBeNull();
  });
});
