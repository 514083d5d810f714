import { describe, expect, it } from 'vitest';
import { CoolDowns, type Asking, type Trouble } from '../../../src/datasources/wire/cool-downs.ts';
import { days, hours } from '../../../src/clock.ts';
import { Telemetry } from '../../../src/telemetry.ts';
import { StandingClock, type LogLine } from './stub-reach.ts';

const BROKEN: Trouble = { scope: 'request', cause: '503', atLeastMs: 0 };
const BUSY: Trouble = { scope: 'key', cause: '429', atLeastMs: 0 };

function start() {
  const clock = new StandingClock();
  const log: LogLine[] = [];
  const sink = { write: (line: string) => void log.push(JSON.parse(line) as LogLine) };
  const coolDowns = new CoolDowns({ clock, telemetry: new Telemetry('info', sink) });
  const asking = (request: string, row = 10): Asking => ({
    ...{ row, request },
    sentAt: clock.elapsed(),
  });
  const failing = (request: string, trouble: Trouble, times: number): void => {
    for (let time = 0; time < times; time += 1) {
      clock.time += coolDowns.failed(asking(request), trouble);
    }
  };
  const alerts = (): LogLine[] => log.filter((line) => line['alert'] === true);
  return { clock, coolDowns, asking, failing, alerts, log };
}

describe('cool-downs', () => {
  it('holds the request that failed and lets others pass', () => {
    const { clock, coolDowns, asking } = start();
    expect(coolDowns.failed(asking('a'), BROKEN)).toBe(1_000);
    expect(coolDowns.holdOn('a')).toEqual({ leftMs: 1_000, cause: 'unreachable' });
    clock.time += 400;
    expect(coolDowns.holdOn('a')).toEqual({ leftMs: 600, cause: 'unreachable' });
    expect(coolDowns.holdOn('b')).toBeNull();
  });

  it('holds everything while the key is over its limit', () => {
    const { clock, coolDowns, asking } = start();
    const leftMs = coolDowns.failed(asking('a'), { ...BUSY, atLeastMs: 7_000 });
    expect(coolDowns.holdOn('b')).toEqual({ leftMs: 7_000, cause: 'busy' });
    clock.time += leftMs;
    expect(coolDowns.holdOn('b')).toBeNull();
  });

  it.each([
    ['back by an hour', [-hours(1)]],
    ['ahead by 40 days', [days(40)]],
    ['ahead by 40 days and right again', [days(40), -days(40)]],
  ])('waits as long as before when the time of day goes %s', (_what, jumps) => {
    const { clock, coolDowns, asking } = start();
    coolDowns.failed(asking('a'), { ...BUSY, atLeastMs: 7_000 });
    for (const ms of jumps) clock.jump(ms);
    expect(coolDowns.holdOn('b')).toEqual({ leftMs: 7_000, cause: 'busy' });
    clock.time += 6_999;
    expect(coolDowns.holdOn('b')).toEqual({ leftMs: 1, cause: 'busy' });
    clock.time += 1;
    expect(coolDowns.holdOn('b')).toBeNull();
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
    const { coolDowns, asking, failing, alerts, log } = start();
    failing('a', BROKEN, 5);
    coolDowns.answered(asking('a'), 'fine');
    expect(log.filter(({ msg }) => msg === 'platform answers again')).toHaveLength(1);
    failing('a', BROKEN, 5);
    expect(alerts()).toHaveLength(2);
  });

  it('tells of a missing entitlement once, until the row answers', () => {
    const { coolDowns, asking, alerts } = start();
    coolDowns.denied(10);
    coolDowns.denied(10);
    expect(alerts()).toMatchObject([{ row: 10, cause: 'denied' }]);
    coolDowns.answered(asking('a'), 'fine');
    coolDowns.denied(10);
    expect(alerts()).toHaveLength(2);
  });

  it('does not take an answer to an earlier request for a recovery of the key', () => {
    const { coolDowns, asking } = start();
    const earlier = asking('slow');
    coolDowns.failed(asking('a'), BUSY);
    coolDowns.answered(earlier, 'fine');
    expect(coolDowns.holdOn('b')).not.toBeNull();
  });
});
