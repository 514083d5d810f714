import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { ADA, BOB, described, StreamWorld } from './a-gateway.ts';

let world: StreamWorld;
beforeEach(async () => {
  world = new StreamWorld();
  world.links.set('ada', new Set([customerId('family')]));
  await world.tail.start();
});

const start = async (of = world): Promise<string> =>
  (await of.changes.since(ADA, { first: 50 })).endCursor;

/** All pages from a cursor on. */
async function readAll(of: StreamWorld, after: string, first: number) {
  const seen: string[] = [];
  for (let page = await of.changes.since(ADA, { after, first }); ;) {
    seen.push(...page.changes.map(described));
    if (!page.hasMore) return { seen, endCursor: page.endCursor };
    page = await of.changes.since(ADA, { after: page.endCursor, first });
  }
}

describe('changes', () => {
  it('without a cursor are none, and begin now', async () => {
    world.log.append('op-1');
    const page = await world.changes.since(ADA, { first: 50 });
    expect(page).toMatchObject({ changes: [], hasMore: false, reset: false });
    world.log.append('op-1');
    const { seen } = await readAll(world, page.endCursor, 50);
    expect(seen).toEqual(['advanced op-1/2']);
  });

  it('are what both kinds of streams would have told, in one order', async () => {
    const after = await start();
    world.log.append('op-1');
    world.log.tell('e-1', 'family');
    world.log.append('op-bob', { subject: 'bob' });
    world.log.tell('foreign', 'others');
    world.log.append('op-agent', { subject: 'agent', customerId: customerId('family') });
    const { seen, endCursor } = await readAll(world, after, 50);
    expect(seen).toEqual(['advanced op-1/1', 'LineChanged e-1', 'advanced op-agent/1']);
    world.log.tell('e-2', 'family');
    const stream = await world.listen(ADA, { customer: 'family', after: endCursor });
    expect(await stream.next()).toBe('LineChanged e-2');
  });

  it('end at the end of the log also when nothing of it is the person’s', async () => {
    const after = await start();
    for (let index = 0; index < 5; index += 1) world.log.append('op-bob', { subject: 'bob' });
    const { seen, endCursor } = await readAll(world, after, 50);
    expect(seen).toEqual([]);
    world.log.dropBefore(5);
    const page = await world.changes.since(ADA, { after: endCursor, first: 50 });
    expect(page).toMatchObject({ changes: [], reset: false });
  });

  it('leave out what may not be seen any more, and go on behind it', async () => {
    const after = await start();
    for (const id of ['op-1', 'op-2', 'op-3']) world.log.append(id);
    world.withdrawn.add('op-2');
    expect((await readAll(world, after, 1)).seen).toEqual(['advanced op-1/1', 'advanced op-3/1']);
  });

  it('say that a cursor of somebody else or one too old leads nowhere', async () => {
    const after = await start();
    for (let index = 0; index < 5; index += 1) world.log.append('op-1');
    const foreign = await world.changes.since(BOB, { after, first: 50 });
    expect(foreign).toMatchObject({ changes: [], reset: true, hasMore: false });
    world.log.dropBefore(4);
    const old = await world.changes.since(ADA, { after, first: 50 });
    expect(old).toMatchObject({ changes: [], reset: true, hasMore: false });
    world.log.append('op-1');
    expect((await readAll(world, old.endCursor, 50)).seen).toEqual(['advanced op-1/6']);
  });

  it('that happen while a page is read are on a later one', async () => {
    const after = await start();
    world.log.append('op-1');
    world.log.afterPicking = () => {
      if (world.log.events.length === 1) world.log.append('op-1');
    };
    const first = await world.changes.since(ADA, { after, first: 50 });
    expect(first.changes.map(described)).toEqual(['advanced op-1/1']);
    const { seen } = await readAll(world, first.endCursor, 50);
    expect(seen).toEqual(['advanced op-1/2']);
  });

  it('are at most a hundred on a page, and none when none are asked for', async () => {
    const after = await start();
    for (let index = 0; index < 130; index += 1) world.log.append('op-1');
    const most = await world.changes.since(ADA, { after, first: 1_000 });
    expect([most.changes.length, most.hasMore]).toEqual([100, true]);
    const none = await world.changes.since(ADA, { after, first: 0 });
    expect(none).toMatchObject({ changes: [], endCursor: after, hasMore: true });
  });

  it('are told once each and in order, however they are cut into pages', async () => {
    const what = fc.constantFrom('op-1', 'op-bob', 'event', 'foreign');
    await fc.assert(
      fc.asyncProperty(
        fc.array(what, { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        async (happened, first) => {
          const own = new StreamWorld();
          own.links.set('ada', new Set([customerId('family')]));
          const after = await start(own);
          const expected: string[] = [];
          for (const [index, one] of happened.entries()) {
            if (one === 'op-1') expected.push(`advanced op-1/${own.log.append('op-1').revision}`);
            if (one === 'op-bob') own.log.append('op-bob', { subject: 'bob' });
            if (one === 'event') expected.push(`LineChanged e-${index}`);
            if (one === 'event') own.log.tell(`e-${index}`, 'family');
            if (one === 'foreign') own.log.tell(`e-${index}`, 'others');
          }
          expect((await readAll(own, after, first)).seen).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });
});
