/*
 * Access keys: the exchange of permanent keys for a token (row 0), and their making, once (row 1).
 */
import { ok, refused, text, wireDate, type Room } from './room.ts';

/** The only credentials of the simulated brand. They open nothing else. */
export const CREDENTIALS = {
  apiKey: 'sandbox-api-key',
  jwt: 'sandbox-jwt',
  accessKeyId: 'sandbox-access-key-id',
  accessSecretKey: 'sandbox-access-secret',
} as const;

const TOKEN_LIVES_MS = 60 * 60_000;

export const accessKeyRoom: Room = {
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
