/*
 * Peer: what every server that is compared is given, and what it is asked.
 */
import { MEASURES } from '../measured.ts';
import { follow } from '../orders.ts';
import type { TokenRules } from './caller.ts';
import type { ReachAt } from './reach-client.ts';

export interface PeerStart extends ReachAt, TokenRules {
  /** Whether answers are compressed for those who ask for it. */
  readonly compress: boolean;
}

/** Starts it on a free port and gives its address. */
type Start = (given: PeerStart) => Promise<string>;

export interface PeerOrders extends Readonly<Record<string, (given: never) => unknown>> {
  readonly start: (given: PeerStart) => Promise<{ url: string }>;
  readonly cpuMs: () => number;
  readonly memory: (typeof MEASURES)['memory'];
}

export function serve(start: Start): void {
  const orders: PeerOrders = {
    ...MEASURES,
    start: async (given) => ({ url: await start(given) }),
  };
  follow(orders);
}
