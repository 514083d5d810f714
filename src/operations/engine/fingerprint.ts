/*
 * Fingerprint: what was asked under an idempotency key, as a keyed digest.
 *
 * Gives  equal digests for equal input, in whatever order a client writes it.
 * Never  lets a short PIN be guessed from it: the digest is keyed.
 */
import { createHmac } from 'node:crypto';

/** `scope` tells apart what the same input would mean elsewhere, for example the kind of operation. */
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
