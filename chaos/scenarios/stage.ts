/*
 * Stage: where a scenario plays: a gateway with or without one bug, a platform, and people with devices.
 *
 * Owns   the steps that scenarios have in common. Time passes only when a scenario lets it.
 * Gives  `must`, which ends a scenario with a sentence when something does not hold.
 */
import { AGENT, Crowd } from '../crowd.ts';
import type { Device, Person } from '../client.ts';
import { directMutation, OPERATION_BY_ID, operationMutation } from '../documents.ts';
import type { Household } from '../household.ts';
import type { LedgerAttempt, LedgerEffect } from '../checker/ledger.ts';
import { Place } from '../place.ts';
import { Random } from '../random.ts';
import type { FaultOrder } from '../reach.ts';
import type { Draft } from '../recipes.ts';
import { Shop } from '../shop.ts';
import { at, listAt, textAt } from '../value.ts';

/** What a scenario found that must not be. */
export class Breach extends Error {}

export function must(holds: boolean, sentence: string): void {
  if (!holds) throw new Breach(sentence);
}

export interface Payload {
  readonly outcome: string;
  readonly why: string | null;
  readonly operation: string;
  readonly status: string | null;
  readonly payload: unknown;
}

export interface Seen {
  readonly id: string;
  readonly status: string;
  readonly certainty: string;
  readonly failure: string | null;
  readonly task: string | null;
  readonly url: string | null;
  readonly steps: readonly string[];
}

export interface Family {
  readonly home: Household;
  readonly person: Person;
  readonly device: Device;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const FINAL = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED', 'NEEDS_ATTENTION']);
const LOOK_MS = 10 * SECOND;

export class Stage {
  readonly place: Place;
  readonly shop: Shop;
  readonly crowd: Crowd;
  #keys = 0;

  private constructor(place: Place, shop: Shop, crowd: Crowd) {
    this.place = place;
    this.shop = shop;
    this.crowd = crowd;
  }

  static async open(seed: number, bugs: readonly string[]): Promise<Stage> {
    const place = await Place.open({ seed, bugs, cached: true });
    const visitor = await place.device({ sub: 'visitor', role: 'customer', customers: [] });
    const shop = await Shop.open(visitor);
    return new Stage(place, shop, new Crowd(place, shop, Random.of(seed, 'stage')));
  }

  async family(): Promise<Family> {
    const { home, person } = this.crowd.moveIn();
    return { home, person, device: await this.place.device(person) };
  }

  async newcomer(): Promise<{ readonly device: Device; readonly draft: Draft }> {
    const { intent, person } = this.crowd.newcomer();
    return { draft: intent, device: await this.place.device(person) };
  }

  agent(sub = AGENT.sub): Promise<Device> {
    return this.place.device({ ...AGENT, sub });
  }

  key(): string {
    return `key-of-a-scenario-${++this.#keys}`;
  }

  /** What the mutation of a draft asks with, as an app has it after the quote. */
  async input(device: Device, draft: Draft): Promise<object> {
    const prepared = await draft.prepare(device);
    if (!prepared) throw new Error(`${draft.kind} cannot be prepared`);
    return prepared.input;
  }

  /** Quotes and presses the button. */
  async begin(device: Device, draft: Draft): Promise<Payload> {
    return this.press(device, draft.field, await this.input(device, draft));
  }

  /** `input` may hold a key of its own. */
  async press(device: Device, field: string, input: object): Promise<Payload> {
    const answer = await device.ask(operationMutation(field), {
      input: { idempotencyKey: this.key(), ...input },
    });
    return payloadOf(answer, field);
  }

  /** A mutation that answers with its result. */
  async direct(device: Device, field: string, input: object): Promise<Payload> {
    const answer = await device.ask(directMutation(field), {
      input: { idempotencyKey: this.key(), ...input },
    });
    return payloadOf(answer, field);
  }

  async see(device: Device, id: string): Promise<Seen> {
    const answer = await device.ask(OPERATION_BY_ID, { id });
    if (answer.is !== 'data') throw new Error(`the operation cannot be read: ${answer.is}`);
    const seen = at(answer.data, 'operation');
    return {
      id,
      status: textAt(seen, 'status') ?? '',
      certainty: textAt(seen, 'certainty') ?? '',
      failure: textAt(seen, 'failure', 'code'),
      task: textAt(seen, 'customerTask', '__typename'),
      url: textAt(seen, 'customerTask', 'url'),
      steps: listAt(seen, 'steps').map((step) => textAt(step, 'code') ?? ''),
    };
  }

  /** Lets time pass until it holds, or so long; gives what was seen last. */
  async until(
    device: Device,
    id: string,
    { holds, ms = HOUR }: { holds: (seen: Seen) => boolean; ms?: number },
  ): Promise<Seen> {
    const until = this.place.reach.now() + ms;
    let seen = await this.see(device, id);
    while (!holds(seen) && this.place.reach.now() < until) {
      await this.place.pass(LOOK_MS);
      seen = await this.see(device, id);
    }
    return seen;
  }

  /** The operation when it is over, or needs a person; what was seen last when it is not within so long. */
  ended(device: Device, id: string, ms = HOUR): Promise<Seen> {
    return this.until(device, id, { holds: ({ status }) => FINAL.has(status), ms });
  }

  /** The link of a purchase as soon as it is there. */
  async link(device: Device, id: string): Promise<string> {
    const seen = await this.until(device, id, { holds: ({ url }) => url !== null });
    if (seen.url === null) throw new Error(`there is no link: ${seen.status}`);
    return seen.url;
  }

  pass(ms: number): Promise<void> {
    return this.place.pass(ms);
  }

  fault(...orders: readonly FaultOrder[]): void {
    this.place.reach.fault(...orders);
  }

  control(path: string, body: object = {}): Promise<boolean> {
    return this.place.reach.control(path, body);
  }

  allAttempts(): readonly LedgerAttempt[] {
    return this.place.reach.ledger().attempts;
  }

  attempts(row: number): readonly LedgerAttempt[] {
    return this.allAttempts().filter((one) => one.row === row);
  }

  effects(name: string): readonly LedgerEffect[] {
    return this.place.reach.ledger().effects.filter(({ effect }) => effect === name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.place[Symbol.asyncDispose]();
  }
}

function payloadOf(answer: Awaited<ReturnType<Device['ask']>>, field: string): Payload {
  if (answer.is !== 'data') {
    const why = answer.is === 'error' ? answer.code : answer.why;
    return { outcome: 'info', why, operation: '', status: null, payload: null };
  }
  const payload = at(answer.data, field);
  return {
    outcome: textAt(payload, 'outcome') ?? 'info',
    why: textAt(payload, 'problems', 0, 'code'),
    operation: textAt(payload, 'operation', 'id') ?? '',
    status: textAt(payload, 'operation', 'status'),
    payload,
  };
}
