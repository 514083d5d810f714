/*
 * Gateway: asks a running gateway, as any client does.
 *
 * Owns   one document over HTTP, and what is said when it cannot be answered.
 * Never  repeats a request, and never prints the token.
 */
import { EnvQuestions, type Environment } from '../src/env-questions.ts';

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

/** What the command line says of who asks, and why. */
export interface GivenSignIn {
  readonly token?: string;
  readonly reason?: string;
}

/** By `GATEWAY_URL` and `GATEWAY_TOKEN`, unless a token is given. Throws a ConfigError. */
export function gatewayFrom(environment: Environment, { token, reason }: GivenSignIn): Gateway {
  const env = { GATEWAY_URL: 'http://127.0.0.1:4000', ...environment };
  const ask = new EnvQuestions(
    token === undefined ? env : { ...env, GATEWAY_TOKEN: token, GATEWAY_TOKEN_FILE: '' },
  );
  const [url, secret] = [ask.httpsUrl('GATEWAY_URL'), ask.secret('GATEWAY_TOKEN')];
  ask.finish();
  return new Gateway({ url, token: secret(), ...(reason !== undefined && { reason }) });
}

export class Gateway {
  readonly #url: string;
  readonly #token: string;
  readonly #reason: string | undefined;

  /** `reason`: why this person looks, for the audit trail. */
  constructor({ url, token, reason }: { url: string; token: string; reason?: string }) {
    this.#url = url;
    this.#token = token;
    this.#reason = reason;
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
          ...(this.#reason && { 'x-reason': encodeURIComponent(this.#reason) }),
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
