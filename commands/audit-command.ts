/*
 * Audit command: the whole audit trail, checked, and its newest entries.
 *
 * Owns   what is said of a trail that is not whole. Then the exit code is 1.
 */
import { globalId, readGlobalId } from '../src/ids.ts';
import { OPERATOR_QUERIES } from '../src/server/operator-documents.ts';
import type { Gateway } from './gateway.ts';
import { Misused, Refused, type Done } from './outcome.ts';
import { table, time } from './operation-text.ts';

interface Fault {
  readonly kind: string;
  readonly segment: number;
  readonly position: number | null;
}

interface Segment {
  readonly number: number;
  readonly day: string;
  readonly instance: string;
  readonly entries: number;
  readonly lastAt: string;
  readonly closed: boolean;
  readonly checkpoint: string;
  readonly faults: readonly Fault[];
}

interface Entry {
  readonly at: string;
  readonly action: string;
  readonly actor: string;
  readonly note: string;
  readonly customerId: string | null;
  readonly lineId: string | null;
  readonly person: string | null;
  readonly operationId: string | null;
  readonly document: string | null;
  readonly reason: string | null;
}

interface Page<T> {
  readonly edges: readonly { readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Checked {
  readonly segments: readonly Segment[];
  readonly faults: readonly Fault[];
}

/** Rejects with `Refused` when the trail is not whole. */
export async function auditTrail(
  gateway: Gateway,
  { customer, ...given }: Readonly<Partial<Record<string, string>>>,
): Promise<Done> {
  if (Object.keys(given).length > 0) throw new Misused();
  if (customer !== undefined) return entriesOf(gateway, customerNamed(customer));
  const { segments, faults } = await checked(gateway);
  const { data: entries, text } = await entriesOf(gateway, null);
  const document = { segments, faults, entries };
  const found = [segmentsText(segments), '', text, '', verdictText(segments, faults)].join('\n');
  if (faults.length > 0) throw new Refused(found, document);
  return { data: document, text: found };
}

/** A global id, or else the platform's own. */
const customerNamed = (id: string): string =>
  readGlobalId(id)?.type === 'Customer' ? id : globalId('Customer', id);

async function checked(gateway: Gateway): Promise<Checked> {
  const segments: Segment[] = [];
  const faults: Fault[] = [];
  let after: string | null = null;
  do {
    const { found }: { found: Page<Segment> & Pick<Checked, 'faults'> } = await gateway.ask(
      OPERATOR_QUERIES.auditSegments,
      { after },
    );
    segments.push(...found.edges.map(({ node }) => node));
    faults.push(...found.faults, ...found.edges.flatMap(({ node }) => node.faults));
    after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  } while (after !== null);
  return { segments, faults };
}

async function entriesOf(gateway: Gateway, customerId: string | null): Promise<Done> {
  const variables = { customerId, after: null };
  const { found } = await gateway.ask<{ found: Page<Entry> }>(
    OPERATOR_QUERIES.auditEntries,
    variables,
  );
  const entries = found.edges.map(({ node }) => node);
  return { data: entries, text: entriesText(entries) };
}

const entriesText = (entries: readonly Entry[]): string =>
  entries.length === 0
    ? 'There are no entries.'
    : table([
        ['AT', 'ACTION', 'ACTOR', 'ABOUT', 'WITH', 'SAYS'],
        ...entries.map((one) => [
          ...[time(one.at), one.action, one.actor, aboutOf(one)],
          ...[one.document ?? '-', one.reason ?? one.note],
        ]),
      ]);

const aboutOf = ({ lineId, customerId, person, operationId }: Entry): string =>
  lineId ?? customerId ?? person ?? operationId ?? '-';

const segmentsText = (segments: readonly Segment[]): string =>
  table([
    ['SEGMENT', 'DAY', 'PROCESS', 'ENTRIES', 'STATE', 'CHECKPOINT'],
    ...segments.map((one) => [
      ...[String(one.number), one.day, one.instance, String(one.entries)],
      ...[one.closed ? 'closed' : 'open', one.checkpoint],
    ]),
  ]);

function verdictText(segments: readonly Segment[], faults: readonly Fault[]): string {
  const entries = segments.reduce((sum, one) => sum + one.entries, 0);
  if (faults.length === 0)
    return `The audit trail is whole: ${entries} entries in ${segments.length} segments.`;
  const told = faults.map(({ kind, segment, position }) =>
    [`${kind}  segment ${segment}`, ...(position === null ? [] : [`entry ${position}`])].join(', '),
  );
  return ['THE AUDIT TRAIL IS NOT WHOLE:', ...told].join('\n');
}
