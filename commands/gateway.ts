/*
 * Gateway: asks a running gateway, as any client does.
 *
 * Owns   one document over HTTP, and what is said when it cannot be answered.
 * Never  repeats a request, and never prints the token.
 */
const WITHIN_MS = 30_000;

/** Why there is no answer, in words for the terminal. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** The same for machines. */
  readonly document: unknown;

  constructor(code: string, message: string) {
    super(code === NO_ANSWER ? message : `${code}  ${message}`);
    this.document = { error: { code, message } };
  }
}

/** Nobody answered, or what came is no answer. */
const NO_ANSWER = 'NO_ANSWER';

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

export class Gateway {
  readonly #url: string;
  readonly #token: string;

  constructor({ url, token }: { url: string; token: string }) {
    this.#url = url;
    this.#token = token;
  }

  /** The data of a document. The caller names its type, since they wrote the document. */
  async ask<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const { data, errors = [] } = await this.#answer<T>(JSON.stringify({ query, variables }));
    const [error] = errors;
    if (error) throw new NoAnswer(error.extensions?.code ?? 'ERROR', error.message);
    if (data === undefined || data === null)
      throw new NoAnswer(NO_ANSWER, 'The gateway gave no data.');
    return data;
  }

  async #answer<T>(body: string): Promise<Answer<T>> {
    try {
      const response = await fetch(`${this.#url}/graphql`, {
        method: 'POST',
        headers: {
          accept: 'application/graphql-response+json',
          authorization: `Bearer ${this.#token}`,
          'content-type': 'application/json',
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(WITHIN_MS),
      });
      return (await response.json()) as Answer<T>;
    } catch {
      throw new NoAnswer(
        NO_ANSWER,
        `There is no answer from ${this.#url}. What was asked may have been done.`,
      );
    }
  }
}
