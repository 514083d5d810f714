import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId, readGlobalId } from '../../src/ids.ts';
import type { Client } from '../support/client.ts';
import { FARAH, LENA } from '../support/people.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';
import { PLACES, requestFor, type Filler, type Place } from './stranger-documents.ts';
import {
  NAMED,
  operationsOfOthers,
  quotesOf,
  SAMPLES,
  soldBy,
  thingsOf,
  unknownLike,
  type Sold,
  type Things,
} from './things.ts';

describe('a stranger', () => {
  let world: World;
  let lena: Client;
  let sold: Sold;
  let mine: Things;
  let theirs: Things;
  let myQuotes: Record<string, string>;

  beforeAll(async () => {
    world = await World.start();
    lena = await world.as(LENA);
    sold = await soldBy(lena);
    mine = await thingsOf(lena, sold);
    const family = await thingsOf(await world.as(FARAH), sold);
    theirs = { ...family, ...(await operationsOfOthers(world, family)) };
    myQuotes = await quotesOf(lena, sold); // time has passed, and they must be good
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** The things of others that could stand at a place, and those in which only a part is of others. */
  function tries({ path, field }: Place): readonly { foreign: string; unknown: string }[] {
    const name = path.at(-1) ?? '';
    const all = Object.entries(theirs).filter(([key]) => /Id$/.test(key));
    const names =
      name === 'id' ? all.flatMap(([, ids]) => ids) : (theirs[NAMED[name] ?? name] ?? []);
    if (names.length === 0) throw new Error(`nothing to try at ${field}.${name}`);
    return names.flatMap((foreign) => [
      { foreign, unknown: unknownLike(foreign) },
      ...mixed(foreign),
    ]);
  }

  /** An id of several parts, the first of which names me. */
  function mixed(foreign: string): readonly { foreign: string; unknown: string }[] {
    const named = readGlobalId(foreign);
    const [, ...rest] = named?.parts ?? [];
    if (!named || rest.length === 0) return [];
    const madeUp = rest.map(() => randomUUID());
    return [
      {
        foreign: globalId(named.type, IDS.lena, ...rest),
        unknown: globalId(named.type, IDS.lena, ...madeUp),
      },
    ];
  }

  const filler: (field: string) => Filler = (field) => (name, type) => {
    const own = name === 'quoteId' ? [myQuotes[field]] : mine[name];
    if (type === 'ID') return own?.[0] ?? sold[name as keyof Sold] ?? null;
    if (type === 'IdempotencyKey') return newKey();
    return SAMPLES[type];
  };

  async function answerTo(place: Place, id: string) {
    const { query, variables } = requestFor(place, id, filler(place.field));
    const { ledger } = world.reach.platform;
    const before = ledger.attempts.length;
    const { text } = await lena.ask(query, variables);
    const attempts = ledger.attempts.slice(before);
    return { text, rows: attempts.map(({ row }) => row), asked: JSON.stringify(attempts) };
  }

  it.each(['watch', 'watchSse'] as const)(
    'is told by no stream of %s whether there is something',
    async (way) => {
      for (const place of PLACES.filter(({ root }) => root === 'Subscription')) {
        for (const { foreign, unknown } of tries(place)) {
          const refused = async (id: string): Promise<string> => {
            const { query, variables } = requestFor(place, id, filler(place.field));
            const watch = lena[way](query, variables);
            await watch.until(({ closed, errors }) => closed !== null || errors.length > 0);
            await watch.stop();
            const told = JSON.stringify([watch.items, watch.errors, watch.closed]);
            return told.replace(/"requestId":"[^"]+"/, '');
          };
          const before = world.reach.platform.ledger.attempts.length;
          expect(await refused(foreign)).toBe(await refused(unknown));
          expect(await refused(foreign)).toContain('FORBIDDEN');
          expect(world.reach.platform.ledger.attempts).toHaveLength(before);
        }
      }
    },
  );

  const OVER_HTTP = PLACES.filter(({ root }) => root !== 'Subscription');

  it.each(OVER_HTTP.map((place) => [`${place.field}.${place.path.join('.')}`, place] as const))(
    'learns nothing at %s, and neither does the platform',
    async (_name, place) => {
      const effects = world.reach.platform.ledger.effects.length;
      for (const { foreign, unknown } of tries(place)) {
        await answerTo(place, unknown); // what is mine has been read then
        const nothing = await answerTo(place, unknown);
        const something = await answerTo(place, foreign);
        expect(nothing.text).not.toMatch(/BAD_USER_INPUT|GRAPHQL/); // it would be no try
        expect([something.text, something.rows]).toEqual([nothing.text, nothing.rows]);
        expect(something.text).toMatch(/null|FORBIDDEN|REFUSED/);
        expect(something.asked).not.toMatch(/0000000[2-9]-0000-4000/);
      }
      expect(world.reach.platform.ledger.effects).toHaveLength(effects);
    },
  );
});
