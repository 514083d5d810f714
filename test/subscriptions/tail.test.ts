import { beforeEach, describe, expect, it } from 'vitest';
import { ADA, StreamWorld, type Watch } from './a-gateway.ts';
import { settled } from './manual-clock.ts';

let world: StreamWorld;
beforeEach(async () => {
  world = new StreamWorld();
  await world.tail.start();
});

async function watchers(count: number): Promise<Watch[]> {
  return Promise.all(Array.from({ length: count }, () => world.watch(ADA)));
}

describe('the tail', () => {
  it('reads an event once, however many streams want it', async () => {
    world.log.append('op-1');
    const watches = await watchers(20);
    await Promise.all(watches.map((watch) => watch.next()));
    const pending = watches.map((watch) => watch.next());
    await settled();
    const before = { ...world.log.reads };
    world.log.append('op-1');
    expect(new Set(await Promise.all(pending))).toEqual(new Set(['advanced op-1/2']));
    expect(world.log.reads).toEqual({ all: before.all + 1, scoped: before.scoped });
  });

  it('hands on what was appended while it started', async () => {
    const late = new StreamWorld();
    const started = late.tail.start();
    late.log.append('op-1');
    await started;
    expect(await (await late.watch(ADA)).next()).toBe('snapshot op-1/1');
  });

  it('reads again a second after the log was away, without any further news', async () => {
    const [watch] = await watchers(1);
    const pending = watch?.next();
    await settled();
    world.log.away = true;
    world.log.append('op-1');
    await settled();
    world.log.away = false;
    await world.clock.advance(999);
    const early = await Promise.race([pending, settled().then(() => 'nothing')]);
    expect(early).toBe('nothing');
    await world.clock.advance(1);
    expect(await pending).toBe('advanced op-1/1');
  });

  it('reads on until nothing is left, though it was told only once', async () => {
    const [watch] = await watchers(1);
    const pending = watch?.next();
    await settled();
    world.log.silent = true;
    for (let index = 0; index < 600; index += 1) world.log.append('op-bob', { subject: 'bob' });
    world.log.silent = false;
    world.log.append('op-1');
    expect(await pending).toBe('advanced op-1/1');
  });

  it('hears what is appended at any moment of a reading', async () => {
    for (let moment = 0; moment < 25; moment += 1) {
      const fresh = new StreamWorld();
      await fresh.tail.start();
      const watch = await fresh.watch(ADA);
      const pending = watch.take(2);
      await settled();
      fresh.log.append('op-1');
      for (let tick = 0; tick < moment; tick += 1) await Promise.resolve();
      fresh.log.append('op-1');
      expect(await pending).toEqual(['advanced op-1/1', 'advanced op-1/2']);
    }
  });

  it('lets a slow stream fall back to the log, and loses and repeats nothing', async () => {
    const watch = await world.watch(ADA);
    const first = watch.next();
    await settled();
    for (let revision = 1; revision <= 500; revision += 1) world.log.append('op-1');
    await settled();
    const all = Array.from({ length: 500 }, (_value, index) => `advanced op-1/${index + 1}`);
    expect([await first, ...(await watch.take(499))]).toEqual(all);
    expect(world.log.reads.scoped).toBeGreaterThan(2);
  });

  it('lets a stream overflow while it reads what it missed', async () => {
    const watch = await world.watch(ADA);
    let bursts = 3;
    world.log.afterPicking = async () => {
      bursts -= 1;
      if (bursts < 0) return;
      for (let index = 0; index < 100; index += 1) world.log.append('op-1');
      await settled();
    };
    const all = Array.from({ length: 300 }, (_value, index) => `advanced op-1/${index + 1}`);
    expect(await watch.take(300)).toEqual(all);
  });
});
