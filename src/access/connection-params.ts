/*
 * Connection params: where a client over WebSocket has put its token.
 *
 * Owns   the usual names: `authorization`, `authToken`, `accessToken`, `token` and the like, in any spelling, however deep they are wrapped.
 * Gives  the value of an `Authorization` header, or why what looks like a credential cannot be taken for one.
 * Never  takes a credential that it does not understand for none: a person who meant to be signed in must not be served as an anonymous one.
 */
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

/** Deeper than this nobody puts a token. */
const MAX_DEPTH = 6;

/** `params` is whatever the client has sent. */
export function credentialIn(params: unknown): GivenCredential {
  const values = new Set<string>();
  for (const [name, value] of placesIn(params, '')) {
    const found = authorizationAt(name, value);
    if (found.is === 'unclear') return found;
    if (found.is === 'given') values.add(found.authorization);
  }
  const [authorization] = values;
  if (authorization === undefined) return { is: 'none' };
  return values.size > 1 ? { is: 'unclear', why: NOT_ONE } : { is: 'given', authorization };
}

type Place = readonly [name: string, value: unknown];

/** Everything that has a name, however it is wrapped; what stands in a list has the name of the list, or that of its pair as headers have it. */
function* placesIn(value: unknown, name: string, depth = 0): Generator<Place> {
  const isWhole = TOKEN_NAMES.has(plain(name)) || typeof value !== 'object' || value === null;
  if (isWhole) return yield [name, value];
  if (depth === MAX_DEPTH) return;
  const pair: unknown = Array.isArray(value) && value.length === 2 ? value[0] : null;
  if (typeof pair === 'string' && Array.isArray(value) && looksLikeOne(pair))
    return yield [pair, value[1]];
  const inner = Array.isArray(value)
    ? value.map((one: unknown) => [name, one] as const)
    : Object.entries(value);
  for (const [own, one] of inner) yield* placesIn(one, own, depth + 1);
}

function authorizationAt(name: string, value: unknown): GivenCredential {
  if (value === null || value === undefined) return { is: 'none' };
  const text = typeof value === 'string' ? value.trim() : '';
  const isNamed = TOKEN_NAMES.has(plain(name));
  if (isNamed && IS_JWT.test(text)) return { is: 'given', authorization: `Bearer ${text}` };
  const [, token] = isNamed ? (/^bearer\s+(\S+)$/i.exec(text) ?? []) : [];
  if (token !== undefined) return { is: 'given', authorization: `Bearer ${token}` };
  const suspicious = isNamed || HOLDS_ONE.test(text) || (looksLikeOne(name) && !isHarmless(value));
  return suspicious ? { is: 'unclear', why: NOT_UNDERSTOOD } : { is: 'none' };
}

/** A token in a text of its own, or in one that wraps it. */
const HOLDS_ONE = /(^|["'\s:=[,])(bearer\s|eyJ)/i;

/** An author is none. */
const looksLikeOne = (name: string): boolean =>
  LOOKS_LIKE_ONE.test(plain(name).replace(/author(?!i[sz])/g, ''));

/** Whether somebody is signed in, and what kind of token there is, say nothing of who it is. */
const isHarmless = (value: unknown): boolean =>
  typeof value === 'boolean' || (typeof value === 'string' && /^bearer$/i.test(value.trim()));

const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');
