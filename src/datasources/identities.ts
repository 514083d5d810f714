/*
 * Identities: with which customers a phone number or an e-mail address was read.
 *
 * Owns   the rule that what is read of a customer is handed on once in the life of the process, and again when it is another.
 * Gives  operators the way from a number or an address to the customer, which the platform does not offer.
 * Never  delays a reading, nor fails it: what could not be stored is handed on at the next one.
 *
 * A transaction costs as much as many rows, so that all that is read within a moment goes into one. A clean stop waits for that.
 */
import { setTimeout as passed } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Activity } from '../activity.ts';
import type { CustomerId } from '../ids.ts';
import type { CustomerInfo } from './customer-info.ts';

/** A phone number in E.164 or an e-mail address, with the account or line that it was read with. */
export interface Identity {
  readonly sort: 'number' | 'email';
  readonly value: string;
  readonly customerId: CustomerId;
}

export type StoreIdentities = (identities: readonly Identity[]) => Promise<void>;

const MAX_REMEMBERED = 20_000;
/** In real time. */
const MOMENT_MS = 25;
/** Customers in one transaction at most: it holds up the process while it is written. */
const MAX_TOGETHER = 16;

export class Identities {
  readonly #store: StoreIdentities;
  readonly #activity: Pick<Activity, 'run'>;
  /** What was read of each customer, in one text. */
  readonly #known = new LRUCache<CustomerId, string>({ max: MAX_REMEMBERED });
  #gathered: CustomerInfo[] = [];
  #handingOn: Promise<void> | null = null;

  constructor(store: StoreIdentities, activity: Pick<Activity, 'run'>) {
    this.#store = store;
    this.#activity = activity;
  }

  note(info: CustomerInfo): void {
    const text = textOf(info);
    if (this.#known.get(info.customerId) === text) return;
    this.#known.set(info.customerId, text);
    this.#gathered.push(info);
    this.#handingOn ??= this.#activity.run(() => this.#handOn());
  }

  /** Resolves when everything is stored, or cannot be. */
  async stop(): Promise<void> {
    await this.#handingOn;
  }

  async #handOn(): Promise<void> {
    while (this.#gathered.length > 0) {
      await passed(MOMENT_MS);
      const all = this.#gathered;
      this.#gathered = [];
      for (let from = 0; from < all.length; from += MAX_TOGETHER)
        await this.#handOnSome(all.slice(from, from + MAX_TOGETHER));
    }
    this.#handingOn = null;
  }

  async #handOnSome(some: readonly CustomerInfo[]): Promise<void> {
    await this.#store(some.flatMap(identitiesIn)).catch(() => {
      for (const { customerId } of some) this.#known.delete(customerId);
    });
  }
}

function textOf({ phoneNumber, email, lines }: CustomerInfo): string {
  let text = `${phoneNumber} ${email}`;
  for (const line of lines) text += ` ${line.customerId} ${line.phoneNumber}`;
  return text;
}

function identitiesIn({ customerId, phoneNumber, email, lines }: CustomerInfo): Identity[] {
  const number = (value: string | null, id: CustomerId): Identity[] =>
    value === null ? [] : [{ sort: 'number', value, customerId: id }];
  return [
    ...number(phoneNumber, customerId),
    ...lines.flatMap((line) => number(line.phoneNumber, line.customerId)),
    ...(email === null ? [] : [{ sort: 'email', value: email, customerId } as const]),
  ];
}
