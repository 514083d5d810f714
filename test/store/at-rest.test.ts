import { copyFile, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { SEALED_COLUMNS } from '../../src/store/sealed-columns.ts';
import { firstLine } from '../support/actions.ts';
import { ADMIN } from '../support/operators.ts';
import { operation, viewer } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';
import {
  everydayLife,
  MOVER,
  OWNER,
  secretsOf,
  SHOPPER,
  SUPPORT,
  textTo,
  USED_KEY,
} from './everyday-life.ts';
import { freshStore } from './fixtures.ts';
import { olderStoreAt } from './older-store.ts';

/** The database and what SQLite keeps beside it, byte by byte; never the keys. */
async function bytesIn(place: string): Promise<string> {
  const names = (await readdir(place)).filter((name) => !name.includes('.key'));
  const files = await Promise.all(names.map((name) => readFile(join(place, name), 'latin1')));
  return files.join('\n');
}

const SEND = `mutation Text($input: SendSmsInput!) { sendSms(input: $input) { outcome problems { code } } }`;

describe('the files of a gateway that people have used', () => {
  it('name nobody, neither while it runs nor after it', async () => {
    await using place = await folder();
    let secrets: readonly string[] = [];
    {
      await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
      await everydayLife(world);
      secrets = secretsOf(world);
      const bytes = await bytesIn(place.path);
      expect((await readdir(place.path)).toSorted()).toContain('gateway.db-wal');
      expect(secrets.length).toBeGreaterThan(60);
      expect(secrets.filter((one) => bytes.includes(one))).toEqual([]);
    }
    const bytes = await bytesIn(place.path);
    expect(bytes).toContain('account_links'); // the bytes are those of a database
    expect(secrets.filter((one) => bytes.includes(one))).toEqual([]);
  });

  it('are for their owner alone', async () => {
    await using place = await folder();
    await using _world = await World.start({
      databaseUrl: `sqlite:${place.path}/data/gateway.db`,
    });
    const modeOf = async (name: string) =>
      (await stat(join(place.path, 'data', name))).mode & 0o777;
    expect(await modeOf('.')).toBe(0o700);
    const names = await readdir(join(place.path, 'data'));
    expect(names.toSorted()).toEqual(['gateway.db', 'gateway.db-wal', 'gateway.db.key']);
    for (const name of names) expect([name, await modeOf(name)]).toEqual([name, 0o600]);
  });
});

describe('the columns of the store', () => {
  it('are sealed anew, each that is sealed', async () => {
    await using opened = await freshStore();
    await opened.store.close();
    const sqlite = new DatabaseSync(opened.folder.path);
    const tables = sqlite.prepare("select name from sqlite_master where type = 'table'").all();
    const blobs = tables.flatMap(({ name: table }) =>
      sqlite
        .prepare("select name from pragma_table_info(?) where lower(type) = 'blob'")
        .all(String(table))
        .map(({ name }) => `${String(table)}.${String(name)}`),
    );
    sqlite.close();
    const listed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(blobs.length).toBeGreaterThan(8);
    expect(listed.toSorted()).toEqual(blobs.toSorted());
  });
});

describe('a store of the version before', () => {
  it('named people, and names nobody once it was opened', async () => {
    await using place = await folder();
    const path = join(place.path, 'gateway.db');
    const { secrets } = await olderStoreAt(path);
    const before = await bytesIn(place.path);
    expect(secrets.filter((one) => before.includes(one)).length).toBeGreaterThan(5);
    await (await World.start({ databaseUrl: `sqlite:${path}` }))[Symbol.asyncDispose]();
    const after = await bytesIn(place.path);
    expect(secrets.filter((one) => after.includes(one))).toEqual([]);
  });

  it('forgets nothing: whose what is, what is open, what was bought and which keys were used', async () => {
    await using place = await folder();
    const path = join(place.path, 'gateway.db');
    const { over, open } = await olderStoreAt(path);
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    const shopper = await world.as(SHOPPER);
    expect(await operation(shopper, over)).toMatchObject({ status: 'SUCCEEDED' });
    const links = await shopper.data('{ viewer { operations { edges { node { id } } } } }');
    expect(links.viewer.operations.edges).toHaveLength(1);
    expect(await operation(await world.as(MOVER), open)).toMatchObject({ status: 'IN_PROGRESS' });
    const found = await (
      await world.as(SUPPORT)
    ).data(
      `query Find($criteria: OperationCriteria!) {
        operationsMatching(criteria: $criteria) { edges { node { id } } } }`,
      { criteria: { email: 'somebody.else@example.org' } },
    );
    expect(found.operationsMatching.edges.length).toBeGreaterThan(0);

    const { id: lineId } = await firstLine(await world.as(OWNER));
    const support = await world.as(SUPPORT);
    const again = await support.data(SEND, { input: textTo(lineId, USED_KEY) });
    expect(again.sendSms).toMatchObject({ outcome: 'ACCEPTED', problems: [] });
    const other = { ...textTo(lineId, USED_KEY), text: 'Something else' };
    const refused = await support.data(SEND, { input: other });
    expect(refused.sendSms.problems).toMatchObject([{ code: expect.stringMatching(/KEY/) }]);
    expect(world.attempts(24)).toEqual([]);
  });

  it('shows a person the customers that purchases have linked', async () => {
    await using place = await folder();
    const path = join(place.path, 'gateway.db');
    await olderStoreAt(path);
    const sqlite = new DatabaseSync(path);
    const linked = sqlite.prepare('select customer_id as id from account_links').all();
    sqlite.close();
    expect(linked).toHaveLength(1);
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    // The platform of this test has never sold to them: it is asked for the very customer.
    await viewer(await world.as(SHOPPER)).catch(() => null);
    const asked = world.reach.platform.ledger.attempts.filter(({ row }) => row === 25);
    expect(JSON.stringify(asked)).toContain(String(linked[0]?.['id']));
  });

  it('has an audit trail that is checked from then on, and says that it was whole', async () => {
    await using place = await folder();
    const path = join(place.path, 'gateway.db');
    await olderStoreAt(path);
    await copyFile(path, `${path}.copy`);
    await using world = await World.start({ databaseUrl: `sqlite:${path}` });
    const admin = await world.as(ADMIN);
    const { auditSegments, auditEntries } = await admin.data(`{
      auditSegments { faults { kind } edges { node { entries closed faults { kind } } } }
      auditEntries(first: 100) { edges { node { action note actor } } } }`);
    expect(auditSegments).toMatchObject({ faults: [] });
    const [first] = auditSegments.edges;
    expect(first.node).toMatchObject({ closed: true, faults: [] });
    expect(first.node.entries).toBeGreaterThan(10);
    const renewed = auditEntries.edges.find(({ node }: any) => node.action === 'audit.rechained');
    expect(renewed?.node).toMatchObject({ note: 'WHOLE', actor: 'gateway' });
  });
});
