/*
 * Steady clock: the time of day without its jumps.
 *
 * Owns   what happens when an operator sets the clock of the machine: waits go on as they were, and the time of day is caught up with slowly.
 * Gives  a clock whose times differ by what has really passed between them, but for a tenth.
 * Never  makes a poll, a rest or a deadline longer because the clock was set back, nor ends anything because it was set ahead for a while.
 *
 * A difference of more than an hour that lasts is believed: the clock was wrong when the process started. What was stored by the wrong
 * clock is found by the journal, which takes up whatever was put off for longer than anything waits.
 */
import { seeded } from './seeded-bug.ts';
import { hours, minutes, type Clock } from './clock.ts';
import { outsideRequests } from './request-id.ts';

const CATCH_UP = 0.1;
const BELIEVED_FROM_MS = hours(1);
const BELIEVED_AFTER_MS = minutes(10);

export function steadyClock(clock: Clock): Clock {
  let offset = clock.now() - clock.elapsed();
  let movedAt = clock.elapsed();
  let apartSince: number | null = null;

  const now = (): number => {
    if (seeded('clock-follows-every-jump')) return clock.now();
    const elapsed = clock.elapsed();
    const apart = clock.now() - elapsed - offset;
    const passed = elapsed - movedAt;
    apartSince = Math.abs(apart) < BELIEVED_FROM_MS ? null : (apartSince ?? elapsed);
    const believed = apartSince !== null && elapsed - apartSince >= BELIEVED_AFTER_MS;
    const most = believed ? Infinity : apartSince === null ? passed * CATCH_UP : 0;
    const step = Math.trunc(Math.max(-most, Math.min(most, apart)));
    if (step !== 0 || apart === 0) movedAt = elapsed;
    offset += step;
    return offset + elapsed;
  };

  return {
    now,
    elapsed: () => clock.elapsed(),
    at: (time, wake) => clock.at(clock.now() + (time - now()), () => outsideRequests(wake)),
  };
}
