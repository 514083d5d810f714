import { describe, expect, it } from 'vitest';
import { LiveStream } from '../../client/src/live-stream.ts';
import { TIMING } from '../../client/src/timing.ts';
import { BROKEN, type Transport } from '../../client/src/transport.ts';

const QUERY = 'subscription W($after: Cursor) { operationEvents(after: $after) { __typename } }';

const item = (id: string, revision: number, cursor: string | null) => ({
  data: { operationEvents: { cursor, operation: { id, revision } } },
});

/** What a screen is shown of these connections, and with which cursor each began. */
async function shown(...connections: (readonly object[])[]) {
  const revisions: unknown[] = [];
  const cursors: unknown[] = [];
  const transport: Transport = {
    run: async ({ payload, take }) => {
      cursors.push(payload().variables?.['after']);
      for (const result of connections.shift() ?? []) take(result);
      return connections.length > 0 ? BROKEN : { type: 'ended' };
    },
    reset: () => undefined,
  };
  const next = ({ data }: { data?: unknown }): void => {
    const { operationEvents } = data as ReturnType<typeof item>['data'];
    revisions.push(`${operationEvents.operation?.id} ${operationEvents.operation?.revision}`);
  };
  const timing = { ...TIMING, backoffMs: 1, mostBackoffMs: 1 };
  const stream = { payload: { query: QUERY }, sink: { next }, transports: [transport], timing };
  await new LiveStream(stream).run();
  return { revisions, cursors };
}

describe('A live stream', () => {
  it.each([
    ['again', [3, 4], [4, 5], ['a 3', 'a 4', 'a 5']],
    ['older', [3, 4], [2, 3, 5], ['a 3', 'a 4', 'a 5']],
    ['out of order', [5, 3, 4], [6], ['a 5', 'a 6']],
  ])(
    'drops a revision that comes %s, over all its connections',
    async (_how, first, then, seen) => {
      const items = (revisions: readonly number[]) => revisions.map((one) => item('a', one, null));
      expect((await shown(items(first), items(then))).revisions).toEqual(seen);
    },
  );

  it('drops nothing of another operation, nor what has no revision', async () => {
    const plain = { data: { operationEvents: { cursor: 'c', operation: undefined } } };
    const { revisions } = await shown([item('a', 3, 'x'), plain, item('b', 1, 'y'), plain]);
    expect(revisions).toEqual(['a 3', 'undefined undefined', 'b 1', 'undefined undefined']);
  });

  it('comes again with the newest cursor, also where the last item was dropped', async () => {
    const { cursors } = await shown(
      [item('a', 3, 'c-1'), item('a', 4, 'c-2')],
      [item('a', 4, 'c-3')],
      [],
    );
    expect(cursors).toEqual([undefined, 'c-2', 'c-3']);
  });
});
