/*
 * Audit check: whether the trail is what was written.
 *
 * Owns   the comparison of every entry with its body, of every chain with its hashes, and of every segment with its checkpoint.
 * Gives  what is wrong, by segment and position. It reads the rows some at a time, so that nobody waits for it.
 * Never  changes anything, and never stops at the first fault.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import type {
  AuditCheck,
  AuditFault,
  AuditFaultKind,
  AuditSegment,
} from '../operations/engine/audit-book.ts';
import { AUDIT_PLACE, bodyDigest, chainHash, type ChainedRow } from './audit.ts';
import {
  boundsIn,
  chainStart,
  checkpointOf,
  type Segment,
  type SegmentBounds,
} from './audit-segments.ts';
import type { Parts } from './parts.ts';
import type { Sealed } from './sealing.ts';
import { statement } from './statement.ts';

const LOOK = 500;
/** Of one segment, and of segments that are missing: more are not told one by one. */
const MAX_FAULTS = 100;

const SEGMENTS = statement((queries, of: { after: number; limit: number }) =>
  queries
    .selectFrom('audit_segments')
    .selectAll()
    .where('number', '>', of.after)
    .orderBy('number')
    .limit(of.limit),
);
const SEGMENT = statement((queries, of: { number: number }) =>
  queries.selectFrom('audit_segments').selectAll().where('number', '=', of.number),
);
const ENTRIES = statement((queries, of: { segment: number; after: number; limit: number }) =>
  queries
    .selectFrom('audit')
    .select(['position', 'at', 'action', 'operation_id', 'about', 'body', 'digest', 'hash'])
    .where('segment', '=', of.segment)
    .where('position', '>', of.after)
    .orderBy('position')
    .limit(of.limit),
);
const FIRST_BEHIND = statement((queries, of: { segment: number }) =>
  queries
    .selectFrom('audit')
    .select('segment')
    .where('segment', '>', of.segment)
    .orderBy('segment')
    .limit(1),
);

interface Entry extends ChainedRow {
  readonly position: number;
  readonly body: Sealed;
  readonly hash: string;
}

export async function auditCheck(
  parts: Parts,
  { after, first }: { readonly after: number; readonly first: number },
): Promise<AuditCheck> {
  const { page, hasMore, faults } = await pageOf(parts, after, first);
  const segments: AuditSegment[] = [];
  for (const segment of page) {
    const one = await checked(parts, segment);
    if (one) segments.push(one);
  }
  return { segments, hasMore, faults };
}

/** In one transaction, so that what is written meanwhile is no fault. */
function pageOf(parts: Parts, after: number, first: number) {
  return parts.database.write(async (writes) => {
    const found = await SEGMENTS.rows(writes, { after, limit: first + 1 });
    const bounds = (await boundsIn(writes, parts)) ?? NOTHING;
    const page = found.slice(0, first);
    const hasMore = found.length > first;
    const numbers = page.map(({ number }) => number);
    const last = numbers.at(-1) ?? 0;
    const until = hasMore ? last : Math.max(bounds.newest, last);
    const behind = hasMore ? undefined : await FIRST_BEHIND.first(writes, { segment: until });
    return {
      ...{ page, hasMore },
      faults: [
        ...gaps(numbers, { from: Math.max(bounds.removed, after) + 1, until }),
        ...numbers
          .filter((number) => number <= bounds.removed || number > bounds.newest)
          .map((number) => fault('SEGMENT_UNKNOWN', number)),
        ...(behind ? [fault('SEGMENT_UNKNOWN', behind.segment)] : []),
      ],
    };
  });
}

const NOTHING: SegmentBounds = { removed: 0, newest: 0 };

function gaps(
  numbers: readonly number[],
  { from, until }: { readonly from: number; readonly until: number },
): AuditFault[] {
  const there = new Set(numbers);
  const faults: AuditFault[] = [];
  for (let number = from; number <= until && faults.length < MAX_FAULTS; number += 1)
    if (!there.has(number)) faults.push(fault('SEGMENT_MISSING', number));
  return faults;
}

const fault = (kind: AuditFaultKind, segment: number, position: number | null = null) => ({
  ...{ kind, segment, position },
});

/** Null when it has left for its age meanwhile. */
async function checked(parts: Parts, { number }: Segment): Promise<AuditSegment | null> {
  const faults: AuditFault[] = [];
  const onFault = (kind: AuditFaultKind, position: number): void =>
    void (faults.length < MAX_FAULTS && faults.push(fault(kind, number, position)));
  const walked = await walk(parts, number, onFault);
  if (!walked) return null;
  const { segment, count, head } = walked;
  if (checkpointOf(parts.digests, segment) !== segment.checkpoint)
    faults.push(fault('CHECKPOINT_WRONG', number));
  if (count !== segment.entries || head !== segment.head)
    faults.push(fault('ENTRIES_MISSING', number));
  const { instance, day, entries, closed, checkpoint } = segment;
  return {
    ...{ number, instance, day, entries, checkpoint, faults },
    ...{ closed: closed === 1, lastAt: segment.last_at },
  };
}

/** The segment as it was when its last entries were read. */
async function walk(
  parts: Parts,
  number: number,
  onFault: (kind: AuditFaultKind, position: number) => void,
): Promise<{ segment: Segment; count: number; head: string } | null> {
  let [count, after, head] = [0, 0, ''];
  for (;;) {
    const { segment, rows } = await windowOf(parts, number, after);
    if (!segment) return null;
    if (count === 0) head = chainStart(segment);
    for (const row of rows) {
      if (chainHash(head, row) !== row.hash) onFault('CHAIN_BROKEN', row.position);
      if (!isBodyOf(parts, row)) onFault('BODY_CHANGED', row.position);
      head = row.hash;
      after = row.position;
    }
    count += rows.length;
    if (rows.length < LOOK) return { segment, count, head };
    await otherWork();
  }
}

function windowOf({ database }: Parts, number: number, after: number) {
  return database.write(async (writes) => ({
    segment: await SEGMENT.first(writes, { number }),
    rows: await ENTRIES.rows(writes, { segment: number, after, limit: LOOK }),
  }));
}

function isBodyOf(parts: Parts, { body, digest }: Entry): boolean {
  try {
    return bodyDigest(parts, parts.sealing.open<object>(AUDIT_PLACE, body)) === digest;
  } catch {
    return false;
  }
}
