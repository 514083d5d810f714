/*
 * Reach client: the platform, as somebody would write it who knows that it answers well.
 *
 * Owns   what was read a moment ago, for as long as the gateway keeps it, and one call for all who ask at once.
 * Gives  what the graph shows, parsed once. What is kept comes as it is, not as a promise.
 * Never  doubts an answer: it has no limits, retries, deadlines or drift. The gateway is compared with that.
 */
import { Pool } from 'undici';
import {
  billsIn,
  catalogIn,
  customerIn,
  parcelIn,
  usagesIn,
  type Bill,
  type Catalog,
  type Customer,
  type Parcel,
  type Usage,
} from './reach-answers.ts';

export interface ReachAt {
  readonly reachUrl: string;
  readonly apiKey: string;
  readonly jwt: string;
}

type Soon<T> = T | Promise<T>;

interface Kept {
  readonly until: number;
  /** The promise until it is settled. */
  value: Soon<unknown>;
}

const MOST_KEPT = 50_000;

export class ReachClient {
  readonly #pool: Pool;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #kept = new Map<string, Kept>();

  constructor({ reachUrl, apiKey, jwt }: ReachAt) {
    this.#pool = new Pool(reachUrl, { connections: 32 });
    const basic = Buffer.from(`clientapi|${jwt}`).toString('base64');
    this.#headers = { 'x-api-key': apiKey, authorization: `Basic ${basic}` };
  }

  catalog(): Soon<Catalog> {
    return this.#read('/apisvc/v0/product/fetch', 3_600_000, catalogIn);
  }

  customer(id: string): Soon<Customer> {
    return this.#read(`/apisvc/v0/customerinfo?customerId=${id}`, 10_000, customerIn);
  }

  /** By line. */
  usages({ reachCustomerId, groupId }: Customer): Soon<ReadonlyMap<string, Usage>> {
    const query = `usageData=DATA&customerId=${reachCustomerId}&groupId=${groupId}`;
    return this.#read(`/apisvc/v0/usage/summary?${query}`, 60_000, usagesIn);
  }

  bills({ reachCustomerId }: Customer): Soon<readonly Bill[]> {
    return this.#read(`/apisvc/v0/billing/customer/${reachCustomerId}`, 60_000, (data) =>
      billsIn(data, reachCustomerId),
    );
  }

  parcel({ reachCustomerId }: Customer): Soon<Parcel> {
    return this.#read(`/apisvc/v0/shipment/order/customer/${reachCustomerId}`, 30_000, (data) =>
      parcelIn(data, reachCustomerId),
    );
  }

  #read<T>(path: string, freshMs: number, parse: (data: unknown) => T): Soon<T> {
    const known = this.#kept.get(path);
    // What is kept under a path was parsed by the one reader of that path.
    if (known && known.until > performance.now()) return known.value as Soon<T>;
    const value = this.#ask(path).then(parse);
    const kept: Kept = { until: performance.now() + freshMs, value };
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(path, kept);
    value.then(
      (settled) => {
        kept.value = settled;
      },
      () => this.#kept.delete(path),
    );
    return value;
  }

  async #ask(path: string): Promise<unknown> {
    const { statusCode, body } = await this.#pool.request({
      ...{ path, method: 'GET', headers: this.#headers },
    });
    const answer: unknown = await body.json();
    if (statusCode !== 200) throw new Error(`the platform answered ${statusCode}`);
    return Reflect.get(Object(answer), 'data');
  }
}
