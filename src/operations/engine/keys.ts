/*
 * Keys: whether a mutation was sent before under its idempotency key, and whether it asked for the same.
 *
 * Owns   the digest of a request: the name of the mutation and its input, as the schema coerced it.
 * Gives  equal digests for equal requests, in whatever order a client writes its input; absent and null are equal.
 * Never  lets a short PIN be guessed from it: the digest is keyed.
 */
import { seeded } from '../../seeded-bug.ts';
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { MutationRequest } from './session.ts';

/** Raised when the same request gets another digest, so that an old key is never taken for a reused one. */
const VERSION = 2;

/** Digests under one key, which is imported once. */
export class KeyedDigests {
  readonly #key: KeyObject;

  constructor(secret: Uint8Array) {
    this.#key = createSecretKey(secret);
  }

  /** Of what was asked under an idempotency key; the key itself is no part of it. */
  ofRequest({ mutation, input }: Pick<MutationRequest, 'mutation' | 'input'>): string {
    const { idempotencyKey: _key, ...asked } = input;
    return this.of(`${VERSION}\n${seeded('key-without-mutation-name') ? '' : mutation}`, asked);
  }

  /** `scope` tells apart what the same value would mean elsewhere. */
  of(scope: string, value: unknown): string {
    return createHmac('sha256', this.#key)
      .update(`${scope}\n${canonical(value)}`)
      .digest('base64url');
  }
}

/** JSON with sorted names and without null, so that neither the order nor an absent value makes a difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(
              ([, one]) => (one !== null && one !== undefined) || seeded('null-is-not-absent'),
            )
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
