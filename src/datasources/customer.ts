/*
 * Customer: an account with its lines (row 25), and what of it may be changed (row 26).
 *
 * Owns   how a change of name or address is spelled; only what is given goes out.
 * Gives  one reading per request and account, and a fresh one where something is decided by it.
 * Never  believes an answer about another customer: one that names another account is as good as none.
 */
import { seconds } from '../clock.ts';
import type { CustomerId } from '../ids.ts';
import type { Address } from '../operations/sales/quote.ts';
import { addressOnWire } from './address.ts';
import { parseCustomerInfo, type CustomerInfo } from './customer-info.ts';
import type { CustomerReadings } from './customer-memory.ts';
import type { Identities } from './identities.ts';
import type { LineNumbers, SeenNumber } from './line-numbers.ts';
import type { Given } from './wire/given.ts';
import { rememberingLoader } from './wire/loader.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type { CustomerInfo, LineInfo, SimType } from './customer-info.ts';

export interface CustomerChanges {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  readonly billingAddress?: Address | undefined;
  readonly shippingAddress?: Address | undefined;
}

/** What is noted of every reading. */
interface Seen {
  readonly lineNumbers: LineNumbers;
  readonly identities: Identities;
}

/** How long a reading counts for those who only look. */
const FRESH_MS = seconds(10);

export class CustomerSource {
  readonly #platform: PlatformCalls;
  readonly #byId;
  readonly #memory: CustomerReadings | null;
  readonly #seen: Seen;

  constructor(platform: PlatformCalls, seen: Seen, memory: CustomerReadings | null = null) {
    this.#platform = platform;
    this.#seen = seen;
    this.#memory = memory;
    this.#byId = rememberingLoader({ memory, what: 'info', freshMs: FRESH_MS }, (id: CustomerId) =>
      this.#readFamily(id),
    );
  }

  /** Null when the platform does not know it. */
  info(id: CustomerId): Given<CustomerInfo | null> {
    return this.#byId.load(id);
  }

  /** Read now; later readings of this request see it too. */
  async fresh(id: CustomerId): Promise<CustomerInfo | null> {
    this.#memory?.forget(id);
    this.#byId.clear(id);
    return this.#byId.load(id);
  }

  /** The number with which a line was last seen in use, as far as this process has read it. */
  lastNumberOf(line: CustomerId): SeenNumber | null {
    return this.#seen.lineNumbers.of(line);
  }

  /** By the brand's own reference. The endpoint is assumed to take it; one that ignores it answers for another customer. */
  async byReference(clientAccountId: string): Promise<CustomerInfo | null> {
    const info = await this.#read({ clientAccountId }, (record) => record);
    return info?.clientAccountId === clientAccountId ? info : null;
  }

  async update(id: CustomerId, changes: CustomerChanges): Promise<Answer<null>> {
    const call = {
      path: { customerId: id },
      json: changesOnWire(changes),
      fields: fieldsOf(changes),
    };
    const answer = await this.#platform.change(26, call, () => null);
    this.#byId.clearAll();
    return answer;
  }

  async #readFamily(id: CustomerId): Promise<CustomerInfo | null> {
    const checked = (record: WireRecord): WireRecord => record.about(id, 'customerId');
    const info = await this.#read({ customerId: id }, checked);
    if (info) this.#memory?.relate(namesOf(info));
    if (info) this.#seen.lineNumbers.note(info.lines);
    if (info) this.#seen.identities.note(info);
    return info;
  }

  #read(
    query: Readonly<Record<string, string>>,
    checked: (record: WireRecord) => WireRecord,
  ): Promise<CustomerInfo | null> {
    const { lineStatusCodes } = this.#platform.vocabulary;
    return this.#platform.find(25, { query }, (data) =>
      parseCustomerInfo(checked(data.record()), lineStatusCodes),
    );
  }
}

function changesOnWire({ firstName, lastName, email, ...changes }: CustomerChanges): object {
  const addresses = [
    ...(changes.billingAddress ? [addressOnWire(changes.billingAddress, 'billing')] : []),
    ...(changes.shippingAddress ? [addressOnWire(changes.shippingAddress, 'shipping')] : []),
  ];
  return { firstName, lastName, email, ...(addresses.length > 0 && { addresses }) };
}

/** The platform does not say which address is wrong; where only one was sent, it is that. */
function fieldsOf({ billingAddress, shippingAddress }: CustomerChanges): FieldPaths {
  const only = (given: 'billingAddress' | 'shippingAddress'): readonly string[] => ['input', given];
  const address =
    billingAddress && shippingAddress
      ? ['input']
      : only(shippingAddress ? 'shippingAddress' : 'billingAddress');
  const names = ['addresses', 'address1', 'address2', 'city', 'state', 'zip', 'country'];
  return {
    customerid: ['input', 'customerId'],
    firstname: ['input', 'firstName'],
    lastname: ['input', 'lastName'],
    email: ['input', 'email'],
    ...Object.fromEntries(names.map((name) => [name, address])),
  };
}

const namesOf = ({ customerId, groupId, lines }: CustomerInfo): readonly string[] => [
  ...(groupId === null ? [] : [groupId]),
  customerId,
  ...lines.map((line) => line.customerId),
];
