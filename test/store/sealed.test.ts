import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { CHAIN_START, chainHash } from '../../src/store/audit.ts';
import { Database } from '../../src/store/database.ts';
import { Sealing } from '../../src/store/sealing.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { aQuote, begin, moved, settled, StoreFolder } from './fixtures.ts';

const PLANTED = [
  'ada@example.com',
  '735519',
  '+15125550123',
  '77 Planted Street',
  't-planted',
  'k-planted',
  '89014103211118510720',
];

async function fill(folder: StoreFolder): Promise<void> {
  const store = await folder.open();
  const refs = ['transaction:t-planted'];
  const { id } = await begin(store, {
    operation: { refs, lane: 'line:+15125550123' },
    key: { key: 'k-planted' },
    exclusive: 'number:+15125550123',
    intent: { transferPin: '735519', iccid: '89014103211118510720' },
  });
  await store.journal.saveQuote(aQuote());
  const { id: kept } = await store.inbox.keep(
    'callback',
    '{"transactionId":"t-planted","mobileNo":"+15125550123"}',
  );
  await store.inbox.judge(kept, 'unmatched', refs);
  const link = { subject: 'ada@example.com', customerId: customerId('C-1') };
  const audit = {
    action: 'operation.accepted',
    actor: 'ada@example.com',
    operationId: id,
    note: 'x',
  };
  await store.journal.change(id, (operation) => ({ operation: moved(operation), link, audit }));
  expect(findPlanted(await folder.bytes())).toEqual([]); // while the log of SQLite still holds the pages
  await store.journal.change(id, (operation) => ({ operation: settled(operation), audit }));
  await store.close();
}

const findPlanted = (bytes: string): string[] => PLANTED.filter((value) => bytes.includes(value));

describe('the store at rest', () => {
  it('holds no subscriber identifier, PIN or key in clear', async () => {
    await using folder = await StoreFolder.make();
    await fill(folder);
    const bytes = await folder.bytes();
    expect(bytes).toContain('idempotency_keys'); // the bytes are those of a database
    expect(findPlanted(bytes)).toEqual([]);
  });

  it('holds no hash that can be guessed without the key', async () => {
    await using folder = await StoreFolder.make();
    await fill(folder);
    const stored = folder.rows('select ref from operation_refs union select ref from inbox_refs');
    expect(stored).toHaveLength(1);
    for (const name of ['transaction:t-planted', 'ref\ntransaction:t-planted']) {
      const guess = createHash('sha256').update(name).digest('base64url');
      expect(stored).not.toContainEqual({ ref: guess });
    }
  });

  it('leaves no row of an intent behind when the operation settles', async () => {
    await using folder = await StoreFolder.make();
    await fill(folder);
    expect(folder.rows('select * from intents')).toEqual([]);
  });

  it('chains the audit rows, so that a changed, missing or moved row shows', async () => {
    await using folder = await StoreFolder.make();
    await fill(folder);
    const database = new Database(openSqlite(folder.path));
    const rows = await database.read((queries) =>
      queries.selectFrom('audit').selectAll().orderBy('position').execute(),
    );
    await database.close();
    const isWhole = (chain: typeof rows): boolean =>
      chain.every(
        (row, index) => row.hash === chainHash(chain[index - 1]?.hash ?? CHAIN_START, row),
      );

    expect(rows.map(({ action }) => action)).toEqual([
      'operation.begun',
      'operation.accepted',
      'operation.accepted',
    ]);
    expect(isWhole(rows)).toBe(true);
    expect(
      isWhole(rows.map((row, index) => (index === 1 ? { ...row, at: row.at + 1 } : row))),
    ).toBe(false);
    expect(isWhole(rows.filter((_, index) => index !== 1))).toBe(false);
    expect(isWhole(rows.toReversed())).toBe(false);
  });

  it('does not open a row that was copied to another place', async () => {
    await using folder = await StoreFolder.make();
    const first = await folder.open();
    const [one, other] = [await begin(first), await begin(first)];
    await first.close();
    folder.tamper(
      `update operations set state = (select state from operations where id = '${one.id}') where id = '${other.id}'`,
    );
    const second = await folder.open();
    await expect(second.journal.load(other.id)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect(await second.journal.load(one.id)).toEqual(one);
    await second.close();
  });
});

describe('sealing', () => {
  const sealing = new Sealing(randomBytes(32));

  it('opens what it sealed, and never seals alike', () => {
    const value = { text: 'é', list: [1, null], flag: false };
    const boxes = [sealing.seal('a', value), sealing.seal('a', value)];
    expect(boxes.map((box) => sealing.open('a', box))).toEqual([value, value]);
    expect(boxes[0]).not.toEqual(boxes[1]);
  });

  it('opens nothing of which one bit was changed, whichever it is', () => {
    const box = sealing.seal('a', { pin: '1' });
    for (const index of box.keys()) {
      box[index] = (box[index] ?? 0) ^ 1;
      expect(() => sealing.open('a', box)).toThrow(
        expect.objectContaining({ code: 'STORE_UNAVAILABLE' }),
      );
      box[index] = (box[index] ?? 0) ^ 1;
    }
    expect(sealing.open('a', box)).toEqual({ pin: '1' });
  });

  it('opens nothing at another place or with another key', () => {
    const box = sealing.seal('a', 1);
    expect(() => sealing.open('b', box)).toThrow();
    expect(() => new Sealing(randomBytes(32)).open('a', box)).toThrow();
  });
});
