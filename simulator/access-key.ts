/*
 * Access keys: the exchange of permanent keys for a token (row 0), and their making, once (row 1).
 */
import { text } from './engine/body.ts';
import { ok, refused, wireDate, type EndpointModule, type Reply } from './engine/endpoint.ts';
import type { Headers } from './engine/api.ts';
import type { Platform } from './engine/platform.ts';

/** The only credentials of the simulated brand. They open nothing else. */
export const CREDENTIALS = {
  apiKey: 'sandbox-api-key',
  jwt: 'sandbox-jwt',
  accessKeyId: 'sandbox-access-key-id',
  accessSecretKey: 'sandbox-access-secret',
} as const;

const TOKEN_LIVES_MS = 60 * 60_000;

/** Why the caller is not let in, or null: both schemes of the platform are known. */
export function accessRefusal(platform: Platform, row: number, headers: Headers): Reply | null {
  if (headers['x-api-key'] !== CREDENTIALS.apiKey)
    return { status: 403, body: { Message: 'Forbidden' } };
  if (row === 0) return null;
  const basic = `Basic ${Buffer.from(`clientapi|${CREDENTIALS.jwt}`).toString('base64')}`;
  const { authorization } = headers;
  const bypassed = headers['bypass-token'] === 'true';
  if (authorization === basic && (row !== 1 || bypassed)) return null;
  if (row === 1) return refused(401, 'Unauthorized');
  const now = platform.clock.now();
  const token = typeof authorization === 'string' ? authorization.replace(/^Bearer /, '') : '';
  const known = platform.world.tokens.some(
    ({ value, expiresAt }) => value === token && expiresAt > now,
  );
  return known ? null : refused(401, 'Unauthorized');
}

export const accessKeyEndpoints: EndpointModule = {
  rows: {
    0: ({ platform, body }) => {
      const right =
        text(body, 'accountAccessKeyId') === CREDENTIALS.accessKeyId &&
        text(body, 'accountAccessSecreteKey') === CREDENTIALS.accessSecretKey;
      if (!right) return refused(401, 'Unknown access key');
      const value = `token-${platform.random.uuid()}`;
      const expiresAt = platform.clock.now() + TOKEN_LIVES_MS;
      platform.world.tokens = [...platform.world.tokens.slice(-9), { value, expiresAt }];
      const prefix = platform.vocabulary === 'observed' ? 'Bearer ' : ''; // Q9
      return ok({
        authorizationToken: `${prefix}${value}`,
        exipiresAt: wireDate(platform, expiresAt),
      }); // Q1
    },
    1: ({ platform }) => {
      if (platform.ledger.effects.some(({ effect }) => effect === 'access-key'))
        return refused(409, 'Access keys were made before');
      platform.ledger.effect({ row: 1, effect: 'access-key' });
      return ok({
        accountAccessKeyId: CREDENTIALS.accessKeyId,
        accountAccessSecreteKey: CREDENTIALS.accessSecretKey,
      });
    },
  },
};
