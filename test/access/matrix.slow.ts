import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAtLeast, ANONYMOUS } from '../../src/access/caller.ts';
import { Policy } from '../../src/access/policy.ts';
import { globalId, readGlobalId } from '../../src/ids.ts';
import { FARAH, LENA } from '../support/people.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';
import { canariesIn, type Canaries } from './canaries.ts';
import { pathsWith } from './paths.ts';
import { principalsIn, type Owner, type Principal } from './principals.ts';
import { PLACES, requestFor, SCHEMA, type Filler, type Place } from './stranger-documents.ts';
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
import { Ways, WAYS, type Question, type Way } from './ways.ts';

const policy = new Policy(SCHEMA);
const OTHERS = 'others';
const OF_EACH_FORM = 2;
const DENIAL = /null|FORBIDDEN|REFUSED|UNAUTHENTICATED|closed/;

interface Try {
  readonly foreign: string;
  /** Of the same form, and nobody's. */
  readonly unknown: string;
  readonly form: string;
}

/** Counted, so that a matrix that has become small is noticed. */
const cases = { ids: 0, paths: 0, roles: 0, controls: 0 };

// In this order, since the last one counts what came before.
describe('the matrix of who asks, what for and by which way', { shuffle: false }, () => {
  let world: World;
  let sold: Sold;
  let canaries: Canaries;
  let principals: readonly Principal[] = [];
  const things = new Map<Owner | typeof OTHERS, Things>();
  const quotes = new Map<Owner, Record<string, string>>();
  const doors = new Map<Principal, Ways>();

  beforeAll(async () => {
    world = await World.start();
    const [farah, lena] = [await world.as(FARAH), await world.as(LENA)];
    sold = await soldBy(lena);
    principals = await principalsIn(world);
    things.set('farah', await thingsOf(farah, sold)).set('lena', await thingsOf(lena, sold));
    things.set(OTHERS, await operationsOfOthers(world, { operationId: [] }));
    // Time has passed, and these must be good.
    quotes.set('farah', await quotesOf(farah, sold)).set('lena', await quotesOf(lena, sold));
    canaries = canariesIn(world);
    for (const one of principals) doors.set(one, new Ways(world.gateway.url, one.token));
  });
  afterAll(async () => {
    for (const door of doors.values()) await door.end();
    await world[Symbol.asyncDispose]();
  });

  const byName = (name: string): Principal => {
    const found = principals.find((one) => one.name === name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const ask = (who: Principal, way: Way, question: Question): Promise<string> =>
    doors.get(who)?.ask(way, question) ?? Promise.reject(new Error('no door'));

  /** What is asked of the platform while the work is done. */
  async function callsOf<T>(work: () => Promise<T>) {
    const { ledger } = world.reach.platform;
    const before = ledger.attempts.length;
    const result = await work();
    const attempts = ledger.attempts.slice(before);
    return { result, rows: attempts.map(({ row }) => row), asked: JSON.stringify(attempts) };
  }

  const fillerOf = ({ mayUse: [owner] }: Principal, field: string): Filler => {
    const mine = owner === undefined ? things.get('farah') : things.get(owner);
    return (name, type) => {
      if (type === 'IdempotencyKey') return newKey();
      if (type !== 'ID') return SAMPLES[type];
      const known = sold[name as keyof Sold];
      if (known !== undefined) return known;
      const quoted = owner === undefined ? undefined : quotes.get(owner)?.[field];
      const [own = ''] =
        name === 'quoteId' && quoted !== undefined ? [quoted] : (mine?.[name] ?? []);
      return owner === undefined ? unknownLike(own) : own;
    };
  };

  /** Ids of others that could stand at the place, and those whose first part names the one who asks. */
  function triesAt({ path, field }: Place, who: Principal): readonly Try[] {
    const name = path.at(-1) ?? '';
    const theirs = [...things].filter(([owner]) => owner === OTHERS || !who.mayUse.includes(owner));
    const ids = theirs.flatMap(([, all]) =>
      name === 'id'
        ? Object.entries(all).flatMap(([key, some]) => (/Id$/.test(key) ? some : []))
        : (all[NAMED[name] ?? name] ?? []),
    );
    if (ids.length === 0) throw new Error(`nothing to try at ${field}.${name}`);
    const forms = Map.groupBy(new Set(ids), (id) => readGlobalId(id)?.type ?? 'text');
    return [...forms].flatMap(([form, all]) =>
      all
        .slice(0, OF_EACH_FORM)
        .flatMap((foreign) => [
          { foreign, unknown: unknownLike(foreign), form },
          ...mixed(foreign, who),
        ]),
    );
  }

  function mixed(id: string, { customerId }: Principal): readonly Try[] {
    const named = readGlobalId(id);
    const [, ...rest] = named?.parts ?? [];
    // Of the holder of another line, that would be a line of their own.
    if (!named || rest.length === 0 || customerId === null || rest.includes(customerId)) return [];
    const { type } = named;
    const madeUp = rest.map(() => randomUUID());
    return [
      {
        foreign: globalId(type, customerId, ...rest),
        unknown: globalId(type, customerId, ...madeUp),
        form: `${type} of mine`,
      },
    ];
  }

  type Answered = Awaited<ReturnType<typeof callsOf<string>>>;

  async function tried(who: Principal, place: Place, way: Way): Promise<void> {
    const answers = new Map<string, Answered>();
    const put = (id: string): Promise<Answered> =>
      callsOf(() => ask(who, way, requestFor(place, id, fillerOf(who, place.field))));
    for (const { foreign, unknown, form } of triesAt(place, who)) {
      // Each way is tried with each form of an id, and one with each id of whoever is somebody.
      if ((way !== 'post' || !who.signedIn) && answers.has(form)) continue;
      if (!answers.has(form)) await put(unknown); // what is theirs has been read then
      const nothing = answers.get(form) ?? (await put(unknown));
      answers.set(form, nothing);
      const something = await put(foreign);
      cases.ids += 1;
      const name = `${place.field}.${place.path.join('.')} ${way} ${form}`;
      // What may be asked so often only may be used up in between.
      const { result } = something.result === nothing.result ? nothing : await put(unknown);
      expect(something.result, name).toBe(result);
      expect(something.result, name).toMatch(DENIAL);
      expect(canaries.foreignIn(something.asked, who), name).toEqual([]);
      if (something.rows.length === 0) continue;
      await put(unknown); // some of what is theirs was forgotten since
      const { rows } = await put(foreign);
      expect(
        rows.filter((row) => !nothing.rows.includes(row) || !who.signedIn),
        name,
      ).toEqual([]);
    }
  }

  const DENIED = [
    'somebody who is not signed in',
    'the holder, whose sign-in has run out',
    'a person without a customer',
    'another customer',
    'the holder of another line',
    'the holder',
    'a person of a disconnected line',
    'a person whom a purchase linked',
  ];
  const waysTo = ({ root }: Place): readonly Way[] =>
    root === 'Query' ? WAYS : root === 'Mutation' ? ['post'] : ['socket', 'stream'];

  it.each(DENIED)(
    'gives %s the answer for what does not exist at every place that takes an id',
    async (name) => {
      const effects = world.reach.platform.ledger.effects.length;
      for (const place of PLACES)
        for (const way of waysTo(place)) await tried(byName(name), place, way);
      expect(world.reach.platform.ledger.effects).toHaveLength(effects);
    },
  );

  it.each(DENIED)('makes no change for %s by a way that takes none', async (name) => {
    const who = byName(name);
    for (const place of PLACES.filter(({ root }) => root === 'Mutation')) {
      const [first] = triesAt(place, who);
      const id = first?.foreign ?? '';
      for (const way of ['get', 'socket', 'stream'] as const) {
        const request = requestFor(place, id, fillerOf(who, place.field));
        const { result, rows } = await callsOf(() => ask(who, way, request));
        cases.ids += 1;
        expect(result).toMatch(/MUTATION_NOT_HERE|UNAUTHENTICATED|FORBIDDEN|BAD_REQUEST|closed/);
        expect(rows).toEqual([]);
      }
    }
  });

  const EVERYBODY = [...DENIED, 'an agent', 'an admin'];

  it.each(EVERYBODY)(
    'shows %s nothing of others on any path through the graph, and no field above their role',
    async (name) => {
      const who = byName(name);
      const may = (field: string): boolean => {
        const role = policy.roleOf(field);
        return role !== undefined && isAtLeast({ ...ANONYMOUS, role: who.role }, role);
      };
      for (const path of pathsWith(may)) {
        const question = { query: path.query, variables: {} };
        const { result, rows } = await callsOf(() => ask(who, 'post', question));
        const allowed = path.fields.every(may);
        cases[allowed ? 'paths' : 'roles'] += 1;
        expect(canaries.foreignIn(result, who), path.name).toEqual([]);
        if (allowed) continue;
        expect(result, path.name).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
        expect(rows).toEqual([]);
      }
    },
  );

  it('shows agents and owners what it hides from others, so that the ids are real', async () => {
    const roots = ['bill', 'card', 'customer', 'line', 'node', 'operation'];
    for (const place of PLACES.filter(
      ({ root, field }) => root === 'Query' && roots.includes(field),
    )) {
      for (const { foreign: id } of triesAt(place, byName('a person without a customer'))) {
        const type = readGlobalId(id)?.type.toLowerCase();
        if (type !== place.field && place.field !== 'node') continue;
        const request = requestFor(place, id, () => null);
        const text = await ask(byName('an agent'), 'post', request);
        if (['customer', 'line', 'card', 'bill', 'operation'].includes(type ?? ''))
          expect(text, place.field).toMatch(/"__typename":"\w+"/);
        cases.controls += 1;
      }
    }
  });

  it('is as large as it says', () => {
    process.stdout.write(`matrix: ${JSON.stringify(cases)}\n`);
    expect(cases.ids + cases.paths + cases.roles).toBeGreaterThan(8_000);
  });
});
