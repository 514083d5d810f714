import type { LineUsage } from '../../src/datasources/usage.ts';
import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import type { CustomerInfo, LineInfo } from '../../src/datasources/customer.ts';
import { GatewayError } from '../../src/errors.ts';
import { customerId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import type { Store } from '../../src/store/store.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { Dispatch } from '../../src/webhooks/dispatch.ts';
import { begin, freshStore, revisionsIn, settled as succeeded } from '../store/fixtures.ts';
import { ManualClock, settled } from '../subscriptions/manual-clock.ts';
import { MemoryTransactionBook } from './memory-transaction-book.ts';

const LINE = 'c-2';

const aLine = (change: Partial<LineInfo> = {}): LineInfo => ({
  ...{ customerId: customerId(LINE), isPrimary: false, firstName: 'Ann', status: 'ACTIVE' },
  ...{ simType: null, phoneNumber: '+12125550100', iccid: null, imei: '356938035643809' },
  ...{ planName: null, planCode: null, activatedAt: null, activatedOn: null, ...change },
});

/** A dispatch over a real store, with a platform that knows one line. */
class World {
  readonly clock = new ManualClock();
  readonly telemetry = new Telemetry('silent');
  readonly store: Store;
  readonly woken: string[] = [];
  /** What row 25 lists, or null when it knows nobody. */
  line: LineInfo | null = aLine();
  away = false;
  /** What row 39 says of the line. */
  used: LineUsage | null = null;
  dispatch: Dispatch;

  constructor(store: Store) {
    this.store = store;
    this.dispatch = this.restart();
  }

  restart(differs: Partial<Store['journal']> = {}): Dispatch {
    const { journal, inbox } = this.store;
    const { clock, telemetry } = this;
    const own = {
      byRef: (ref: string) => journal.byRef(ref),
      beginByPlatform: journal.beginByPlatform.bind(journal),
      change: journal.change.bind(journal),
      appendCustomerEvent: journal.appendCustomerEvent.bind(journal),
    };
    return (this.dispatch = new Dispatch({
      ...{ inbox, clock, telemetry, activity: new Activity(), journal: { ...own, ...differs } },
      customer: async () => this.#info(),
      stranger: async () => this.#info(),
      usage: async () => this.used,
      isKnown: () => Promise.resolve(true),
      lastNumberOf: () => null,
      wake: async (id) => void this.woken.push(id),
      book: new MemoryTransactionBook(),
      transaction: () => Promise.resolve(null),
    }));
  }

  #info(): CustomerInfo | null {
    if (this.away) throw new GatewayError('PLATFORM_UNAVAILABLE');
    if (this.line === null) return null;
    return {
      ...{ customerId: customerId(LINE), clientAccountId: null, groupId: null, isPrimary: false },
      ...{ primary: customerId('c-1'), transactionId: null, firstName: null, lastName: null },
      ...{ email: null, phoneNumber: null, billingAddress: null, shippingAddress: null },
      lines: [this.line],
    };
  }

  async arrives(type: string, more: object = {}): Promise<string> {
    const body = JSON.stringify({ type, customerId: LINE, ...more });
    const { id } = await this.store.inbox.keep('notification', body);
    void this.dispatch.kept(id);
    await this.pass(2_000);
    return id;
  }

  /** Lets what the store has to write reach the disk as well, however slow that is. */
  async pass(ms: number): Promise<void> {
    await this.#kept();
    await this.clock.advance(ms);
    await this.#kept();
  }

  /** Readings wait for what is written before them. */
  async #kept(): Promise<void> {
    for (let step = 0; step < 5; step += 1) {
      await settled();
      await this.store.counts();
    }
  }

  /** `type account line certainty` of every event, in order. */
  async events(): Promise<string[]> {
    const entries = await this.store.eventLog.after(0, 100);
    return entries.flatMap((entry) => {
      if (!('event' in entry)) return [];
      const { type, customerId: account, line, certainty } = entry.event;
      return [`${type} ${account} ${line} ${certainty}`];
    });
  }

  async portOuts(): Promise<readonly Operation[]> {
    return this.store.journal.byRef(`port-out:${LINE}`);
  }

  async deviceChanges(): Promise<unknown> {
    return (await this.telemetry.metrics.getSingleMetric('reach_device_changes_total')?.get())
      ?.values;
  }
}

