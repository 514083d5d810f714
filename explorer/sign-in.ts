/*
 * Sign-in: the token of the person who is signed in.
 *
 * Gives  headers whose sign-in is fresh, also on a page that stays open all day: what takes a fresh one works in every tab. A token that was
 *        typed stays as it is.
 */

/** Well before the gateway calls it old. */
const ANEW_AFTER_MS = 5 * 60_000;

export class SignIn {
  #token: string | null;
  #at = Date.now();
  readonly #anew: (() => Promise<string>) | null;

  constructor(token: string | null, anew: (() => Promise<string>) | null = null) {
    this.#token = token;
    this.#anew = anew;
  }

  async headers(): Promise<Record<string, string>> {
    if (this.#anew && Date.now() - this.#at >= ANEW_AFTER_MS) {
      this.#token = await this.#anew();
      this.#at = Date.now();
    }
    return this.#token === null ? {} : { authorization: `Bearer ${this.#token}` };
  }
}
