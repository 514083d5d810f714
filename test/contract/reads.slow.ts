import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { undocumented } from '../../simulator/engine/documented.ts';
import { systemClock } from '../../src/clock.ts';
import type { Given } from '../../src/datasources/wire/given.ts';
import {
  createCaches,
  freshSources,
  type DataSources,
} from '../../src/datasources/sources.ts';
import { ROWS } from '../../contract/rows.ts';
import * as ids from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { ADDRESS, CART } from '../datasources/cart-sample.ts';
import { reachDocument } from './reach-document.ts';
import { ReadingPlatform, type Read } from './recorded-reads.ts';
import { answerSchema, answersOf, DAY, ID, resolve, variantsOf } from './sample-answers.ts';

const LINE = ids.customerId(ID);
const ORDER = ids.transactionId(ID);
const CHANGE = { line: LINE, plan: ids.planId(ID), effective: 'NOW' } as const;
const CREDIT = { customer: LINE, group: ID, amount: usd(1) };
const PACK = { line: LINE, pack: ids.packId(ID), startsOn: DAY };
const TOP_UP = { line: LINE, serviceCode: ID, quantity: 1 };
const BILL = { customer: LINE, bill: ids.billId(ID) };

/** Every question of every data source. What it answers does not matter. */
const QUESTIONS: readonly ((sources: DataSources) => Given<unknown>)[] = [
  ({ coverage }) => coverage.at(ADDRESS),
  ({ coverage }) => coverage.ofZip('10001'),
  ({ device }) => device.compatibilityOf(ID),
  ({ catalog }) => catalog.current(),
  ({ purchase }) => purchase.quote(CART),
  ({ purchase }) => purchase.submit(CART, usd(1)),
  ({ purchase }) => purchase.submitSubsequent(CART, { total: usd(1), cardId: null }),
  ({ purchase }) => purchase.statusOf(ORDER),
  ({ card }) => card.addLink({ customer: LINE, redirectUrl: 'https://a.example' }),
  ({ card }) => card.cardsOf(LINE),
  ({ card }) => card.card(ids.cardId(ID)),
  ({ activation }) => activation.simCardEligibility(ID),
  ({ activation }) => activation.submit({ customerId: LINE, sim: { iccid: ID } }),
  ({ activation }) => activation.statusOf(LINE),
  ({ portIn }) => portIn.eligibilityOf('+12125550142'),
  ({ customer }) => customer.info(LINE),
  ({ numberSwap }) => numberSwap.statusOf(LINE),
  ({ support }) => support.reset(LINE),
  ({ support }) => support.resetStatusOf(LINE),
  ({ usage }) => usage.of(LINE, ID, 'DATA'),
  ({ usage }) => usage.of(LINE, null, 'DATA'),
  ({ billing }) => billing.billsOf(LINE),
  ({ billing }) => billing.bill(BILL),
  ({ billing }) => billing.pay({ ...BILL, amount: usd(1), card: null }),
  ({ billing }) => billing.invoicesOf(LINE),
  ({ billing }) => billing.invoiceLink(BILL),
  ({ topUp }) => topUp.quote(TOP_UP),
  ({ topUp }) => topUp.purchase({ ...TOP_UP, card: null }),
  ({ planChange }) => planChange.estimate(CHANGE),
  ({ planChange }) => planChange.purchase({ ...CHANGE, card: null }),
  ({ planChange }) => planChange.statusOf(ORDER),
  ({ calling }) => calling.balanceOf(ID),
  ({ calling }) => calling.usageOf(ID),
  ({ calling }) => calling.purchasesOf(LINE),
  ({ calling }) => calling.quote(CREDIT),
  ({ calling }) => calling.purchase({ ...CREDIT, card: null }),
  ({ shipment }) => shipment.of(LINE),
  ({ roaming }) => roaming.countries(),
  ({ roaming }) => roaming.packsFor(['FRA']),
  ({ roaming }) => roaming.quote(PACK),
  ({ roaming }) => roaming.purchase({ ...PACK, card: null }),
  ({ roaming }) => roaming.ownedBy(ID),
  ({ roaming }) => roaming.usageOf(LINE),
  ({ simSwap }) => simSwap.requestCode(LINE),
  ({ simSwap }) => simSwap.statusOf(ids.swapId(ID)),
];

