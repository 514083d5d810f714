/*
 * Return pages: where pages of the payment processor send the customer back to.
 *
 * Owns   the registered names; clients send a name, never an address.
 */
import { randomBytes } from 'node:crypto';

const nonce = (): string => randomBytes(16).toString('base64url');

export class ReturnPages {
  readonly #urls: Readonly<Record<string, string>>;

  /** Registered pages by name. */
  constructor(urls: Readonly<Record<string, string>>) {
    this.#urls = urls;
  }

  /** The page with a nonce as last path segment, so that a customer who returns can be matched; null for a name that is not registered. */
  urlOf(name: string): string | null {
    if (!Object.hasOwn(this.#urls, name)) return null;
    return `${this.#urls[name]}/${nonce()}`;
  }
}

/** The same page with another nonce. */
export const pageAnew = (url: string): string => url.replace(/[^/]*$/, nonce());
