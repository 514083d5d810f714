import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { UnreadableOperation } from '../../src/operations/engine/journal.ts';
import { Sealing } from '../../src/store/sealing.ts';
import { aQuote, begin, change, moved, settled, StoreFolder } from './fixtures.ts';

const PLANTED = [
  'ada@example.com',
  '735519',
  '+15125550123',
  '77 Planted Street',
  't-planted',
  'k-planted',
  '89014103211118510720',
  'C-planted',
];

async function fill(folder: StoreFolder): Promise<void> {
  const store = await folder.open();
  const refs = ['transaction:t-planted'];
  const { id } = await begin(store, {
    operation: { refs },
    key: { key: 'k-planted' },
    holds: ['number:+15125550123'],
    limit: { name: 'sms:+15125550123', max: 9, withinMs: 1_000 },
    intent: { transferPin: '735519', iccid: '89014103211118510720' },
  });
  await store.journal.saveQuote(aQuote());
  const { id: kept } = await store.inbox.keep(
    'callback',
    '{"transactionId":"t-planted","mobileNo":"+15125550123"}',
  );
  await store.inbox.judge(kept, 'unmatched', refs);
  const link = { subject: 'ada@example.com', customerId: customerId('C-planted') };
  const audit = {
    action: 'operation.accepted',
    actor: 'ada@example.com',
    operationId: id,
    note: 'x',
  };
  const claims = ['transaction:t-planted'];
  await change(store, id, (now) => ({ operation: moved(now), link, audit, claims }));
  expect(findPlanted(await folder.bytes())).toEqual([]); // while the log of SQLite still holds the pages
  await change(store, id, (now) => ({ operation: settled(now), audit }));
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
    expect(stored).toHaveLength(2);
    for (const name of [
      ...['transaction:t-planted', 'ref\ntransaction:t-planted'],
      ...['customer:C-1', 'ref\ncustomer:C-1'],
    ]) {
      const guess = createHash('sha256').update(name).digest('base64url');
      expect(stored).not.toContainEqual({ ref: guess });
    }
  });

  it('leaves no row of an intent behind when the operation settles', async () => {
    await using folder = await StoreFolder.make();
    await fill(folder);
    expect(folder.rows('select * from intents')).toEqual([]);
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
    await expect(second.journal.load(other.id)).rejects.toThrow(UnreadableOperation);
    expect(await second.journal.load(one.id)).toEqual(one);
    await second.close();
  });
});

describe('sealing', () => {
  const [key, otherKey] = [randomBytes(32), randomBytes(32)];
  const sealing = new Sealing([key]);

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

  it('opens nothing that was cut off, wherever', () => {
    const box = sealing.seal('a', { pin: '1' });
    for (const index of box.keys()) {
      const cut = box.subarray(0, index) as typeof box;
      expect(() => sealing.open('a', cut)).toThrow();
    }
  });

  it('opens nothing at another place or with another key', () => {
    const box = sealing.seal('a', 1);
    expect(() => sealing.open('b', box)).toThrow();
    expect(() => new Sealing([otherKey]).open('a', box)).toThrow();
  });

  it('seals with the first of its keys, opens with each, and names the key in every box', () => {
    const both = new Sealing([otherKey, key]);
    const [older, newer] = [sealing.seal('a', 1), both.seal('a', 2)];
    expect([both.open('a', older), both.open('a', newer)]).toEqual([1, 2]);
    expect(new Sealing([otherKey]).open('a', newer)).toBe(2);
    expect(() => sealing.open('a', newer)).toThrow();
    const nameIn = (box: Uint8Array) => Buffer.from(box.subarray(0, 5)).toString('hex');
    expect(nameIn(older)).toBe(nameIn(sealing.seal('b', 3)));
    expect(nameIn(older)).not.toBe(nameIn(newer));
    expect(nameIn(older)).toMatch(/^02/);
  });

  it('opens a box that names no key with whichever key fits', () => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from('a'));
    const text = Buffer.concat([cipher.update('"kept"'), cipher.final()]);
    const box = Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), text]) as never;
    for (const keys of [[key], [otherKey, key], [key, otherKey]])
      expect(new Sealing(keys).open('a', box)).toBe('kept');
    expect(() => new Sealing([otherKey]).open('a', box)).toThrow(
      expect.objectContaining({ code: 'STORE_UNAVAILABLE' }),
    );
  });

  it('takes 32 bytes for a key, and needs one', () => {
    expect(() => new Sealing([])).toThrow(RangeError);
    expect(() => new Sealing([key, randomBytes(31)])).toThrow(RangeError);
  });
});
