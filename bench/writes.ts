/*
 * Writes: what a quote, a purchase, a look at it, a change and a callback cost the gateway. Nobody else has them.
 *
 * Owns   that a purchase is charged with its own work alone: the looks at others that fall into the same time are counted and taken off.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { textAt } from '../chaos/value.ts';
import { BUY, PLANS, QUOTE, quoteInput } from './documents.ts';
import { Door, type Asking, type Came } from './door.ts';
import { inLanes } from './pace.ts';
import type { Plan } from './plan.ts';
import { median, type Figure } from './rounds.ts';
import type { Server, Stage } from './stage.ts';

const WHO = 'gateway';
export const QUOTING = 'quote';
export const SUBMIT = 'submit';
export const LOOK = 'a look at a purchase';
export const SUBMIT_WITH_LOOK = 'submit, with its first look';
export const UPDATE = 'update of a customer';
export const CALLBACK = 'callback to 200, and what it names';

const UPDATING = `mutation Update($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) { outcome problems { code field } customer { id firstName } }
}`;

/** Row 10 of the platform: what became of a purchase. */
const LOOKED_AT = 10;
const LANES = 4;
/** What follows from a callback comes after its answer. */
const FOLLOWED_MS = 300;

interface Cost {
  readonly cpuMs: number;
  readonly looks: number;
}

class Writer {
  readonly stage: Stage;
  readonly server: Server;
  readonly door: Door;

  constructor(stage: Stage, server: Server) {
    this.stage = stage;
    this.server = server;
    this.door = new Door(server.url, { connections: LANES });
  }

  /** What the gateway's process did meanwhile. */
  async cost(work: () => Promise<unknown>): Promise<Cost> {
    await this.stage.reach.order('arrived', undefined);
    const before = await this.server.cpuMs();
    await work();
    const cpuMs = (await this.server.cpuMs()) - before;
    const arrivals = await this.stage.reach.order('arrived', undefined);
    return { cpuMs, looks: arrivals.filter(({ row }) => row === LOOKED_AT).length };
  }

  async taken(asking: Asking, field: string): Promise<Came> {
    const came = await this.door.ask(asking);
    if (textAt(came.data, field, 'outcome') !== 'ACCEPTED')
      throw new Error(`${field}: ${JSON.stringify(came)}`);
    return came;
  }
}

interface Shopper {
  readonly token: string;
  readonly quoting: Asking;
  quoteId: string;
}

export async function writes(stage: Stage, plan: Plan): Promise<Figure[]> {
  const server = await stage.start(WHO);
  await stage.reach.order('callTo', server.url);
  const writer = new Writer(stage, server);
  const costs = { quote: [] as Cost[], submit: [] as Cost[], update: [] as Cost[] };
  const callbacks: Cost[] = [];
  for (let round = 0; round <= plan.rounds; round += 1) {
    const shoppers = await shoppersOf(writer, round, plan.writes);
    costs.quote.push(
      await writer.cost(() => inLanes(LANES, shoppers, (one) => quote(writer, one))),
    );
    costs.submit.push(
      await writer.cost(() => inLanes(LANES, shoppers, (one) => submit(writer, one))),
    );
    costs.update.push(await update(writer, round, plan.writes));
    callbacks.push(await callBack(writer, plan.writes));
  }
  const look = await looks(writer, plan);
  await writer.door.close();
  await server.end();
  const figures = Object.entries({
    [QUOTING]: costs.quote,
    [SUBMIT]: costs.submit,
    [UPDATE]: costs.update,
    [CALLBACK]: callbacks,
  }).map(([row, all]) => {
    const rounds = all.slice(1).map((cost) => own(cost, median(look)) / plan.writes); // the first compiles
    return figureOf(row, rounds);
  });
  const submits = figures.find(({ row }) => row === SUBMIT)?.rounds ?? [];
  const together = submits.map((one) => one + median(look));
  return [...figures, figureOf(LOOK, look), figureOf(SUBMIT_WITH_LOOK, together)];
}

const figureOf = (row: string, rounds: readonly number[]): Figure => ({
  ...{ row, who: WHO, unit: 'us', rounds },
});

/** Microseconds without the looks at what was bought before. */
const own = ({ cpuMs, looks: others }: Cost, look: number): number => 1_000 * cpuMs - others * look;

async function shoppersOf({ stage, door }: Writer, round: number, many: number) {
  const plans = await door.ask({ query: PLANS });
  const planId = textAt(plans.data, 'catalog', 'plans', 0, 'id') ?? '';
  return Promise.all(
    Array.from({ length: many }, async (_one, number): Promise<Shopper> => {
      const at = round * many + number;
      const token = await stage.tokenOf({ subject: `shopper-${at}`, customerId: `nobody-${at}` });
      const variables = { input: quoteInput(at, planId) };
      return { token, quoteId: '', quoting: { token, query: QUOTE, variables } };
    }),
  );
}

async function quote(writer: Writer, shopper: Shopper): Promise<void> {
  const { data } = await writer.taken(shopper.quoting, 'quotePurchase');
  shopper.quoteId = textAt(data, 'quotePurchase', 'quote', 'id') ?? '';
}

async function submit(writer: Writer, { token, quoteId }: Shopper): Promise<void> {
  const input = { quoteId, idempotencyKey: `bought-by-a-bench-${quoteId.slice(-24)}` };
  await writer.taken({ token, query: BUY, variables: { input } }, 'submitPurchase');
}

/** The names of families: each time another one. */
async function update(writer: Writer, round: number, many: number): Promise<Cost> {
  const members = writer.stage.members.slice(0, many);
  const firstName = `Ada${'abcdefghij'.charAt(round)}`;
  const askings = await Promise.all(
    members.map(async (member): Promise<Asking> => {
      const customerId = Buffer.from(`Customer\n${member.customerId}`).toString('base64url');
      const input = { customerId, firstName, idempotencyKey: `updated-by-a-bench-${randomUUID()}` };
      const token = await writer.stage.tokenOf(member);
      return { token, query: UPDATING, variables: { input } };
    }),
  );
  return writer.cost(() => inLanes(LANES, askings, (one) => writer.taken(one, 'updateCustomer')));
}

/** Each is kept, answered, and looked up: no operation of ours is of that line. */
function callBack(writer: Writer, many: number): Promise<Cost> {
  const all = Array.from({ length: many }, () =>
    JSON.stringify({ type: 'ACTIVATION', customerId: randomUUID(), status: 2 }),
  );
  const path = '/apisvc/v0/notification/callback';
  return writer.cost(async () => {
    await inLanes(LANES, all, async (body) => {
      const { status } = await writer.door.post(path, body, {});
      if (status !== 200) throw new Error(`a callback was answered ${status}`);
    });
    await delay(FOLLOWED_MS);
  });
}

/** Microseconds of each, while nothing else is done: what was bought waits for its payment, and is asked after. */
async function looks(writer: Writer, { rounds, lookMs }: Plan): Promise<number[]> {
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { cpuMs, looks: made } = await writer.cost(() => delay(lookMs));
    if (made > 0) values.push((1_000 * cpuMs) / made);
  }
  if (values.length === 0) throw new Error('nothing was looked at');
  return values;
}