async function made() {
  const opened = await freshStore();
  return { world: new World(opened.store), [Symbol.asyncDispose]: opened[Symbol.asyncDispose] };
}

describe('a notification', () => {
  it.each([
    ['4.5', '5', 'CONFIRMED'],
    ['3.9', '5', 'REPORTED'],
    ['4.5', null, 'REPORTED'],
  ])('of usage is CONFIRMED when the platform shows the share: %s of %s', async (...told) => {
    await using place = await made();
    const { world } = place;
    const [used, limit, certainty] = told;
    world.used = { used, limit, unit: 'GB', cycleStart: null, cycleEnd: null };
    await world.arrives('USAGE_NOTIFICATION', { usageType: 'DATA', thresholdPct: 80 });
    expect(await world.events()).toEqual([expect.stringMatching(new RegExp(`${certainty}$`))]);
  });

  it('becomes one event of the account and the line, under the id of its row', async () => {
    await using place = await made();
    const { world } = place;
    const id = await world.arrives('USAGE_NOTIFICATION', { usageType: 'ILD', thresholdPct: '80' });
    expect(await world.events()).toEqual(['UsageAlert c-1 c-2 REPORTED']);
    expect((await world.store.eventLog.after(0, 1))[0]).toMatchObject({
      event: { id, kind: 'CALLING', thresholdPercent: 80, used: null },
    });
    expect(await world.store.inbox.pending(9)).toEqual([]);
  });

  it('is told once when the process ends between its event and its verdict', async () => {
    await using place = await made();
    const { world } = place;
    const judge = world.store.inbox.judge.bind(world.store.inbox);
    world.store.inbox.judge = () => new Promise(() => undefined);
    await world.arrives('RDN_IMEI_CHANGE', { newImei: '356938035643809' });
    expect(await world.store.inbox.pending(9)).toHaveLength(1);
    world.store.inbox.judge = judge;
    world.restart().start();
    await world.pass(2_000);
    expect(await world.events()).toEqual(['DeviceChanged c-1 c-2 CONFIRMED']);
    expect(await world.store.inbox.pending(9)).toEqual([]);
    expect(await world.deviceChanges()).toMatchObject([{ value: 1 }]);
  });

  it('about nobody, or answered about somebody else, tells nothing', async () => {
    await using place = await made();
    const { world } = place;
    world.line = null;
    await world.arrives('PORT_OUT_CONFIRMED');
    world.line = aLine({ customerId: customerId('c-3') });
    await world.arrives('USAGE_NOTIFICATION');
    expect(await world.events()).toEqual([]);
    expect(await world.portOuts()).toEqual([]);
    expect(await world.store.inbox.pending(9)).toEqual([]);
  });

  it('waits in the inbox while the platform cannot be asked', async () => {
    await using place = await made();
    const { world } = place;
    world.away = true;
    await world.arrives('USAGE_NOTIFICATION');
    expect([await world.events(), await world.store.inbox.pending(9)]).toMatchObject([[], [{}]]);
    world.away = false;
    await world.pass(6_000);
    expect(await world.events()).toHaveLength(1);
  });
});

describe('a change of device', () => {
  it.each([
    ['an open activation', null, 'IN_PROGRESS', false],
    ['an activation of yesterday', -86_400_000, 'SUCCEEDED', true],
    ['an activation of the day before', -86_400_001, 'SUCCEEDED', false],
    ['an activation that failed', -60_000, 'FAILED', false],
  ] as const)('that follows %s: %j, expected: %s', async (_what, settledAt, status, expected) => {
    await using place = await made();
    const { world } = place;
    await world.clock.advance(2 * 86_400_000);
    const at = settledAt === null ? null : world.clock.now() + settledAt;
    const operation = { status, settledAt: at, refs: [`line:${LINE}`] };
    await begin(world.store, { operation });
    await world.arrives('RDN_IMEI_CHANGE', { newImei: '1' });
    const [, entry] = await world.store.eventLog.after(0, 9);
    expect(entry).toMatchObject({ event: { expected, certainty: 'REPORTED' } });
  });
});

