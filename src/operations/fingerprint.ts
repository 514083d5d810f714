/*
 * Fingerprint: tells whether two inputs under one idempotency key are the same.
 *
 * Owns   the canonical form of an input and its keyed digest.
 * Never  lets a short PIN be guessed from the digest: the key is the gateway's own.
 */
import { createHmac } from 'node:crypto';

/** `scope` keeps the same input of two mutations apart. */
export const fingerprintOf = (digestKey: Uint8Array, scope: string, input: unknown): string =>
  createHmac('sha256', digestKey)
    .update(`${scope}\n${canonical(input)}`)
    .digest('base64url');

/** JSON with sorted keys, so that the order in which a client writes its input does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
