/*
 * Audit segments: the entries of one process and day, which stay or leave as a whole.
 *
 * Owns   their numbers, which have no gaps, and their checkpoints: a keyed digest of how many entries a segment has and of its last hash,
 *        renewed with each entry and final when the segment is closed. The lowest and the highest number stand sealed in the settings.
 * Gives  `current` to the trail, within its transaction.
 * Never  adds to a segment of another process, or to one that is closed.
 *
 * Whoever writes to the file without the data key can thus hide no entry and no segment. Whoever puts the whole file of yesterday back can:
 * the log has the checkpoint of each closed segment, for comparison.
 */
import { hours } from '../clock.ts';
import type { Queries, Writes } from './database.ts';
import type { Digest, Digests } from './digests.ts';
import type { Parts } from './parts.ts';
import { setSetting, settingOf } from './settings.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

export type Segment = Tables['audit_segments'];

/** The numbers of the last segment that left, and of the newest one. */
export interface SegmentBounds {
  readonly removed: number;
  readonly newest: number;
}

const BOUNDS = 'audit-bounds';

const OF_INSTANCE = statement((queries, of: { instance: string }) =>
  queries
    .selectFrom('audit_segments')
    .selectAll()
    .where('instance', '=', of.instance)
    .orderBy('number', 'desc')
    .limit(1),
);
const BY_NUMBER = statement((queries, of: { number: number }) =>
  queries.selectFrom('audit_segments').selectAll().where('number', '=', of.number),
);
const INSERT = statement((queries, of: Segment) => queries.insertInto('audit_segments').values(of));
const GROW = statement((queries, { number, ...of }: Omit<Segment, 'instance' | 'day'>) =>
  queries.updateTable('audit_segments').set(of).where('number', '=', number),
);

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const isOfDay = ({ day }: Pick<Segment, 'day'>, at: number): boolean => {
  const from = Date.parse(day);
  return at >= from && at < from + hours(24);
};

/** What stands before the first row of a segment: rows cannot be moved to another one. */
export const chainStart = ({
  number,
  instance,
  day,
}: Pick<Segment, 'number' | 'instance' | 'day'>) => `${number} ${instance} ${day}`;

export const checkpointOf = (digests: Digests, segment: Omit<Segment, 'checkpoint'>): Digest => {
  const { number, instance, day, entries, last_at, head, closed } = segment;
  const content = [number, instance, day, entries, last_at, head, closed];
  return digests.of('checkpoint', JSON.stringify(content));
};

/** Null when they are not there, which is so only before the first entry. */
export const boundsIn = (
  queries: Queries,
  { sealing }: Pick<Parts, 'sealing'>,
): Promise<SegmentBounds | null> => settingOf<SegmentBounds>(queries, sealing, BOUNDS);

export const setBounds = (
  writes: Writes,
  { sealing }: Pick<Parts, 'sealing'>,
  value: SegmentBounds,
): Promise<void> => setSetting(writes, sealing, { name: BOUNDS, value });

type NewSegment = Pick<Segment, 'number' | 'instance' | 'day' | 'last_at'>;

/** One without entries. */
export function segmentOf(digests: Digests, begun: NewSegment): Segment {
  const segment = { ...begun, entries: 0, head: chainStart(begun), closed: 0 } as const;
  return { ...segment, checkpoint: checkpointOf(digests, segment) };
}

/** A segment, and the time of its next entry. */
type Current = Segment & { readonly at: number };

export class AuditSegments {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async current(writes: Writes): Promise<Current> {
    const now = this.#parts.clock.now();
    const last = await this.#last(writes);
    if (last && last.closed === 0 && isOfDay(last, now))
      return { ...last, at: Math.max(now, last.last_at) };
    if (last && last.closed === 0) await this.#finish(writes, last);
    return { ...(await this.#begin(writes, now)), at: now };
  }

  async grow(writes: Writes, { at, ...segment }: Current, head: string): Promise<void> {
    await this.#save(writes, { ...segment, head, entries: segment.entries + 1, last_at: at });
  }

  async close(writes: Writes): Promise<void> {
    const last = await this.#last(writes);
    if (last && last.closed === 0) await this.#finish(writes, last);
  }

  #last(writes: Writes): Promise<Segment | undefined> {
    const { instance, seen } = this.#parts;
    return seen.segments.of(writes, instance, () => OF_INSTANCE.first(writes, { instance }));
  }

  async #begin(writes: Writes, now: number): Promise<Segment> {
    const { digests, instance } = this.#parts;
    const bounds = (await boundsIn(writes, this.#parts)) ?? { removed: 0, newest: 0 };
    const number = bounds.newest + 1;
    const segment = segmentOf(digests, { number, instance, day: dayOf(now), last_at: now });
    await INSERT.run(writes, segment);
    this.#note(writes, segment);
    await setBounds(writes, this.#parts, { ...bounds, newest: number });
    return segment;
  }

  async #finish(writes: Writes, segment: Segment): Promise<void> {
    await this.#save(writes, { ...segment, closed: 1 });
    queueMicrotask(() => void this.#tell(segment).catch(() => undefined)); // a store that is away tells nothing
  }

  /** What is read waits for the disk: the log is to hold no checkpoint of a transaction that was lost. */
  async #tell({ number }: Pick<Segment, 'number'>): Promise<void> {
    const { database, onCheckpoint } = this.#parts;
    const found = await database.read((queries) => BY_NUMBER.first(queries, { number }));
    if (found?.closed !== 1) return;
    const { day, entries, checkpoint } = found;
    onCheckpoint({ number, day, entries, checkpoint });
  }

  async #save(writes: Writes, segment: Segment): Promise<Digest> {
    const { instance: _instance, day: _day, checkpoint: _old, ...columns } = segment;
    const checkpoint = checkpointOf(this.#parts.digests, segment);
    await GROW.run(writes, { ...columns, checkpoint });
    this.#note(writes, { ...segment, checkpoint });
    return checkpoint;
  }

  #note(writes: Writes, segment: Segment): void {
    this.#parts.seen.segments.note(writes, segment.instance, { value: segment });
  }
}
