/*
 * Streams: what live streams and the inbox must hold.
 *
 * Owns   the invariants of delivery: every revision once and in order, and no callback lost that was answered 200.
 */
import type { History, IntentHistory } from './history.ts';

type Finding = string | null;

/** I3. A subscriber is told every revision once, and the last one too. */
export function toldEverything({ told, operations }: IntentHistory): Finding {
  for (const [operation, items] of Map.groupBy(told, (one) => one.operation)) {
    const revisions = items.map(({ revision }) => revision);
    const gap = revisions.findIndex((one, n) => n > 0 && one !== (revisions[n - 1] ?? 0) + 1);
    if (gap > 0)
      return `a stream told revisions ${revisions.slice(gap - 1, gap + 1).join(' and ')}`;
    const last = operations.find((one) => one.operation === operation)?.revision ?? 0;
    if (revisions.at(-1) !== last) return `a stream told ${revisions.at(-1)} of ${last} revisions`;
  }
  return null;
}

/** I5. A callback that was answered 200 is kept, whatever happened to the process then. */
export function nothingForgotten({ kept, orders }: IntentHistory, { ledger }: History): Finding {
  if (kept.length === 0) return null;
  const own = new Set(orders.map(({ transactionId }) => transactionId));
  const answered = ledger.callbacks.filter(
    ({ status, body }) => status === 200 && own.has(String(body['transactionId'])),
  );
  const known = kept.reduce((sum, { callbacks }) => sum + callbacks, 0);
  return known < answered.length
    ? `${answered.length} callbacks were answered 200, ${known} are kept`
    : null;
}
