import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OperationEventItem } from '../../src/subscriptions/operation-item.ts';
import { ADA, described, StreamWorld, type Watch } from './a-gateway.ts';
import { settled } from './manual-clock.ts';

const OPERATIONS = ['op-1', 'op-2', 'op-3', 'op-bob'];

/** What happens in a run: operations move, the client reads, the connection breaks, the instance changes. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('append'), id: fc.constantFrom(...OPERATIONS) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('burst'), count: fc.integer({ min: 60, max: 90 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('read'), count: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('resume'), elsewhere: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('let go') }) },
);
type Step = { type: string; id?: string; count?: number; elsewhere?: boolean };

class Client {
  #world: StreamWorld;
  #watch: Watch | null = null;
  #pending: ReturnType<Watch['items']['next']> | null = null;
  #cursor: string | null = null;
  readonly #ids: readonly string[] | undefined;
  readonly seen: string[] = [];

  constructor(world: StreamWorld, ids: readonly string[] | undefined) {
    this.#world = world;
    this.#ids = ids;
  }

  /** Reads what is there, at most `count`; a reading that finds nothing stays pending. */
  async read(count: number): Promise<void> {
    this.#watch ??= await this.#world.watch(ADA, {
      after: this.#cursor,
      ...(this.#ids && { ids: this.#ids }),
    });
    for (let index = 0; index < count; index += 1) {
      this.#pending ??= this.#watch.items.next();
      const result = await Promise.race([this.#pending, settled().then(() => null)]);
      if (result === null) return;
      this.#pending = null;
      this.#note(result.value);
    }
  }

  /** The connection breaks, with whatever was under way; it is resumed with the newest cursor that was read. */
  resume(world: StreamWorld = this.#world): void {
    this.#watch?.abort.abort();
    this.#watch = null;
    this.#pending = null;
    this.#world = world;
  }

  #note(item: OperationEventItem | void): void {
    if (!item) return;
    this.#cursor = item.cursor;
    this.seen.push(described(item));
  }
}

async function run(steps: readonly Step[], ids: readonly string[] | undefined): Promise<Client> {
  const world = new StreamWorld();
  const elsewhere = new StreamWorld(world.log);
  await Promise.all([world.tail.start(), elsewhere.tail.start()]);
  const move = (id: string): void =>
    void world.log.append(id, id === 'op-bob' ? { subject: 'bob' } : {});
  for (const id of OPERATIONS) move(id);
  const client = new Client(world, ids);
  for (const { type, id = 'op-1', count = 0, elsewhere: away = false } of steps) {
    if (type === 'append') move(id);
    if (type === 'burst') for (let index = 0; index < count; index += 1) move('op-1');
    if (type === 'read') await client.read(count);
    if (type === 'resume') client.resume(away ? elsewhere : world);
    if (type === 'let go') await settled();
  }
  await client.read(Infinity);
  expectWhole(client.seen, { world, ids: ids ?? ['op-1', 'op-2', 'op-3'] });
  return client;
}

/** Each operation from its first item on: every revision once, in order, up to the newest; and nothing else. */
function expectWhole(
  seen: readonly string[],
  { world, ids }: { world: StreamWorld; ids: readonly string[] },
) {
  const revisions = new Map<string, number[]>(ids.map((id) => [id, []]));
  for (const item of seen) {
    const [, id = '', revision] = /^(?:snapshot|advanced) ([\w-]+)\/(\d+)$/.exec(item) ?? [];
    expect(revisions.has(id), item).toBe(true);
    revisions.get(id)?.push(Number(revision));
  }
  for (const [id, list] of revisions) {
    const newest =
      [...world.log.present.values()].find((operation) => operation.id === id)?.revision ?? 0;
    const [first = 0] = list;
    expect(list, id).toEqual(
      Array.from({ length: newest - first + 1 }, (_value, index) => first + index),
    );
    expect(list.length).toBeGreaterThan(0);
  }
}

it.each([undefined, ['op-1', 'op-3']])(
  'a client that is cut off at any time, and resumes anywhere, sees every revision of %s once and in order',
  async (ids) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        async (steps) => void (await run(steps, ids)),
      ),
      { numRuns: 150 },
    );
  },
  20_000,
);

it('is cut off in these runs between snapshots and while events overflow', async () => {
  const client = await run(
    [
      { type: 'read', count: 1 },
      { type: 'resume', elsewhere: true },
      { type: 'read', count: 9 },
      { type: 'burst', count: 200 },
      { type: 'let go' },
      { type: 'read', count: 70 },
      { type: 'resume' },
    ],
    undefined,
  );
  expect(client.seen.slice(0, 4)).toEqual([
    'snapshot op-1/1',
    'advanced op-2/1',
    'advanced op-3/1',
    'advanced op-1/2',
  ]);
  expect(client.seen).toHaveLength(203);
});
