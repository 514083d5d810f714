/*
 * Client: one device of a person, which knows the gateway by HTTP only.
 *
 * Owns   the sign-in of the rig, and how long a device waits.
 * Gives  an answer, or `info`: nothing is known of what became of it.
 */
import { exportJWK, generateKeyPair, SignJWT, type GenerateKeyPairResult, type JWK } from 'jose';
import type { UnderWay } from './under-way.ts';
import { listAt, textAt } from './value.ts';

export const ISSUER = 'https://sign-in.chaos.test';
export const AUDIENCE = 'reach-gateway';
/** Longer than the gateway may take, and no longer than a person would. */
const PATIENCE_MS = 12_000;

export interface Person {
  readonly sub: string;
  readonly role: 'customer' | 'agent' | 'admin';
  readonly customers: readonly string[];
}

export type Answer =
  | { readonly is: 'data'; readonly data: unknown; readonly ms: number }
  | { readonly is: 'error'; readonly code: string; readonly ms: number }
  | { readonly is: 'info'; readonly why: string; readonly ms: number };

type Algorithm = 'ES256' | 'RS256';

export class SignIn {
  readonly jwk: JWK;
  readonly #algorithm: Algorithm;
  readonly #key: GenerateKeyPairResult['privateKey'];

  private constructor(alg: Algorithm, jwk: JWK, key: GenerateKeyPairResult['privateKey']) {
    this.#algorithm = alg;
    this.jwk = { ...jwk, alg, kid: 'chaos' };
    this.#key = key;
  }

  static async make(alg: Algorithm = 'ES256'): Promise<SignIn> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    return new SignIn(alg, await exportJWK(publicKey), privateKey);
  }

  tokenFor({ sub, role, customers }: Person): Promise<string> {
    const signedInAt = Math.floor(Date.now() / 1_000);
    return new SignJWT({ role, customers: [...customers], auth_time: signedInAt })
      .setProtectedHeader({ alg: this.#algorithm, kid: 'chaos' })
      .setSubject(sub)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(this.#key);
  }
}

export class Device {
  readonly url: string;
  readonly name: string;
  readonly token: string;
  readonly #underWay: UnderWay;

  constructor(url: string, parts: { name: string; token: string; underWay: UnderWay }) {
    this.url = url;
    this.name = parts.name;
    this.token = parts.token;
    this.#underWay = parts.underWay;
  }

  ask(query: string, variables: object = {}): Promise<Answer> {
    return this.#underWay.count(this.#ask(query, variables));
  }

  async #ask(query: string, variables: object): Promise<Answer> {
    const startedAt = performance.now();
    const ms = (): number => Math.round(performance.now() - startedAt);
    try {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          authorization: `Bearer ${this.token}`,
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return answerIn(await response.text(), ms());
    } catch (error) {
      return { is: 'info', why: reasonOf(error), ms: ms() };
    }
  }
}

/** An answer with errors says nothing of a change that it was to make; what it says of a reading is its code. */
function answerIn(text: string, ms: number): Answer {
  const body: unknown = JSON.parse(text);
  const [error] = listAt(body, 'errors');
  if (error !== undefined)
    return { is: 'error', code: textAt(error, 'extensions', 'code') ?? 'UNKNOWN', ms };
  return { is: 'data', data: Reflect.get(Object(body), 'data'), ms };
}

function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const code: unknown = Reflect.get(Object(cause), 'code');
  return typeof code === 'string' ? code : cause instanceof Error ? cause.name : String(cause);
}
