import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors.ts';
import { operationId } from '../../src/ids.ts';
import { Database } from '../../src/store/database.ts';
import { Digests } from '../../src/store/digests.ts';
import { derivedDigestKey } from '../../src/store/secrets.ts';
import { migrate, MIGRATIONS } from '../../src/store/migrate.ts';
import { Sealing } from '../../src/store/sealing.ts';
import { probe } from '../../src/store/settings.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { aBeginning, anOperation, aQuote, begin, change, moved, StoreFolder } from './fixtures.ts';

/** An operation as the versions before the engine kept it, with its columns. */
interface Older {
  readonly id: string;
  readonly status: string;
  readonly open: 0 | 1;
  readonly epoch: number;
  readonly pending: object | null;
  readonly inDoubtSince: number | null;
  readonly nextCheckAt: number | null;
  readonly exclusive: string | null;
  readonly kind?: string;
}

const STARTED = 1_000_000;

function older(differs: Partial<Older> = {}): Older {
  return {
    ...{ id: randomUUID(), status: 'RECEIVED', open: 1, epoch: 0, pending: null },
    ...{ inDoubtSince: null, nextCheckAt: STARTED + 5_000, exclusive: null, ...differs },
  };
}

function stateOf({ id, kind = 'activation', ...one }: Older): object {
  const { version, listed, sentAt, mayHaveEffect, noResponseSince, ...state } = anOperation();
  const { failedTurns, attention, watchUntil, newQuoteId, ...shared } = state;
  const { status, epoch, pending, inDoubtSince, nextCheckAt } = one;
  return {
    ...{ ...shared, id, status, epoch, pending, inDoubtSince, nextCheckAt, startedAt: STARTED },
    ...{ lane: 'line:C-1', detail: { ...shared.detail, kind } },
    steps: [
      { code: 'RECEIVED', at: STARTED, source: 'RESPONSE' },
      { code: 'SENT', at: STARTED + 1, source: 'RESPONSE' },
      { code: 'NOT_TAKEN', at: STARTED + 2, source: 'RESPONSE' },
      { code: 'UNANSWERED', at: STARTED + 3, source: 'RESPONSE' },
    ],
  };
}

/** A store as the first five migrations left it. */
class OlderStore {
  readonly #folder: StoreFolder;
  readonly #sealing: Sealing;
  readonly #digests: Digests;

  static async in(folder: StoreFolder): Promise<OlderStore> {
    const database = new Database(openSqlite(folder.path));
    const sealing = new Sealing([folder.dataKey]);
    await migrate(database, { clock: folder.clock, sealing, migrations: MIGRATIONS.slice(0, 5) });
    await database.write((writes) => probe(writes, sealing));
    await database.close();
    return new OlderStore(folder);
  }

  private constructor(folder: StoreFolder) {
    this.#folder = folder;
    this.#sealing = new Sealing([folder.dataKey]);
    this.#digests = new Digests(derivedDigestKey(folder.dataKey));
  }

