/*
 * Memory inbox: the port of the inbox over a map, with ways to break it.
 */
import type {
  CallbackInbox,
  CallbackRoute,
  CallbackVerdict,
  KeptCallback,
} from '../../src/webhooks/inbox-port.ts';

interface Row {
  kept: KeptCallback;
  verdict: CallbackVerdict | null;
  refs: readonly string[];
}

export class MemoryInbox {
  readonly rows = new Map<string, Row>();
  /** Ids in the order in which they were judged. */
  readonly judged: string[] = [];
  /** Runs inside `judge`, before the verdict is noted. */
  beforeJudging: (id: string) => void | Promise<void> = () => undefined;
  /** How many others leave with each verdict, to make room. */
  removed = 0;

  readonly port = {
    keep: (route: CallbackRoute, body: string) => Promise.resolve(this.keep(body, route)),
    pending: async (limit: number, after: string | null = null) => {
      const ids = [...this.rows.keys()];
      const behind = new Set(ids.slice(after === null ? 0 : ids.indexOf(after) + 1));
      const rows = this.#where(({ verdict, kept }) => verdict === null && behind.has(kept.id));
      return rows.slice(0, limit);
    },
    load: async (id: string) => this.rows.get(id)?.kept ?? null,
    setAside: async () => ({ removed: 0 }),
    judge: async (id: string, verdict: CallbackVerdict, refs: readonly string[]) => {
      await this.beforeJudging(id);
      this.judged.push(id);
      const row = this.rows.get(id);
      if (row) this.rows.set(id, { ...row, verdict, refs });
      return { removed: this.removed };
    },
    unmatchedBy: async (refs: readonly string[]) =>
      this.#where(
        (row) => row.verdict === 'unmatched' && row.refs.some((ref) => refs.includes(ref)),
      ),
    namedBy: async (refs: readonly string[], limit: number) =>
      [...this.rows.values()]
        .filter((row) => row.refs.some((ref) => refs.includes(ref)))
        .map(({ kept, verdict }) => ({ ...kept, verdict }))
        .slice(-limit),
  } satisfies CallbackInbox;

  keep(body: unknown, route: CallbackRoute = 'callback'): { id: string; again: boolean } {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const id = `${route} ${text}`;
    const before = this.rows.get(id);
    const kept = {
      id,
      route,
      body: text,
      receivedAt: 1,
      arrivals: (before?.kept.arrivals ?? 0) + 1,
    };
    this.rows.set(id, { verdict: null, refs: [], ...before, kept });
    return { id, again: before !== undefined };
  }

  verdicts(): (CallbackVerdict | null)[] {
    return [...this.rows.values()].map(({ verdict }) => verdict);
  }

  #where(holds: (row: Row) => boolean): readonly KeptCallback[] {
    return [...this.rows.values()].filter(holds).map(({ kept }) => kept);
  }
}
