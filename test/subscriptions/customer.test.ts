import { beforeEach, describe, expect, it } from 'vitest';
import { customerId, globalId } from '../../src/ids.ts';
import { Cursors } from '../../src/subscriptions/cursor.ts';
import { customerSubscriptions, CustomerStreams } from '../../src/subscriptions/customer.ts';
import { Tail } from '../../src/subscriptions/tail.ts';
import { Activity } from '../../src/activity.ts';
import type { Store } from '../../src/store/store.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { anEvent, begin, StoreFolder } from '../store/fixtures.ts';
import { ADA, BOB, StreamWorld, Watch } from './a-gateway.ts';
import { ManualClock, settled } from './manual-clock.ts';

const AGENT = { ...BOB, role: 'AGENT', subject: 'agent' } as const;
const MARCOS_LINE = customerId('marco');

let world: StreamWorld;
beforeEach(async () => {
  world = new StreamWorld();
  world.links.set('ada', new Set([customerId('family')]));
  world.links.set('bob', new Set([MARCOS_LINE]));
  await world.tail.start();
});

/** A stream that has begun to listen, and its first item. */
async function listening(...asked: Parameters<StreamWorld['listen']>) {
  const watch = await world.listen(...asked);
  const first = watch.next();
  await settled();
  return { watch, first };
}

describe('customerEvents', () => {
  it('begins with what happens next, and tells it in order', async () => {
    world.log.tell('before', 'family');
    const { watch, first } = await listening(ADA, { customer: 'family' });
    world.log.tell('e-1', 'family');
    world.log.append('op-1');
    world.log.tell('e-2', 'family', { line: MARCOS_LINE });
    expect([await first, await watch.next()]).toEqual(['LineChanged e-1', 'LineChanged e-2']);
  });

  it('brings no operation, and no event of anybody else', async () => {
    const { first } = await listening(ADA, { customer: 'family' });
    world.log.append('op-1', { customerId: customerId('family') });
    world.log.tell('foreign', 'others', { line: customerId('others-too') });
    world.log.tell('own', 'family');
    expect(await first).toBe('LineChanged own');
  });

  it('tells whoever holds a secondary line of that line alone, and of no bill', async () => {
    const { watch, first } = await listening(BOB, { customer: 'marco' });
    world.log.tell('family', 'family');
    world.log.tell('sister', 'family', { line: customerId('sister') });
    world.log.tell('bill', 'family', { type: 'BillChanged', line: MARCOS_LINE });
    world.log.tell('own', 'family', { line: MARCOS_LINE });
    expect(await first).toBe('LineChanged own');
    const pending = watch.next();
    await settled();
    world.log.tell('also', 'family', { type: 'PortOutRequested', line: MARCOS_LINE });
    expect(await pending).toBe('PortOutRequested also');
  });

  it('brings agents every customer of the brand', async () => {
    const { first } = await listening(AGENT, { customer: 'family' });
    world.log.tell('e-1', 'family');
    expect(await first).toBe('LineChanged e-1');
  });

  it('goes on after the cursor of any item, on another instance', async () => {
    const { watch, first } = await listening(ADA, { customer: 'family' });
    world.log.tell('e-1', 'family');
    await first;
    watch.abort.abort();
    world.log.tell('e-2', 'family');
    const other = new StreamWorld(world.log);
    other.links.set('ada', new Set([customerId('family')]));
    await other.tail.start();
    const resumed = await other.listen(ADA, { customer: 'family', after: watch.cursor });
    expect(await resumed.next()).toBe('LineChanged e-2');
    world.log.tell('e-3', 'family');
    expect(await resumed.next()).toBe('LineChanged e-3');
  });

  it('goes on after the cursor of a stream of operations', async () => {
    world.log.append('op-1');
    const operations = await world.watch(ADA);
    await operations.next();
    world.log.tell('e-1', 'family');
    const { cursor: after } = operations;
    expect(await (await world.listen(ADA, { customer: 'family', after })).next()).toBe(
      'LineChanged e-1',
    );
  });

  it('starts over from now with a cursor of somebody else or one too old, and says so', async () => {
    world.log.tell('e-1', 'family', { line: MARCOS_LINE });
    const start = (await world.changes.since(ADA, { first: 1 })).endCursor;
    for (const id of ['e-2', 'e-3', 'e-4']) world.log.tell(id, 'family', { line: MARCOS_LINE });
    const bobs = await world.listen(BOB, { customer: 'marco', after: start });
    expect(await bobs.next()).toBe('reset CURSOR_NOT_YOURS');
    world.log.dropBefore(4);
    const late = await world.listen(ADA, { customer: 'family', after: start });
    expect(await late.next()).toBe('reset CURSOR_TOO_OLD');
    const pending = late.next();
    world.log.tell('e-5', 'family');
    expect(await pending).toBe('LineChanged e-5');
    expect(await (await world.listen(ADA, { customer: 'family', after: 'made-up' })).next()).toBe(
      'reset CURSOR_NOT_YOURS',
    );
  });

  it('stops telling the moment the customer is no longer the person’s', async () => {
    const { watch, first } = await listening(ADA, { customer: 'family' });
    world.log.tell('e-1', 'family');
    await first;
    const pending = watch.next();
    await settled();
    world.links.set('ada', new Set());
    world.log.tell('secret', 'family');
    await settled();
    world.links.set('ada', new Set([customerId('family')]));
    world.log.tell('e-3', 'family');
    expect(await pending).toBe('LineChanged e-3');
  });

  it('refuses unknown and foreign customers alike, before the first item', async () => {
    const errors = await Promise.all(
      ['others', 'none'].map((customer) =>
        world.listen(ADA, { customer }).catch((error: unknown) => error),
      ),
    );
    expect(errors[0]).toMatchObject({ code: 'FORBIDDEN' });
    expect(errors[1]).toEqual(errors[0]);
    const { signal } = new AbortController();
    const odd = { customerId: globalId('Plan', 'family') };
    await expect(world.customerStreams.customerEvents(ADA, odd, signal)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await world.openStreams()).toBe(0);
  });

  it('ends at once with its signal, and leaves nothing behind', async () => {
    const { watch, first } = await listening(ADA, { customer: 'family' });
    expect(await world.openStreams()).toBe(1);
    watch.abort.abort();
    expect(await first).toBe('end');
    await settled();
    expect([await world.openStreams(), world.tail.openFeeds]).toEqual([0, 0]);
  });

  it('is what the resolver subscribes to, with nothing changed on the way', async () => {
    const { subscribe, resolve } = customerSubscriptions.Subscription.customerEvents;
    const { signal } = new AbortController();
    const { customerStreams } = world;
    const asOwner = { mayUseCustomer: async () => true };
    const asked = { customerId: globalId('Customer', 'family'), after: 'made-up' };
    const context = { customerStreams, caller: ADA, signal, resumeAfter: null, access: asOwner };
    const items = await subscribe(undefined, asked, context);
    const { value } = await items.next();
    expect(value && resolve(value)).toBe(value);
    expect(value).toMatchObject({ __typename: 'StreamReset' });
  });
});

