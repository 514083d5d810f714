/*
 * Identities: with which customers a phone number or an e-mail address was read.
 *
 * Owns   the rule that each pair is handed on once in the life of the process, however often it is read.
 * Gives  operators the way from a number or an address to the customer, which the platform does not offer.
 * Never  delays a reading, nor fails it: what could not be stored is handed on at the next one.
 */
import { LRUCache } from 'lru-cache';
import type { CustomerId } from '../ids.ts';
import type { CustomerInfo } from './customer-info.ts';

/** A phone number in E.164 or an e-mail address, with the account or line that it was read with. */
export interface Identity {
  readonly sort: 'number' | 'email';
  readonly value: string;
  readonly customerId: CustomerId;
}

export type StoreIdentities = (identities: readonly Identity[]) => Promise<void>;

const MAX_REMEMBERED = 50_000;

export class Identities {
  readonly #store: StoreIdentities;
  readonly #known = new LRUCache<string, true>({ max: MAX_REMEMBERED });

  constructor(store: StoreIdentities) {
    this.#store = store;
  }

  note(info: CustomerInfo): void {
    const news = identitiesIn(info).filter((one) => !this.#known.has(nameOf(one)));
    if (news.length === 0) return;
    for (const one of news) this.#known.set(nameOf(one), true);
    this.#store(news).catch(() => {
      for (const one of news) this.#known.delete(nameOf(one));
    });
  }
}

const nameOf = ({ sort, value, customerId }: Identity): string => `${sort} ${value} ${customerId}`;

function identitiesIn({ customerId, phoneNumber, email, lines }: CustomerInfo): Identity[] {
  const number = (value: string | null, id: CustomerId): Identity[] =>
    value === null ? [] : [{ sort: 'number', value, customerId: id }];
  return [
    ...number(phoneNumber, customerId),
    ...lines.flatMap((line) => number(line.phoneNumber, line.customerId)),
    ...(email === null ? [] : [{ sort: 'email', value: email, customerId } as const]),
  ];
}