describe('a port-out', () => {
  it('is begun by its claim as nobody’s, with its event, and is to be read back', async () => {
    await using place = await made();
    const { world } = place;
    await world.arrives('PORT_OUT');
    const [portOut] = await world.portOuts();
    expect(portOut).toMatchObject({
      ...{ status: 'IN_PROGRESS', certainty: 'REPORTED', subject: '', customerId: 'c-1' },
      ...{ pending: null, steps: [{ source: 'CALLBACK' }] },
      detail: { kind: 'port-out', account: 'c-1', line: 'c-2', number: '+12125550100' },
    });
    expect(await world.events()).toEqual(['PortOutRequested c-1 c-2 REPORTED']);
    expect(world.woken).toEqual([portOut?.id]);
  });

  it('is one for both claims in either order, and never goes back', async () => {
    await using place = await made();
    const { world } = place;
    await world.arrives('PORT_OUT_CONFIRMED');
    await world.arrives('PORT_OUT');
    const portOuts = await world.portOuts();
    expect(portOuts).toMatchObject([{ status: 'NEEDS_ATTENTION', revision: 1 }]);
    expect(await world.events()).toEqual([
      'PortOutConfirmed c-1 c-2 REPORTED',
      'PortOutRequested c-1 c-2 REPORTED',
    ]);
    expect(world.woken).toEqual([portOuts[0]?.id, portOuts[0]?.id]);
  });

  it('is begun once when the process ends right after that', async () => {
    await using place = await made();
    const { world } = place;
    world.restart({
      beginByPlatform: async (start) => {
        await world.store.journal.beginByPlatform(start);
        return new Promise(() => undefined);
      },
    });
    await world.arrives('PORT_OUT');
    const [begun] = await world.portOuts();
    if (begun)
      await world.store.journal.change(begun.id, ({ operation }) => ({
        operation: succeeded(operation),
      }));
    world.restart().start();
    await world.pass(2_000);
    expect(await world.portOuts()).toHaveLength(1);
    expect((await world.events()).filter((event) => event.startsWith('PortOut'))).toHaveLength(1);
    expect(await world.store.inbox.pending(9)).toEqual([]);
  });

  it('that has taken the number is not begun again by a claim that comes late', async () => {
    await using place = await made();
    const { world } = place;
    await world.arrives('PORT_OUT');
    const [begun] = await world.portOuts();
    if (begun)
      await world.store.journal.change(begun.id, ({ operation }) => ({
        operation: succeeded(operation),
      }));
    world.line = aLine({ status: 'DISCONNECTED' });
    await world.arrives('PORT_OUT_CONFIRMED');
    expect(await world.portOuts()).toMatchObject([{ id: begun?.id, status: 'SUCCEEDED' }]);
    const told = await world.store.eventLog.after(0, 9);
    expect(told.at(-1)).toMatchObject({
      event: { type: 'PortOutConfirmed', operationId: begun?.id },
    });
    expect(world.woken).toHaveLength(1);
    expect(revisionsIn(told)).toHaveLength(2);
  });

  it('may begin again after a person has settled the last one as failed', async () => {
    await using place = await made();
    const { world } = place;
    await world.arrives('PORT_OUT');
    const [begun] = await world.portOuts();
    if (begun)
      await world.store.journal.change(begun.id, ({ operation }) => ({
        operation: { ...succeeded(operation), status: 'FAILED' },
      }));
    await world.arrives('PORT_OUT');
    expect(await world.portOuts()).toHaveLength(1);
    await world.arrives('PORT_OUT', { eventTime: 'later' });
    expect(await world.portOuts()).toMatchObject([{ status: 'FAILED' }, { status: 'IN_PROGRESS' }]);
  });
});