  keep(one: Older, eventAt = STARTED): void {
    const state = this.#box(`operation:${one.id}`, stateOf(one));
    const event = this.#box(`event:${one.id}:1`, stateOf(one));
    const subject = this.#digests.of('subject', 'ada@example.com');
    const exclusive = one.exclusive && this.#digests.of('scope', one.exclusive);
    this.#folder.tamper(`
      insert into operations (id, kind, revision, status, open, subject, lane, exclusive,
        next_check_at, unanswered, started_at, state) values ('${one.id}',
        '${one.kind ?? 'activation'}', 1, '${one.status}', ${one.open}, '${subject}', 'a-lane',
        ${quoted(exclusive)}, ${one.nextCheckAt ?? 'null'}, 0, ${STARTED}, ${state});
      insert into events (operation_id, revision, subject, at, state)
        values ('${one.id}', 1, '${subject}', ${eventAt}, ${event});
    `);
  }

  keepKey(key: { id: string; key: string; operationId: string; refusal: object | null }): void {
    const body = { ...key, subject: 'ada@example.com', fingerprint: 'f-1' };
    const [subject, name] = this.#named(key.key);
    this.#folder.tamper(`insert into idempotency_keys values ('${key.id}', '${subject}', '${name}',
      '${key.operationId}', ${this.#box(`key:${key.id}`, body)})`);
  }

  keepDirectChange(key: string, scope: string, at: number): void {
    const [id, [subject, name]] = [randomUUID(), this.#named(key)];
    this.#folder.tamper(`insert into direct_changes values ('${id}', '${subject}', '${name}',
      '${this.#digests.of('limit', scope)}', ${at}, ${this.#box(`direct-change:${id}`, {})})`);
  }

  audit(id: string, action: string): void {
    const body = this.#box('audit', { actor: 'ada', note: '' });
    this.#folder.tamper(`insert into audit (at, action, operation_id, body, hash)
      values (1, '${action}', '${id}', ${body}, 'h')`);
  }

  #named(key: string): [string, string] {
    return [this.#digests.of('subject', 'ada@example.com'), this.#digests.of('key', key)];
  }

  #box(place: string, value: unknown): string {
    return `x'${Buffer.from(this.#sealing.seal(place, value)).toString('hex')}'`;
  }
}

const quoted = (text: string | null): string => (text === null ? 'null' : `'${text}'`);

describe('a store of an earlier version', () => {
  it('opens with every field that its operations lacked', async () => {
    await using folder = await StoreFolder.make();
    const store = await OlderStore.in(folder);
    const pending = { name: 'submit', sent: true, refusals: 0, keyId: null };
    const [fresh, sent, doubtful] = [
      older(),
      older({ epoch: 1, status: 'SENT', pending }),
      older({ epoch: 2, status: 'UNDETERMINED', pending, inDoubtSince: STARTED + 9 }),
    ];
    for (const one of [fresh, sent, doubtful]) store.keep(one);

    const { journal, eventLog, close } = await folder.open();
    const steps = ['RECEIVED', 'SENT', 'NOT_PROCESSED', 'NO_RESPONSE'];
    const defaults = {
      ...{ version: 0, listed: true, failedTurns: 0, attention: false, watchUntil: null },
      newQuoteId: null,
      steps: steps.map((code, index) => ({ code, at: STARTED + index, source: 'RESPONSE' })),
    };
    const loaded = await journal.load(operationId(fresh.id));
    expect(loaded).toMatchObject({
      ...{ ...defaults, sentAt: null, mayHaveEffect: false, noResponseSince: null, pending: null },
    });
    expect(Object.keys(loaded ?? {}).toSorted()).toEqual(Object.keys(anOperation()).toSorted());
    const ask = { at: STARTED, subject: 'ada@example.com', role: 'CUSTOMER', customers: [] };
    expect(await journal.load(operationId(sent.id))).toMatchObject({
      ...{ ...defaults, sentAt: STARTED + 1, mayHaveEffect: true, noResponseSince: null },
      pending: { ...pending, ask: { ...ask, overridePending: false } },
    });
    expect(await journal.load(operationId(doubtful.id))).toMatchObject({
      ...{ ...defaults, sentAt: STARTED + 9, mayHaveEffect: true, noResponseSince: STARTED + 9 },
    });
    const logged = await eventLog.after(0, 9);
    expect(logged).toHaveLength(3);
    for (const entry of logged)
      expect(entry).toMatchObject({ operation: { ...defaults, version: 1 } });
    await close();
  });

  it('goes on with what was open, and leaves alone what was over', async () => {
    await using folder = await StoreFolder.make();
    const old = await OlderStore.in(folder);
    const [open, attention] = [older(), older({ status: 'NEEDS_ATTENTION', nextCheckAt: null })];
    const over = older({ status: 'SUCCEEDED', open: 0 });
    for (const one of [open, attention, over]) old.keep(one, STARTED + 77);
    old.keep(older({ status: 'SUCCEEDED', open: 0, kind: 'port-out' }));

    const store = await folder.open();
    const due = await store.journal.due(folder.clock.time, 9);
    expect(due.map(({ id }) => id)).toEqual([open.id]);
    const needing = await store.journal.needingAttention({ first: 9, after: null });
    expect(needing.operations.map(({ id }) => id)).toEqual([attention.id]);
    const page = { first: 9, before: null };
    const { operations } = await store.journal.page({ subject: 'ada@example.com' }, page);
    expect(operations).toHaveLength(4);
    expect((await change(store, operationId(open.id), moved)).version).toBe(1);
    await store.close();
    const ages = folder.rows('select ages_from from operations where ages_from is not null');
    expect(ages).toEqual([{ ages_from: STARTED + 77 }]);
  });

  it('still holds what was bought, and still knows every key', async () => {
    await using folder = await StoreFolder.make();
    const old = await OlderStore.in(folder);
    const bought = older({ exclusive: 'quote:q-1' });
    old.keep(bought);
    const refusal = problem('CONFLICT', 'UNDER_WAY');
    const key = { id: 'k-1', key: 'used', operationId: bought.id, refusal };
    old.keepKey(key);
    old.keepDirectChange('direct', 'sms:C-1', folder.clock.time - 1_000);
    old.keepDirectChange('used', 'sms:C-1', folder.clock.time - 2_000);

    const store = await folder.open();
    const { journal } = store;
    expect(await journal.begin(aBeginning({ holds: ['quote:q-1'] }))).toMatchObject({
      ...{ because: 'scope', name: 'quote:q-1', holder: { id: bought.id } },
    });
    expect(await journal.keyOf('ada@example.com', 'used')).toEqual({
      ...{ id: 'k-1', subject: 'ada@example.com', key: 'used', digest: 'f-1' },
      operationId: bought.id,
      refusal: { problems: [refusal], operationId: bought.id, newQuoteId: null },
    });
    expect(await journal.begin(aBeginning({ key: { key: 'direct' } }))).toMatchObject({
      ...{ because: 'key', key: { key: 'direct', digest: '', operationId: null, refusal: null } },
    });
    const limit = { name: 'sms:C-1', max: 2, withinMs: 60_000 };
    expect(await journal.begin(aBeginning({ limit }))).toMatchObject({ because: 'limit' });
    await begin(store, { limit: { ...limit, max: 3 } });
    await store.close();
  });

  it('shows the words of today in its audit trail', async () => {
    await using folder = await StoreFolder.make();
    const old = await OlderStore.in(folder);
    const one = older();
    old.keep(one);
    for (const action of ['operation.sent', 'operation.not-taken', 'operation.unanswered'])
      old.audit(one.id, action);
    const { journal, close } = await folder.open();
    expect((await journal.trailOf(operationId(one.id))).map(({ action }) => action)).toEqual([
      ...['operation.sent', 'operation.not-processed', 'operation.no-response'],
    ]);
    await close();
  });

  it('keeps the positions of its log through every migration', async () => {
    await using folder = await StoreFolder.make();
    const database = new Database(openSqlite(folder.path));
    const sealing = new Sealing([folder.dataKey]);
    await migrate(database, { clock: folder.clock, sealing, migrations: MIGRATIONS.slice(0, 3) });
    await database.write((writes) => probe(writes, sealing));
    await database.close();
    const digests = new Digests(derivedDigestKey(folder.dataKey));
    const one = older();
    const box = (place: string): string =>
      `x'${Buffer.from(sealing.seal(place, stateOf(one))).toString('hex')}'`;
    const subject = digests.of('subject', 'ada@example.com');
    folder.tamper(`
      insert into operations (id, kind, revision, status, open, subject, unanswered, started_at,
        state) values ('${one.id}', 'activation', 2, 'RECEIVED', 1, '${subject}', 0, 1,
        ${box(`operation:${one.id}`)});
      insert into events (position, operation_id, revision, subject, at, state) values
        (10, '${one.id}', 1, '${subject}', 1, ${box(`event:${one.id}:1`)}),
        (20, '${one.id}', 2, '${subject}', 1, ${box(`event:${one.id}:2`)});
    `);

    const store = await folder.open();
    const positions = (await store.eventLog.after(0, 9)).map(({ position }) => position);
    expect(positions).toEqual([10, 20]);
    const scope = { operationIds: [operationId(one.id)] };
    expect(await store.eventLog.afterIn(scope, 10, 9)).toHaveLength(1);
    await begin(store);
    expect(await store.eventLog.end()).toBe(21);
    await store.journal.saveQuote(aQuote());
    await store.close();
    expect(() => folder.tamper("insert into events (at, state) values (1, x'00')")).toThrow(
      /CHECK/,
    );
  });
});
