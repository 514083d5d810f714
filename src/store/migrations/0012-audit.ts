/*
 * Migration 12, second part: the audit trail in segments.
 *
 * Owns   the tables of the trail, the chain of what was there, and the judgement whether that was whole: its hashes covered the sealed
 *        bodies.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Writes } from '../database.ts';
import type { Digest, Digests } from '../digests.ts';
import type { Sealed, Sealing } from '../sealing.ts';

interface Trail {
  readonly sealing: Sealing;
  readonly digests: Digests;
  readonly now: number;
}

interface OldRow {
  readonly position: number;
  readonly at: number;
  readonly action: string;
  readonly operation_id: string | null;
  readonly body: Sealed;
  readonly hash: string;
}

/** A segment that grows. */
interface Open {
  readonly number: number;
  readonly day: string;
  readonly entries: number;
  readonly lastAt: number;
  readonly head: string;
}

const INSTANCE = 'before';
const PLACE = 'audit';
const LOOK = 500;

export async function chainRenewed(writes: Writes, trail: Trail): Promise<void> {
  const start = await sql<{ hash: string | null }>`
    select hash from removed where log = 'audit'`.execute(writes);
  await tables(writes);
  const { segment, whole } = await rechained(writes, trail, start.rows[0]?.hash ?? '');
  if (segment) {
    const told = { actor: 'gateway', note: whole ? 'WHOLE' : 'NOT_WHOLE' };
    const last = await added(writes, trail, { segment, action: 'audit.rechained', told });
    await closed(writes, trail, last);
  }
  const bounds = { removed: 0, newest: segment?.number ?? 0 };
  const box = trail.sealing.seal('setting:audit-bounds', bounds);
  await sql`insert into settings (name, value) values ('audit-bounds', ${box})`.execute(writes);
  await writes.schema
    .createIndex('audit_segment')
    .on('audit')
    .columns(['segment', 'position'])
    .execute();
}

async function tables(writes: Writes): Promise<void> {
  const { schema } = writes;
  await sql`delete from removed where log = 'audit'`.execute(writes);
  await schema.alterTable('removed').dropColumn('hash').execute();
  await schema
    .alterTable('audit')
    .addColumn('segment', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable('audit').addColumn('about', 'text').execute();
  await schema
    .alterTable('audit')
    .addColumn('digest', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .createIndex('audit_about')
    .on('audit')
    .columns(['about', 'position'])
    .where('about', 'is not', null)
    .execute();
  await schema
    .createTable('audit_segments')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('instance', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('entries', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('closed', 'integer', (column) => column.notNull())
    .addColumn('checkpoint', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('audit_segments_instance')
    .on('audit_segments')
    .columns(['instance', 'number'])
    .execute();
}

async function rechained(
  writes: Writes,
  trail: Trail,
  start: string,
): Promise<{ segment: Open | null; whole: boolean }> {
  let [segment, whole, before]: [Open | null, boolean, string] = [null, true, start];
  for (let after = 0; ;) {
    const { rows } = await sql<OldRow>`
      select position, at, action, operation_id, body, hash from audit
      where position > ${after} order by position limit ${LOOK}`.execute(writes);
    for (const row of rows) {
      whole &&= oldHash(before, row) === row.hash;
      before = row.hash;
      const day = new Date(row.at).toISOString().slice(0, 10);
      if (segment && segment.day !== day) await closed(writes, trail, segment);
      if (segment?.day !== day) segment = begun(segment, { day, at: row.at });
      segment = await moved(writes, trail, { row, segment });
    }
    const last = rows.at(-1);
    if (!last || rows.length < LOOK) return { segment, whole };
    after = last.position;
  }
}

const begun = (last: Open | null, { day, at }: { day: string; at: number }): Open => {
  const number = (last?.number ?? 0) + 1;
  return { number, day, entries: 0, lastAt: at, head: `${number} ${INSTANCE} ${day}` };
};

function oldHash(before: string, { at, action, operation_id, body }: OldRow): string {
  const content = [before, at, action, operation_id, Buffer.from(body).toString('base64')];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

/** A body that cannot be opened keeps its row, and the digest of nothing: the check tells it from then on. */
async function moved(
  writes: Writes,
  trail: Trail,
  { row, segment }: { row: OldRow; segment: Open },
): Promise<Open> {
  const digest = digestOf(trail, openedOr(trail, row.body));
  const head = hashOf(segment.head, { ...row, digest });
  await sql`update audit set segment = ${segment.number}, digest = ${digest}, hash = ${head}
    where position = ${row.position}`.execute(writes);
  return {
    ...segment,
    head,
    entries: segment.entries + 1,
    lastAt: Math.max(segment.lastAt, row.at),
  };
}

async function added(
  writes: Writes,
  trail: Trail,
  { segment, action, told }: { segment: Open; action: string; told: object },
): Promise<Open> {
  const at = Math.max(trail.now, segment.lastAt);
  const digest = digestOf(trail, told);
  const head = hashOf(segment.head, { at, action, operation_id: null, digest });
  const body = trail.sealing.seal(PLACE, told);
  await sql`insert into audit (segment, at, action, body, digest, hash)
    values (${segment.number}, ${at}, ${action}, ${body}, ${digest}, ${head})`.execute(writes);
  return { ...segment, head, entries: segment.entries + 1, lastAt: at };
}

async function closed(writes: Writes, { digests }: Trail, segment: Open): Promise<void> {
  const { number, day, entries, lastAt, head } = segment;
  const content = [number, INSTANCE, day, entries, lastAt, head, 1];
  const checkpoint = digests.of('checkpoint', JSON.stringify(content));
  await sql`insert into audit_segments
    (number, instance, day, entries, last_at, head, closed, checkpoint)
    values (${number}, ${INSTANCE}, ${day}, ${entries}, ${lastAt}, ${head}, 1, ${checkpoint})`.execute(
    writes,
  );
}

interface Hashed extends Pick<OldRow, 'at' | 'action' | 'operation_id'> {
  readonly digest: Digest;
}

function hashOf(before: string, { at, action, operation_id, digest }: Hashed): string {
  const content = [before, at, action, operation_id, null, digest];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

const digestOf = ({ digests }: Trail, told: object): Digest =>
  digests.of('audit', JSON.stringify(told));

function openedOr({ sealing }: Trail, body: Sealed): object {
  try {
    return sealing.open<object>(PLACE, body);
  } catch {
    return {};
  }
}
