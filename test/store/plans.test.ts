import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGES } from '../../src/store/ages.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { customerId } from '../../src/ids.ts';
import { begin, change, freshStore, moved, settled, StoreFolder } from './fixtures.ts';
import { planOf, Plans, scansOf } from './plans.ts';

/** A new store, open for questions about its tables. */
async function tables(): Promise<{ sqlite: DatabaseSync } & AsyncDisposable> {
  const folder = await StoreFolder.make();
  const { url, clock, dataKey } = folder;
  await (await openStore({ url, clock, dataKeys: [dataKey] })).close();
  const sqlite = new DatabaseSync(folder.path);
  return {
    sqlite,
    async [Symbol.asyncDispose]() {
      sqlite.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe('the tables of the store', () => {
  it('have an index for whatever looks for rows that refer to another one', async () => {
    await using opened = await tables();
    const named = (query: string, ...values: string[]) =>
      opened.sqlite
        .prepare(query)
        .all(...values)
        .map(({ name }) => String(name));
    const found = named("select name from sqlite_master where type = 'table'").flatMap((table) =>
      opened.sqlite
        .prepare('select [from] as name from pragma_foreign_key_list(?)')
        .all(table)
        .map(({ name }) => ({ table, column: String(name) })),
    );
    const without = found.filter(({ table, column }) => {
      const firsts = named('select name from pragma_index_list(?)', table).map(
        (index) => named('select name from pragma_index_info(?) order by seqno', index)[0],
      );
      return !firsts.includes(column);
    });
    expect(found.length).toBeGreaterThan(6);
    expect(without).toEqual([]);
  });

  it.each([
    ['select id from operations where revision = ?', /^SCAN operations/],
    ['select id from operations where revision = ? or id = ?', /^SCAN operations/],
    [
      'select key from idempotency_keys where body is null or subject = ?',
      /^SCAN idempotency_keys/,
    ],
    ['select id from operations where id = ?', null],
    ['select max(position) from events', null],
  ])('are read from end to end by %j only where they are', async (sql, scan) => {
    await using opened = await tables();
    const scans = scansOf(opened.sqlite, sql);
    if (scan === null) expect(scans).toEqual([]);
    else expect(scans).toEqual([expect.stringMatching(scan)]);
  });
});

describe('a question', () => {
  /** Each question, a piece of the text that it asks with, and how its rows are found. */
  it.each<[string, (store: Store) => Promise<unknown>, RegExp, RegExp]>([
    [
      'for what a person has open reads nothing that they ever finished',
      ({ journal }) => journal.openOf('ada@example.com'),
      /"open" = 1 and \+shown/,
      /operations_open \(subject=\?\)/,
    ],
    [
      'for what a person has begun begins where the page does',
      ({ journal }) => journal.page({ subject: 'ada@example.com' }, { first: 10, before: null }),
      /"position" < \?/,
      /operations_subject \(subject=\? AND shown=\? AND rowid<\?\)/,
    ],
    [
      'for what is due reads nothing that is not',
      ({ journal }) => journal.due(1_000, 10),
      /"next_check_at" <= \?/,
      /operations_due \(set_aside=\? AND next_check_at<\?\)/,
    ],
    [
      'for unmatched callbacks of a name reads no others, however many there are',
      ({ inbox }) => inbox.unmatchedBy(['reference:1']),
      /from "inbox_refs" as "named"/,
      /SEARCH named USING .+\(ref=\?\)/,
    ],
    [
      'for all callbacks of several names reads no others, however many there are',
      ({ inbox }) => inbox.namedBy(['reference:1', 'reference:2', 'reference:3'], 10),
      /from "inbox_refs" as "named"/,
      /SEARCH named USING .+\(ref=\?\)/,
    ],
    [
      'for transactions that are old reads none that are young',
      (store) => store.prune(Date.parse('2030-03-01T12:00:00Z'), DEFAULT_AGES),
      /^delete from "transactions"/,
      /transactions_entered_at \(entered_at<\?\)/,
    ],
  ])('%s', async (_, ask, text, found) => {
    await using opened = await freshStore();
    const plans = new Plans();
    plans.record();
    await ask(opened.store);
    const asked = plans.end().filter((sql) => text.test(sql));
    await opened.store.close();
    using sqlite = new DatabaseSync(opened.folder.path);
    expect(asked).toHaveLength(1);
    expect(asked.flatMap((sql) => planOf(sqlite, sql)).join('\n')).toMatch(found);
  });
});

describe('a change of an operation', () => {
  it('never sets the key of the row, which would look through every table that refers to it', async () => {
    await using opened = await freshStore();
    const { id } = await begin(opened.store, { holds: ['a'] });
    const plans = new Plans();
    plans.record();
    await change(opened.store, id, (operation) => ({ ...operation, failedTurns: 1 }));
    await change(opened.store, id, (operation) => ({ ...operation, status: 'NEEDS_ATTENTION' }));
    const updates = plans.end().filter((sql) => sql.startsWith('update "operations"'));
    const sets = updates.map((sql) => sql.split(' where ')[0]);
    expect(sets).toEqual([
      expect.stringContaining('"version" = ?'),
      expect.stringContaining('"status" = ?'),
    ]);
    expect(sets.join('\n')).not.toMatch(/"(id|position)" =/);
  });

  it('touches the indexes that it is found by only when it is found by something else', async () => {
    await using opened = await freshStore();
    const operation = await begin(opened.store);
    await opened.store.close();
    const rewritten = 'create table rewritten (status text, customer text)';
    const trigger = `create trigger found_by after update of status on operations
      begin insert into rewritten values (new.status, new.customer); end`;
    opened.folder.tamper(`${rewritten}; ${trigger}`);
    const store = await opened.folder.open();
    await change(store, operation.id, moved);
    await change(store, operation.id, (before) => ({
      ...moved(before),
      customerId: customerId('C-9'),
    }));
    await change(store, operation.id, moved);
    await change(store, operation.id, settled);
    await store.close();
    const rows = opened.folder.rows('select status, customer is not null as known from rewritten');
    expect(rows.map(({ status, known }) => [status, known])).toEqual([
      ['RECEIVED', 1],
      ['SUCCEEDED', 1],
    ]);
  });
});

describe('the record of statements', () => {
  it('shows that a store prepares each text once, however often it runs', async () => {
    await using opened = await freshStore();
    const plans = new Plans();
    plans.record();
    for (let count = 0; count < 20; count += 1)
      await begin(opened.store, { holds: [`a:${count}`] });
    const texts = plans.end();
    expect(texts.filter((sql) => sql.startsWith('insert into "scopes"'))).toHaveLength(1);
    expect(texts.length).toBe(new Set(texts).size);
  });

  it('refuses a store that reads a table from end to end', async () => {
    await using opened = await tables();
    const plans = new Plans();
    plans.record();
    opened.sqlite.prepare('select "id" from "operations" where "revision" = ?').all(1);
    const path = String(opened.sqlite.location());
    expect(() => plans.refuseScans(path)).toThrow(/SCAN operations: select "id"/);
  });
});
