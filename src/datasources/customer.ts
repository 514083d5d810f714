/*
 * Customer: an account with its lines (row 25).
 *
 * Gives  one reading per request and account, and a fresh one where something is decided by it.
 * Never  believes an answer about somebody else: one that names another account is as good as none.
 */
import type { CustomerId } from '../ids.ts';
import { parseCustomerInfo, type CustomerInfo } from './customer-info.ts';
import { loaderOf } from './loader.ts';
import type { Platform } from './platform.ts';

export type { CustomerInfo, LineInfo, SimType } from './customer-info.ts';

export class CustomerSource {
  readonly #platform: Platform;
  readonly #byId = loaderOf((id: CustomerId) => this.#read({ customerId: id }));

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Null when the platform does not know it. */
  info(id: CustomerId): Promise<CustomerInfo | null> {
    return this.#byId.load(id);
  }

  /** Read now; later readings of this request see it too. */
  async fresh(id: CustomerId): Promise<CustomerInfo | null> {
    this.#byId.clear(id);
    return this.#byId.load(id);
  }

  /** By the brand's own reference. The endpoint is assumed to take it; one that ignores it answers for somebody else. */
  async byReference(clientAccountId: string): Promise<CustomerInfo | null> {
    const info = await this.#read({ clientAccountId });
    return info?.clientAccountId === clientAccountId ? info : null;
  }

  #read(query: Readonly<Record<string, string>>): Promise<CustomerInfo | null> {
    const { lineStatusCodes } = this.#platform.dialect;
    return this.#platform.find(25, { query }, (data) =>
      parseCustomerInfo(data.record(), lineStatusCodes),
    );
  }
}
