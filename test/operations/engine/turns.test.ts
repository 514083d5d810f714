import { describe, expect, it } from 'vitest';
import { Activity } from '../../../src/activity.ts';
import { operationId } from '../../../src/ids.ts';
import { Turns, type Priority } from '../../../src/operations/engine/turns.ts';

/** A turn that ends when it is told to. */
function slow(): { work: () => Promise<void>; end: () => void } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { work: () => ended, end: () => end() };
}

const id = (name: string | number) => operationId(String(name));

describe('turns', () => {
  it('of one operation come one after the other, also after one that failed', async () => {
    const turns = new Turns(new Activity());
    const seen: string[] = [];
    const first = slow();
    const a = turns.run(id('o'), 1, first.work);
    const b = turns.run(id('o'), 0, async () => {
      seen.push('b');
      throw new Error('b');
    });
    const c = turns.run(id('o'), 2, async () => void seen.push('c'));
    expect(turns.isUnderWay(id('o'))).toBe(true);
    expect(seen).toEqual([]);
    first.end();
    await Promise.allSettled([a, b, c]);
    expect(seen).toEqual(['b', 'c']);
    expect(turns.isUnderWay(id('o'))).toBe(false);
  });

  it('are not held up by a slow one', async () => {
    const turns = new Turns(new Activity());
    const first = slow();
    const held = turns.run(id('slow'), 2, first.work);
    await turns.run(id('quick'), 2, async () => undefined);
    first.end();
    await held;
  });

  it('are bounded, and people who wait go before the young, the young before the old', async () => {
    const turns = new Turns(new Activity());
    const all = Array.from({ length: 48 }, slow);
    const running = all.map(({ work }, index) => turns.run(id(index), 1, work));
    const seen: Priority[] = [];
    const waiting = ([2, 1, 0] as const).map((priority) =>
      turns.run(id(`p${priority}`), priority, async () => void seen.push(priority)),
    );
    await new Promise(setImmediate);
    expect(seen).toEqual([]);
    for (const { end } of all) end();
    await Promise.all([...running, ...waiting]);
    expect(seen).toEqual([0, 1, 2]);
  });
});
