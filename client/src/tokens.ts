/*
 * Tokens: which token counts now.
 *
 * Owns   asking the app for one, once for all who need it at a time, and saying whether the last one was refused.
 * Gives  `fetch` with the token in it, which asks for a new one when the old one is refused, and sends once more.
 * Never  keeps a token longer than until the next connection, reads it, or puts it anywhere but into the header.
 */
export type Token = string | null;

/** Gives the token of the person who is signed in, or null. `refused`: the last one is not taken any more, so renew it. */
export type GetToken = (why: { readonly refused: boolean }) => Token | Promise<Token>;

export class Tokens {
  readonly #getToken: GetToken;
  readonly #fetch: typeof fetch;
  #last: Token = null;
  #refused = false;
  #pending: Promise<Token> | null = null;

  constructor(getToken: GetToken, fetchFn: typeof fetch) {
    this.#getToken = getToken;
    this.#fetch = fetchFn;
  }

  /** For a request, and for the first message on a socket. */
  async headers(): Promise<{ authorization?: string }> {
    return headersOf(await this.#current());
  }

  /** A request that was refused with an older token than the last one may just ask again. */
  refuse(token = this.#last): void {
    if (token === this.#last) this.#refused = true;
  }

  /** The same request twice at most: what was answered with 401 was not processed. */
  readonly fetch: typeof fetch = async (input, init) => {
    const send = (token: Token): Promise<Response> => {
      const headers = new Headers(init?.headers);
      for (const [name, value] of Object.entries(headersOf(token))) headers.set(name, value);
      return this.#fetch(input, { ...init, headers });
    };
    const token = await this.#current();
    const response = await send(token);
    if (response.status !== 401) return response;
    this.refuse(token);
    const renewed = await this.#current();
    return renewed === token ? response : send(renewed);
  };

  #current(): Promise<Token> {
    this.#pending ??= this.#ask().finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #ask(): Promise<Token> {
    this.#last = await this.#getToken({ refused: this.#refused });
    this.#refused = false;
    return this.#last;
  }
}

const headersOf = (token: Token): { authorization?: string } =>
  token === null ? {} : { authorization: `Bearer ${token}` };
