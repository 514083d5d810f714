import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CustomerMemory } from '../../../src/datasources/customer-memory.ts';
import { Meter } from '../../../src/datasources/wire/meter.ts';
import { Loader, rememberingLoader } from '../../../src/datasources/wire/loader.ts';
import { StandingClock } from './stub-reach.ts';

/** A loader whose answers come when the test says so. */
function start() {
  const asked: string[] = [];
  const ends: (() => void)[] = [];
  const loader = new Loader((key: string) => {
    asked.push(key);
    return new Promise<string>((resolve, reject) => {
      ends.push(() => (key.startsWith('bad') ? reject(new Error(key)) : resolve(`<${key}>`)));
    });
  });
  return { loader, asked, answerNext: () => ends.shift()?.() };
}

describe('a loader', () => {
  it('asks each key once, and gives what it was told without a promise from then on', async () => {
    const { loader, asked, answerNext } = start();
    const both = [loader.load('a'), loader.load('a')];
    await nextTurn();
    answerNext();
    expect(await Promise.all(both)).toEqual(['<a>', '<a>']);
    expect(loader.load('a')).toBe('<a>');
    expect(asked).toEqual(['a']);
  });

  it('keeps a failure for whoever asks in the same request', async () => {
    const { loader, asked, answerNext } = start();
    const first = loader.load('bad');
    await nextTurn();
    answerNext();
    await expect(first).rejects.toThrow('bad');
    await expect(loader.load('bad')).rejects.toThrow('bad');
    expect(asked).toEqual(['bad']);
  });

  it('asks anew for what was cleared, whatever comes of the reading before', async () => {
    const { loader, asked, answerNext } = start();
    const first = loader.load('a');
    loader.clear('a');
    const second = loader.load('a');
    await nextTurn();
    answerNext();
    expect(loader.load('a')).toBe(second);
    answerNext();
    await Promise.all([first, second]);
    loader.clearAll();
    void loader.load('a');
    await nextTurn();
    expect(asked).toEqual(['a', 'a', 'a']);
  });

  it('has no more than eight under way, and the others have their turn in order', async () => {
    const { loader, asked, answerNext } = start();
    const keys = Array.from({ length: 20 }, (_, index) => (index === 3 ? 'bad' : `k${index}`));
    const all = Promise.allSettled(keys.map((key) => loader.load(key)));
    await nextTurn();
    expect(asked).toHaveLength(8);
    for (let more = 9; more <= 20; more += 1) {
      answerNext();
      await nextTurn();
      expect(asked).toHaveLength(more);
    }
    for (let left = 0; left < 8; left += 1) answerNext();
    expect((await all).filter(({ status }) => status === 'fulfilled')).toHaveLength(19);
    expect(asked).toEqual(keys);
  });
});

describe('a loader with a memory', () => {
  const memoryOf = (clock: StandingClock, memory = new CustomerMemory(clock)) => {
    let calls = 0;
    return {
      memory,
      calls: () => calls,
      request: (meter = new Meter(null)) => ({
        meter,
        loader: rememberingLoader(
          { memory: memory.metered(meter), what: 'info', freshMs: 10_000 },
          (key: string) => Promise.resolve(`${key} ${++calls}`),
        ),
      }),
    };
  };

  it('gives the next request a plain value, and counts it once there', async () => {
    const { request, calls } = memoryOf(new StandingClock());
    await request().loader.load('c');
    const { loader, meter } = request();
    expect([loader.load('c'), loader.load('c')]).toEqual(['c 1', 'c 1']);
    expect(meter.spent).toEqual({ calls: 0, cached: 1, shared: 0, queuedMs: 0 });
    expect(calls()).toBe(1);
  });

  it('counts a reading that another request is waiting for as shared', async () => {
    const { request, calls } = memoryOf(new StandingClock());
    const first = request().loader.load('c');
    const { loader, meter } = request();
    expect(await loader.load('c')).toBe(await first);
    expect([meter.spent.shared, meter.spent.cached, calls()]).toEqual([1, 0, 1]);
  });

  it('shows one request one reading, also when it is forgotten or too old meanwhile', async () => {
    const clock = new StandingClock();
    const { memory, request } = memoryOf(clock);
    const { loader } = request();
    await loader.load('c');
    memory.forget('c');
    clock.time += 20_000;
    expect(loader.load('c')).toBe('c 1');
    expect(await request().loader.load('c')).toBe('c 2');
  });

  it('forgets a reading that was under way when its customer changed', async () => {
    const memory = new CustomerMemory(new StandingClock());
    const question = { of: 'c', what: 'info', freshMs: 10_000 };
    const early = memory.read(question, () => Promise.resolve('old'));
    memory.forget('c');
    expect(await early).toBe('old');
    expect(memory.held(question)).toBeNull();
    expect(await memory.read(question, () => Promise.resolve('new'))).toBe('new');
    expect(memory.held(question)).toEqual({ value: 'new' });
  });

  it('remembers no failure', async () => {
    const memory = new CustomerMemory(new StandingClock());
    const question = { of: 'c', what: 'info', freshMs: 10_000 };
    await expect(memory.read(question, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await memory.read(question, () => Promise.resolve('yes'))).toBe('yes');
  });
});
