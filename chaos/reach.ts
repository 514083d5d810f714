/*
 * Reach: the simulated platform, in the rig's process. The only file of the rig that knows the simulator.
 *
 * Owns   its start, the people that the rig makes in it, its faults, and its ledger as the checker reads it.
 * Gives  orders to it, in process or over its controls.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { CREDENTIALS } from '../simulator/access-key.ts';
import { VirtualClock } from '../simulator/engine/clock.ts';
import { noExtras, UNTOUCHED, type Account, type Line } from '../simulator/engine/world.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import type { Ledger } from './checker/ledger.ts';
import { textAt } from './value.ts';
import { ACTIVE_NUMBERS, HOUSEHOLD_BILLS, type Household } from './household.ts';

/** Every run begins on this day. */
const START = Date.parse('2026-03-02T09:00:00Z');
const DAY_MS = 86_400_000;
/** Nobody is to be turned away but by a fault. */
const CALLS_PER_SECOND = 100_000;

export type FaultOrder = Readonly<Record<string, unknown>>;

export class Reach {
  readonly #simulator: Simulator;
  #passing: { count: number; readonly row: number | null; readonly resolve: () => void }[] = [];

  private constructor(simulator: Simulator) {
    this.#simulator = simulator;
    this.#watchAttempts();
    simulator.clock.whenQuiet(() => this.#slowOnes());
  }

  static async start(seed: number): Promise<Reach> {
    const clock = new VirtualClock({ start: START });
    const simulator = await startSimulator({
      ...{ port: 0, clock, seed, callsPerSecond: CALLS_PER_SECOND },
    });
    return new Reach(simulator);
  }

  get url(): string {
    return this.#simulator.url;
  }

  get credentials(): { readonly apiKey: string; readonly jwt: string } {
    return CREDENTIALS;
  }

  now(): number {
    return this.#simulator.clock.now();
  }

  /** Time and traffic: as long as it stays the same, nothing has happened. */
  moment(): string {
    const { attempts, callbacks } = this.#simulator.platform.ledger;
    return `${this.now()} ${attempts.length} ${callbacks.length}`;
  }

  /** Moves a clock that stands still; `quiet` was given to `whenQuiet`. */
  advance(ms: number): Promise<void> {
    return this.#simulator.clock.advance(ms);
  }

  whenQuiet(quiet: () => Promise<void>): void {
    this.#simulator.clock.whenQuiet(quiet);
  }

  wait(ms: number): Promise<void> {
    const { clock } = this.#simulator;
    return new Promise((resolve) => clock.at(clock.now() + Math.round(ms), resolve));
  }

  /** Time stops at this moment on its way. Returns how to call that off. */
  stopAt(time: number): () => void {
    return this.#simulator.clock.at(time, () => undefined);
  }

  callTo(url: string): void {
    this.#simulator.setCallbackUrl(url);
  }

  fault(...orders: readonly FaultOrder[]): void {
    for (const order of orders) this.#simulator.platform.faults.add(order);
  }

  calm(): void {
    this.#simulator.platform.faults.clear();
  }

  /** What the simulator's README calls its controls. False when it is refused. */
  async control(path: string, body: object): Promise<boolean> {
    const answer = await this.#simulator.control('POST', path, body);
    return answer.status < 400;
  }

  /** The customer pays at the page behind the link, or declines. False when it does not work any more. */
  async pay(link: string, action: 'pay' | 'decline' = 'pay'): Promise<boolean> {
    const response = await fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `action=${action}`,
      redirect: 'manual',
    });
    return response.status < 400;
  }

  expireLinks(): void {
    void this.control('faults', { expireLinks: true });
  }

  forge(body: object): Promise<boolean> {
    return this.control('callbacks/forge', body);
  }

  notify(body: object): Promise<boolean> {
    return this.control('notify', body);
  }

  /** The same order, placed by another client of the platform. The transaction, or nothing. */
  async orderElsewhere(order: unknown): Promise<string> {
    const { apiKey, jwt } = CREDENTIALS;
    const accountInfo: unknown = Reflect.get(Object(order), 'accountInfo');
    const other = { email: 'elsewhere@example.com', clientAccountId: 'an-order-of-elsewhere' };
    const response = await fetch(`${this.url}/apisvc/v0/product`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': apiKey,
        authorization: `Basic ${Buffer.from(`clientapi|${jwt}`).toString('base64')}`,
      },
      body: JSON.stringify({
        ...Object(order),
        accountInfo: { ...Object(accountInfo), ...other },
      }),
    });
    return textAt(await response.json(), 'data', 'transactionId') ?? '';
  }

  /** Makes another line of its account the primary one. */
  makePrimary(customerId: string): void {
    const lines = this.#accountWith(customerId)?.lines ?? [];
    for (const line of lines) line.isPrimary = line.customerId === customerId;
  }

  setPlan(customerId: string, planCode: string): void {
    const line = this.#accountWith(customerId)?.lines.find((one) => one.customerId === customerId);
    if (line) line.planCode = planCode;
  }

  #accountWith(customerId: string): Account | undefined {
    const { accounts } = this.#simulator.platform.world;
    return accounts.find(({ lines }) => lines.some((line) => line.customerId === customerId));
  }

  /** A family moves in: customers of the platform from before. */
  settle(household: Household): void {
    this.#simulator.platform.world.accounts.push(accountOf(household, this.now()));
  }

  /** Everything that the checker may know of the platform. */
  ledger(): Ledger {
    const { ledger, world } = this.#simulator.platform;
    return {
      attempts: ledger.attempts,
      effects: ledger.effects,
      callbacks: ledger.callbacks,
      breaches: ledger.breaches,
      lines: world.accounts.flatMap(({ lines }) => lines),
      planChanges: world.planChanges,
      orders: world.orders.map(({ transactionId, clientAccountId, status, lines, account }) => ({
        ...{ transactionId, clientAccountId, status },
        email: account?.email ?? null,
        names: lines.map(({ firstName }) => firstName),
      })),
    };
  }

  async stop(): Promise<void> {
    await this.#simulator.stop();
  }

  /** Resolves when the next request but so many, of this row or any, has reached the platform; after a while, when none comes. */
  async nextAttempt(count: number, row: number | null = null): Promise<void> {
    const passed = new Promise<void>((resolve) => this.#passing.push({ count, row, resolve }));
    await Promise.race([passed, this.wait(60_000)]);
  }

  #passed(row: number): void {
    for (const one of this.#passing) {
      if (one.row === null || one.row === row) one.count -= 1;
      if (one.count === 0) one.resolve();
    }
    this.#passing = this.#passing.filter(({ count }) => count > 0);
  }

  /** Who gave up on a slow request does not see it end; it happens before time moves on. */
  async #slowOnes(): Promise<void> {
    const { attempts } = this.#simulator.platform.ledger;
    const slow = (): boolean =>
      attempts.some(({ fault, status }) => fault === 'slow' && status === 0);
    while (slow()) await delay(5);
  }

  #watchAttempts(): void {
    const { ledger } = this.#simulator.platform;
    const attempt = ledger.attempt.bind(ledger);
    ledger.attempt = (given) => {
      this.#passed(given.row);
      return attempt(given);
    };
  }
}

