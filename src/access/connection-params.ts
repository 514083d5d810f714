/*
 * Connection params: where a client over WebSocket has put its token.
 *
 * Owns   the usual names: `authorization`, `authToken`, `accessToken`, `token` and the like, in any spelling, also below `headers`.
 * Gives  the value of an `Authorization` header, or why what looks like a credential cannot be taken for one.
 * Never  takes a credential that it does not understand for none: a person who meant to be signed in must not be served as an anonymous one.
 */
import { isRecord } from '../is-record.ts';

export type GivenCredential =
  | { readonly is: 'none' }
  | { readonly is: 'given'; readonly authorization: string }
  | { readonly is: 'unclear'; readonly why: string };

/** Spellings without case, dashes and underscores. */
const TOKEN_NAMES: ReadonlySet<string> = new Set([
  ...['authorization', 'authtoken', 'accesstoken', 'token', 'idtoken', 'jwt'],
  ...['bearer', 'bearertoken', 'auth', 'xauthorization', 'xauthtoken', 'xaccesstoken'],
]);
const LOOKS_LIKE_ONE = /auth|token|jwt|bearer|credential|password|secret|session|cookie|apikey/;
const IS_JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const NOT_UNDERSTOOD = 'Send the token as connectionParams.authorization: "Bearer <token>"';
const NOT_ONE = 'Send one token; these differ';

/** `params` is whatever the client has sent. */
export function credentialIn(params: unknown): GivenCredential {
  if (!isRecord(params)) return { is: 'none' };
  const places = Object.entries(params).flatMap(([name, value]) =>
    plain(name) === 'headers' && isRecord(value) ? Object.entries(value) : [[name, value] as const],
  );
  const values = new Set<string>();
  for (const [name, value] of places) {
    const found = authorizationAt(name, value);
    if (found.is === 'unclear') return found;
    if (found.is === 'given') values.add(found.authorization);
  }
  const [authorization] = values;
  if (authorization === undefined) return { is: 'none' };
  return values.size > 1 ? { is: 'unclear', why: NOT_ONE } : { is: 'given', authorization };
}

function authorizationAt(name: string, value: unknown): GivenCredential {
  if (value === null || value === undefined) return { is: 'none' };
  const text = typeof value === 'string' ? value.trim() : '';
  const isNamed = TOKEN_NAMES.has(plain(name));
  if (isNamed && IS_JWT.test(text)) return { is: 'given', authorization: `Bearer ${text}` };
  if (isNamed && /^bearer +\S+$/i.test(text)) return { is: 'given', authorization: text };
  const suspicious = isNamed || LOOKS_LIKE_ONE.test(plain(name)) || /^(bearer |eyJ)/i.test(text);
  return suspicious ? { is: 'unclear', why: NOT_UNDERSTOOD } : { is: 'none' };
}

const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');
