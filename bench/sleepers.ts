/*
 * Sleepers: many purchases that were open when their gateway ended, made of one that was really begun.
 *
 * Owns   what tells them apart: an operation, a person and a transaction each. The platform knows every one of them, and all are due at once.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { textAt } from '../chaos/value.ts';
import { operationId, type OperationId } from '../src/ids.ts';
import type { Intent, NewOperation } from '../src/operations/engine/journal.ts';
import type { Operation } from '../src/operations/engine/operation.ts';
import { readDataKeys } from '../src/store/data-key.ts';
import { openStore } from '../src/store/store.ts';
import { systemClock } from '../src/clock.ts';
import { BUY, PLANS, QUOTE, quoteInput } from './documents.ts';
import { Door } from './door.ts';
import { inLanes } from './pace.ts';
import type { Stage } from './stage.ts';

/** As many as the store makes durable together. */
const LANES = 64;
/** Those of other parts have lower numbers. */
const NUMBER = 20_000;
const PATIENCE_MS = 30_000;
const SUBJECT = 'sleeper';

/** So many, in this database, which no gateway has open when it resolves. Gives their transactions. */
export async function putToSleep(
  stage: Stage,
  { database, many }: { database: string; many: number },
): Promise<ReadonlySet<string>> {
  const { id, transactionId } = await beginOne(stage, database);
  const url = stage.storeUrl(database);
  const dataKeys = await readDataKeys({ file: null, url });
  const store = await openStore({ url, clock: systemClock, dataKeys });
  const operation = await store.journal.load(id);
  if (!operation) throw new Error('what was bought is not in the store');
  const intent = await store.journal.intentOf(id);
  const transactions = Array.from({ length: many }, () => randomUUID());
  await inLanes(LANES, transactions, async (another) => {
    const names = { [id]: randomUUID(), [transactionId]: another };
    const begun = await store.journal.begin(copyOf({ operation, intent }, names));
    if (!begun.began) throw new Error(`a copy was not begun because of the ${begun.because}`);
  });
  await store.close();
  await stage.reach.order('again', { transactionId, others: transactions });
  return new Set(transactions);
}

/** Through the door, until its gateway has looked at it. */
async function beginOne(stage: Stage, database: string) {
  const gateway = await stage.start('gateway', { database });
  const door = new Door(gateway.url, { connections: 1 });
  const token = await stage.tokenOf({ subject: SUBJECT, customerId: `nobody-${NUMBER}` });
  const plans = await door.ask({ query: PLANS });
  const planId = textAt(plans.data, 'catalog', 'plans', 0, 'id') ?? '';
  const variables = { input: quoteInput(NUMBER, planId) };
  const quoted = await door.ask({ token, query: QUOTE, variables });
  const quoteId = textAt(quoted.data, 'quotePurchase', 'quote', 'id') ?? '';
  const input = { quoteId, idempotencyKey: `asleep-for-a-bench-${randomUUID()}` };
  const bought = await door.ask({ token, query: BUY, variables: { input } });
  const id = textAt(bought.data, 'submitPurchase', 'operation', 'id');
  if (id === null) throw new Error(`a purchase was not taken: ${JSON.stringify([quoted, bought])}`);
  const transactionId = await lookedAt(stage);
  await door.close();
  await gateway.end();
  return { id: operationIn(id), transactionId };
}

async function lookedAt(stage: Stage): Promise<string> {
  const latest = performance.now() + PATIENCE_MS;
  while (performance.now() < latest) {
    for (const { row, transactionId } of await stage.reach.order('arrived', undefined))
      if (row === 10 && transactionId !== null) return transactionId;
    await delay(50);
  }
  throw new Error('nothing was looked at');
}

/** A global id holds its parts in plain text. */
const operationIn = (globalId: string): OperationId =>
  operationId(Buffer.from(globalId, 'base64url').toString('utf8').split('\n')[1] ?? '');

interface Kept {
  readonly operation: Operation;
  readonly intent: Intent;
}

/** Due at once, with other names. */
function copyOf(kept: Kept, names: Readonly<Record<string, string>>): NewOperation {
  let text = JSON.stringify(kept);
  for (const [name, another] of Object.entries(names)) text = text.replaceAll(name, another);
  const { operation, intent }: Kept = JSON.parse(text);
  const subject = `${SUBJECT}-${operation.id}`;
  const { id } = operation;
  return {
    operation: { ...operation, subject, version: 0, nextCheckAt: Date.now() },
    intent,
    key: {
      ...{ id: randomUUID(), subject, key: randomUUID(), digest: randomUUID() },
      ...{ operationId: id, refusal: null },
    },
    ...{ holds: [], limit: null },
    audit: { action: 'operation.begun', actor: subject, operationId: id, note: 'purchase' },
  };
}
