import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { days } from '../../src/clock.ts';
import { EVENTS } from '../support/documents.ts';
import { buy, operation } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

it('tells an app that comes back after three months to begin anew, and shows it what is still there', async () => {
  await using world = await World.start();
  const sam = await world.as({ sub: 'sam' });
  const { id } = (await buy(sam)).operation;
  const watch = sam.watch(EVENTS, { ids: [id] });
  const { items } = await watch.until((seen) => seen.items.length === 1);
  await watch.stop();
  const { cursor } = items[0];
  await world.passUntil(async () => (await operation(sam, id)).customerTask !== null);
  await world.pay();
  await world.passUntil(async () => (await operation(sam, id)).status === 'SUCCEEDED');

  await world.pass(days(89));
  const inTime = sam.watch(EVENTS, { ids: [id], after: cursor });
  const missed = await inTime.until((seen) => seen.items.at(-1)?.operation.status === 'SUCCEEDED');
  expect(missed.items.map((item) => item.__typename)).not.toContain('StreamReset');
  await inTime.stop();

  await world.pass(days(2));
  const sameSam = await world.as({ sub: 'sam' });
  const late = sameSam.watch(EVENTS, { ids: [id], after: cursor });
  const [reset, snapshot] = (await late.until((seen) => seen.items.length === 2)).items;
  expect(reset).toMatchObject({ __typename: 'StreamReset', reason: 'CURSOR_TOO_OLD' });
  expect(snapshot).toMatchObject({
    __typename: 'OperationSnapshot',
    operation: { id, status: 'SUCCEEDED' },
  });
  await late.stop();
});

it('is not ready any more when the file of its store is gone', async () => {
  await using place = await folder();
  const path = join(place.path, 'gateway.db');
  await using world = await World.start({ databaseUrl: `sqlite:${path}` });
  const ready = async () => (await fetch(`${world.gateway.adminUrl}/readyz`)).status;
  expect(await ready()).toBe(200);
  await rm(path);
  expect(await ready()).toBe(503);
});