/** Rows whose answer says nothing that is read, the exchange of credentials (row 0) and the command (row 1). */
const UNREAD = [
  ...[0, 1, 15, 16, 17, 21, 24, 26, 27, 28, 29, 30, 31, 33, 34, 35, 38, 40, 46, 58, 64, 67],
];

type Question = (typeof QUESTIONS)[number];

/** What is read of the answers to some questions. */
async function readsOf(
  questions: readonly Question[],
  answers: (row: number) => unknown,
): Promise<ReadingPlatform> {
  const platform = new ReadingPlatform(answers);
  const sources = freshSources(platform, createCaches(systemClock));
  for (const question of questions) await Promise.resolve(question(sources)).catch(() => null);
  return platform;
}

/** Row 4 fails, so that rows 5 to 7 are asked as well. */
const usual = (row: number): unknown => (row === 4 ? undefined : answersOf(row)[0]);

const ROWS_ASKED = await Promise.all(
  QUESTIONS.map(async (question) => ({
    question,
    rows: (await readsOf([question], usual)).asked,
  })),
);

/** Every field that is read of some answer of the row. */
async function fieldsReadOf(row: number): Promise<readonly Read[]> {
  const questions = ROWS_ASKED.filter(({ rows }) => rows.has(row)).map(({ question }) => question);
  const reads: Read[] = [];
  for (const answer of answersOf(row).flatMap((one) => [...variantsOf(one)])) {
    const platform = await readsOf(questions, (asked) => (asked === row ? answer : usual(asked)));
    reads.push(...platform.reads.filter((read) => read.row === row));
  }
  return reads;
}

/** A value that holds this one field. */
const valueAt = (path: readonly string[]): unknown =>
  path.reduceRight<unknown>(
    (inner, name) => (name === '[]' ? [inner] : { [name]: inner }),
    'anything',
  );

/** A label is shown as it comes, whatever it holds. */
const isOfLabel = ({ path }: Read): boolean =>
  path.slice(0, -1).some((name) => name === 'fccLabel' || name === 'labelInfo');

const gapsIn = (reads: readonly Read[], document: unknown): readonly string[] => {
  const once = new Map(reads.map((read) => [`${read.row} ${read.path.join('/')}`, read]));
  const named = [...once.values()].filter((read) => !isOfLabel(read));
  const gaps = named.flatMap(({ row, path }) =>
    undocumented(answerSchema(row, document), valueAt(path), (reference) =>
      resolve(reference, document),
    ).map((field) => `row ${row}: ${field}`),
  );
  return [...new Set(gaps)];
};

/** Rows of which something is read. */
const READ = Object.values(ROWS)
  .map(({ row }) => row)
  .filter((row) => !UNREAD.includes(row));

describe('the contract', () => {
  it('is asked for every row whose answer is read', () => {
    const asked = new Set(ROWS_ASKED.flatMap(({ rows }) => [...rows]));
    expect([...asked].toSorted((a, b) => a - b)).toEqual(READ);
  });

  it.each(READ)('names every field that is read of row %i', async (row) => {
    const reads = await fieldsReadOf(row);
    expect(reads.length).toBeGreaterThan(0);
    expect(gapsIn(reads, reachDocument)).toEqual([]);
  });

  it('is found out when it lacks a field that is read, or one of a list', async () => {
    const reads = [...(await fieldsReadOf(25)), ...(await fieldsReadOf(41))];
    const text = JSON.stringify(reachDocument);
    const document: any = JSON.parse(text);
    delete document.components.schemas.CustomerLine.properties.activationDate;
    delete document.components.schemas.Bill.properties.dueDate;
    expect(gapsIn(reads, document)).toEqual([
      'row 25: /lines/activationDate',
      'row 41: /dueDate',
    ]);
  });

  it('names every field of a callback that is read', () => {
    const source = readFileSync(new URL('../../src/webhooks/callback.ts', import.meta.url), 'utf8');
    const read = [...source.matchAll(/field\('(\w+)'\)/g)].map(([, name = '']) => name);
    const events = Object.values(reachDocument.webhooks).flatMap(({ post }) =>
      [...JSON.stringify(post).matchAll(/schemas\/(\w+)/g)].map(([, name = '']) => name),
    );
    const schemas: Readonly<Record<string, any>> = reachDocument.components.schemas;
    const named = new Set(events.flatMap((name) => Object.keys(schemas[name].properties ?? {})));
    expect(read.length).toBeGreaterThan(8);
    expect(read.filter((name) => !named.has(name))).toEqual([]);
  });
});
