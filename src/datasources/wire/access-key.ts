/*
 * Access key: the permanent keys of the brand, which the platform makes and shows once (row 1).
 *
 * Owns   the one header that lets this call through, and the outcome of the call.
 * Never  sends twice, not even after credentials were refused; and stands apart from `Platform`, so that no other row can ever
 *        carry that header.
 */
import { basicHeader } from './auth.ts';
import { Deadline } from './deadline.ts';
import { endpointOf } from './endpoint.ts';
import { FAILURE_WORDS } from './envelope.ts';
import { Transport, type Delivery } from './transport.ts';
import { verdictOf } from './verdict.ts';
import { WireData } from './wire-data.ts';
import { UnreadableAnswer } from './wire-record.ts';

export interface AccessKeys {
  readonly id: string;
  readonly secret: string;
}

export type Made =
  | { readonly outcome: 'accepted'; readonly keys: AccessKeys }
  /** Definitive: no keys were made. */
  | { readonly outcome: 'declined'; readonly platformMessage: string | null }
  /** Provably not processed. */
  | { readonly outcome: 'not-processed' }
  /** Keys may have been made. */
  | { readonly outcome: 'no-response' };

interface Brand {
  readonly url: string;
  readonly apiKey: string;
  readonly jwt: string;
}

/** Longer than the platform's own patience, so that as few answers as possible are lost. */
const TIMEOUT_MS = 35_000;

const RULES = { failureWords: new Set(FAILURE_WORDS), isRead: false };

/** Never rejects for anything that the wire does. */
export async function makeAccessKeys({ url, apiKey, jwt }: Brand): Promise<Made> {
  const transport = new Transport(url);
  const { method, path } = endpointOf(1);
  const headers = {
    accept: 'application/json',
    authorization: basicHeader(jwt),
    'bypass-token': 'true',
    'content-type': 'application/json',
    'x-api-key': apiKey,
  };
  const message = { method, path, headers, body: '{}' };
  const delivery = await transport.send(message, {
    until: Deadline.in(TIMEOUT_MS),
    sendBy: Infinity,
  });
  await transport.close();
  return madeFrom(delivery);
}

function madeFrom(delivery: Delivery): Made {
  if (delivery.kind === 'not-sent') return { outcome: 'not-processed' };
  if (delivery.kind === 'lost') return { outcome: 'no-response' };
  const verdict = verdictOf(delivery.status, delivery.text, RULES);
  switch (verdict.is) {
    case 'accepted':
      return keysIn(verdict.data);
    case 'declined':
    case 'unauthorized':
      return { outcome: 'declined', platformMessage: verdict.failure.message };
    case 'busy':
      return { outcome: 'not-processed' };
    case 'undetermined':
    case 'unreadable':
    case 'lost':
      return { outcome: 'no-response' };
  }
}

/** A success without readable keys is no success: they are shown this once. */
function keysIn(data: unknown): Made {
  try {
    const record = new WireData(data, () => undefined).record();
    const id = record.needed(record.code('accountAccessKeyId'), 'id');
    const secret = record.text('accountAccessSecreteKey', 'accountAccessSecretKey'); // Q1
    return { outcome: 'accepted', keys: { id, secret: record.needed(secret, 'secret') } };
  } catch (error) {
    if (error instanceof UnreadableAnswer) return { outcome: 'no-response' };
    throw error;
  }
}
