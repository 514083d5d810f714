import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name } from '../../bench/contestants.ts';
import { Answers, Client, type Ask } from '../../bench/load.ts';
import { screensOf } from '../../bench/reads.ts';
import { BODIES } from '../../bench/screens.ts';
import { Stage } from '../../bench/stage.ts';

/** The servers of the bench that need nothing of its own installed, on the same families. */
const SERVERS: readonly Name[] = [
  ...(['floor', 'floor + token', 'gateway', 'gateway, all off'] as const),
];

describe('What the bench compares', () => {
  let stage: Stage;
  let screens: readonly Ask[];
  const answers = new Answers();

  beforeAll(async () => {
    stage = await Stage.open({ seed: 11, families: 4, pinned: false });
    screens = await screensOf(stage, 0, 4);
  }, 120_000);
  afterAll(() => stage[Symbol.asyncDispose]());

  const ask = async (name: Name, asks: readonly Ask[]): Promise<readonly number[]> => {
    const client = new Client(await stage.server(name), answers);
    await stage.reach.order('arrived', undefined);
    for (const one of asks) await client.ask(one); // throws where another one has answered otherwise
    await client.close();
    const arrivals = await stage.reach.order('arrived', undefined);
    return arrivals.map(({ row }) => row);
  };

  it.each(SERVERS)('is answered by %s with the same bytes as by all others', async (name) => {
    const catalog: Ask = { key: 'Catalog', body: BODIES.Catalog };
    const token = screens[0]?.token ?? '';
    await ask(name, [...screens, { key: 'Nothing', body: BODIES.Nothing }]);
    await ask(name, [catalog, { ...catalog, token }]);
    expect(answers.bytesOf('Catalog')).toBeGreaterThan(1_000);
    for (const { key } of screens) expect(answers.bytesOf(key)).toBeGreaterThan(5_000);
  });

  it('costs four calls for a family that nobody has asked for, and none a moment later', async () => {
    const [first, ...others] = screens;
    if (!first) throw new Error('there is no family');
    const started = await stage.start('gateway');
    const client = new Client(started, answers);
    const rowsOf = async (one: Ask): Promise<number[]> => {
      await stage.reach.order('arrived', undefined);
      await client.ask(one);
      const arrivals = await stage.reach.order('arrived', undefined);
      return arrivals.map(({ row }) => row).toSorted((a, b) => a - b);
    };
    expect(await rowsOf(first)).toEqual([4, 25, 39, 41, 57]);
    for (const one of others) expect(await rowsOf(one)).toEqual([25, 39, 41, 57]);
    for (const one of [first, ...others]) expect(await rowsOf(one)).toEqual([]);
    await client.close();
    await started.end();
  });
});
