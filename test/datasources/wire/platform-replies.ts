/*
 * Platform replies: what the platform says to a change and to a read alike.
 */
import { says } from './stub-reach.ts';

export const NO_SUCH_ID = {
  outcome: 'declined',
  cause: 'not-found',
  problem: { code: 'NOT_FOUND' },
};

export const DENY = says(403, { Message: 'not authorized with an explicit deny' });