describe('customerEvents after a restart of the gateway', () => {
  async function listen(
    { eventLog: log, secrets }: Store,
    after: string | null,
  ): Promise<Watch<any>> {
    const telemetry = new Telemetry('silent');
    const tail = new Tail({ log, clock: new ManualClock(), activity: new Activity(), telemetry });
    await tail.start();
    const streams = new CustomerStreams({
      ...{ log, tail, telemetry, cursors: new Cursors(secrets.cursors) },
      access: () => ({ mayUseCustomer: () => true, viewOfEvent: () => 'account' }),
    });
    const abort = new AbortController();
    const asked = { customerId: globalId('Customer', 'C-1'), after };
    return new Watch(await streams.customerEvents(ADA, asked, abort.signal), abort);
  }

  it('go on where the client left off', async () => {
    await using folder = await StoreFolder.make();
    const before = await folder.open();
    const first = await listen(before, null);
    const pending = first.next();
    await settled();
    await before.journal.appendCustomerEvent(anEvent({ id: 'e-1' }));
    expect(await pending).toBe('LineChanged e-1');
    first.abort.abort();
    await begin(before);
    await before.journal.appendCustomerEvent(anEvent({ id: 'e-2' }));
    await before.close();

    const after = await folder.open();
    const resumed = await listen(after, first.cursor);
    expect(await resumed.next()).toBe('LineChanged e-2');
    const live = resumed.next();
    await after.journal.appendCustomerEvent(anEvent({ id: 'e-3' }));
    expect(await live).toBe('LineChanged e-3');
    resumed.abort.abort();
    await after.close();
  });
});