/** A customer of the platform, who was there before. */
export function accountOf(household: Household, now: number): Account {
  const { customerId, name, email } = household;
  const address = {
    ...{ address1: '1 Harbor Street', address2: '', city: 'New York', state: 'NY' },
    ...{ zip: '10001', country: 'USA', residential: 'true' },
  };
  return {
    ...{ customerId, clientAccountId: `ref-${customerId}`, groupId: `g-${customerId}` },
    ...{ firstName: name, lastName: 'Chaos', email, phone: '2125550199' },
    addresses: [
      { type: 'billing', ...address },
      { type: 'shipping', ...address },
    ],
    lines: household.lines.map((line, index) => lineOf(line, index, now)),
    cards: [
      {
        ...{ ccUUID: household.cardId, cardType: 'VISA', last4: '4242', expMonth: 12 },
        ...{ expYear: 2030, default: true, priority: 1 },
      },
    ],
    ...{ shipment: null, transactionId: null },
    ...noExtras(),
    bills: Array.from({ length: HOUSEHOLD_BILLS }, (_bill, age) => ({
      billId: `bill-${customerId}-${age + 1}`,
      billedAt: now - (10 + 30 * age) * DAY_MS,
      items: [{ customerId, description: 'Plan', cents: 1_000 + 100 * age, tax: 90 + 9 * age }],
      paid: false,
    })),
  };
}

function lineOf(
  { customerId, name, active, simType }: Household['lines'][number],
  index: number,
  now: number,
): Line {
  return {
    ...{ customerId, isPrimary: index === 0, firstName: name, lastName: 'Chaos', simType },
    status: active ? 2 : 0,
    mobileNo: active ? ACTIVE_NUMBERS(customerId) : null,
    iccId: null,
    imei: active ? '356938035643809' : null,
    planCode: 'MGIG01',
    activationDate: active ? now - 90 * DAY_MS : null,
    ...{ activationMsg: null, portIn: null, turn: 0 },
    ...UNTOUCHED,
  };
}
