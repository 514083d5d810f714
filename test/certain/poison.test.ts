import { DatabaseSync } from 'node:sqlite';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { operationId } from '../../src/ids.ts';
import type { Detail } from '../../src/operations/engine/operation.ts';
import { openStore } from '../../src/store/store.ts';
import { ask, timeline } from '../support/operators.ts';
import { REFRESH } from '../support/operators.ts';
import { AGENT } from '../support/people.ts';
import { buy, operation, viewer } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const ASIDE = '{ operationsSetAside { operationId kind startedAt } }';
const LIST = '{ operations { edges { node { id status } } } }';

const ownId = (globalId: string) =>
  operationId(Buffer.from(globalId, 'base64url').toString('utf8').split('\n')[1] ?? '');

/** Makes operations ones that a later version wrote and this one does not know. */
async function ofUnknownKind(path: string, ids: readonly string[]): Promise<void> {
  const dataKey = Buffer.from(await readFile(`${path}.key`, 'utf8'), 'base64');
  const clock = { now: () => Date.now(), elapsed: () => 0, at: () => () => undefined };
  const store = await openStore({ url: `sqlite:${path}`, clock, dataKeys: [dataKey] });
  for (const id of ids) {
    await store.journal.change(ownId(id), ({ operation: present }) => ({
      operation: {
        ...present,
        nextCheckAt: 0,
        detail: { ...present.detail, kind: 'of-tomorrow' as Detail['kind'] } as Detail,
      },
    }));
  }
  await store.close();
}

function broken(path: string, id: string): void {
  const database = new DatabaseSync(path);
  database
    .prepare('update operations set state = ? where id = ?')
    .run(new Uint8Array(64), ownId(id));
  database.close();
}

const alerts = (world: World): number =>
  world.log.filter((line) => line.includes('operation set aside')).length;

describe('an operation that this version cannot work on', () => {
  it('of a kind that it does not know is set aside with one alert, and all others go on', async () => {
    await using place = await folder();
    const path = `${place.path}/gateway.db`;
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    const ids: string[] = [];
    for (let index = 0; index < 8; index += 1)
      ids.push((await buy(await world.as({ sub: `later-${index}` }))).operation.id);
    await world.gateway.stop();
    await ofUnknownKind(path, ids);
    await world.startGateway();

    const sam = await world.as({ sub: 'sam' });
    const { operation: begun } = await buy(sam);
    await world.passUntil(async () => (await operation(sam, begun.id)).customerTask !== null);
    expect(alerts(world)).toBe(8);
    await world.pass(10 * 60_000);
    expect(alerts(world)).toBe(8);
    const later = await world.as({ sub: 'later-0' });
    expect(await later.data(LIST)).toEqual({ operations: { edges: [] } });
    const { operationsSetAside } = await (await world.as(AGENT)).data(ASIDE);
    expect(operationsSetAside.map(({ operationId: id }: any) => id)).toEqual(ids);
    expect(world.log.filter((line) => line.includes('"defect"'))).toEqual([]);
  });

  it('that cannot be opened breaks neither the list of its customer nor the work of others', async () => {
    await using place = await folder();
    const path = `${place.path}/gateway.db`;
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    const sam = await world.as({ sub: 'sam' });
    const first = (await buy(sam)).operation.id;
    const second = (await buy(sam)).operation.id;
    await world.gateway.stop();
    broken(path, first);
    await world.startGateway();

    const again = await world.as({ sub: 'sam' });
    const { operations } = await again.data(LIST);
    expect(operations.edges.map(({ node }: any) => node.id)).toEqual([second]);
    await world.passUntil(async () => (await operation(again, second)).customerTask !== null);
    expect(alerts(world)).toBe(1);
    const { operationsSetAside } = await (await world.as(AGENT)).data(ASIDE);
    expect(operationsSetAside).toMatchObject([{ operationId: first }]);
  });

  it('is tried again at each start', async () => {
    await using place = await folder();
    const path = `${place.path}/gateway.db`;
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    const id = (await buy(await world.as({ sub: 'sam' }))).operation.id;
    await world.gateway.stop();
    await ofUnknownKind(path, [id]);
    await world.startGateway();
    await world.pass(60_000);
    expect(alerts(world)).toBe(1);
    await world.gateway.stop();
    await world.startGateway();
    await world.pass(60_000);
    expect(alerts(world)).toBe(2);
  });
});

describe('an operation whose reading fails each time', () => {
  it('backs off by itself, and holds nobody else', async () => {
    await using world = await World.start();
    const [sam, ada] = [await world.as({ sub: 'sam' }), await world.as({ sub: 'ada' })];
    const failing = (await buy(sam)).operation.id;
    const transaction = world.reach.platform.world.orders[0]?.transactionId;
    await world.control('POST', `orders/${transaction}/forget`, {});
    await world.fault({ row: 10, fault: 'status-500', times: 3 });
    const healthy = (await buy(ada)).operation.id;
    await world.passUntil(async () => (await operation(ada, healthy)).customerTask !== null);
    expect(await operation(sam, failing)).toMatchObject({ status: 'IN_PROGRESS' });
    await world.pass(35 * 60_000);
    expect(await operation(sam, failing)).toMatchObject({ status: 'NEEDS_ATTENTION' });
    const agent = await world.as(AGENT);
    expect(await ask(agent, REFRESH, { operationId: failing })).toMatchObject({
      operation: { status: 'NEEDS_ATTENTION' },
    });
    expect((await timeline(agent, failing)).explanation).toContain('A person must look');
    expect((await viewer(ada)).customers).toEqual([]);
  });
});
