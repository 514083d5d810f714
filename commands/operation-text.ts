/*
 * Operation text: operations, as lines for a terminal.
 *
 * Owns   the documents that are asked for them, next to what is printed of each.
 * Gives  aligned columns of plain text: no colours, no more than what an agent may see.
 */
export interface Summary {
  readonly __typename: string;
  readonly id: string;
  readonly status: string;
  readonly startedAt: string;
  readonly nextCheckAt: string | null;
}

export const SUMMARY = '__typename id status startedAt nextCheckAt';

export interface Page {
  readonly edges: readonly { readonly node: Summary }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

export const PAGE = `{ edges { node { ${SUMMARY} } } pageInfo { hasNextPage } }`;

export const pageText = ({ edges, pageInfo }: Page): string =>
  edges.length === 0
    ? 'There are none.'
    : [
        table([
          ['STARTED', 'KIND', 'STATUS', 'NEXT CHECK', 'ID'],
          ...edges.map(({ node }) => summaryRow(node)),
        ]),
        ...(pageInfo.hasNextPage ? ['There are more.'] : []),
      ].join('\n');

export const summaryText = (operation: Summary): string => table([summaryRow(operation)]);

const summaryRow = ({ __typename, id, status, startedAt, nextCheckAt }: Summary) => [
  time(startedAt),
  __typename.replace(/Operation$/, ''),
  status,
  time(nextCheckAt),
  id,
];

export interface Timeline {
  readonly explanation: string;
  readonly operation: Summary & {
    readonly steps: readonly {
      readonly at: string;
      readonly code: string;
      readonly source: string;
    }[];
  };
  readonly requests: readonly {
    readonly at: string;
    readonly asked: string;
    readonly note: string;
    readonly refusal: { readonly code: string } | null;
  }[];
  readonly writes: readonly {
    readonly name: string;
    readonly sentAt: string;
    readonly outcome: string;
    readonly outcomeAt: string | null;
    readonly refusedFor: string | null;
  }[];
  readonly readings: readonly {
    readonly at: string;
    readonly source: string;
    readonly status: string;
  }[];
  readonly callbacks: readonly {
    readonly callbackId: string;
    readonly receivedAt: string;
    readonly type: string;
    readonly verdict: string | null;
    readonly deliveries: number;
  }[];
}

export const TIMELINE = `{ explanation operation { ${SUMMARY} steps { at code source } }
  requests { at asked note refusal { code } } writes { name sentAt outcome outcomeAt refusedFor }
  readings { at source status } callbacks { callbackId receivedAt type verdict deliveries } }`;

export const timelineText = (timeline: Timeline): string =>
  [
    summaryText(timeline.operation),
    timeline.explanation,
    ...section(
      'Steps',
      timeline.operation.steps.map(({ at, code, source }) => [time(at), code, source]),
    ),
    ...section(
      'Asked',
      timeline.requests.map(({ at, asked, note, refusal }) => [
        ...[time(at), asked, refusal ? `refused: ${refusal.code}` : 'accepted', note],
      ]),
    ),
    ...section(
      'Sent to the platform',
      timeline.writes.map(({ sentAt, name, outcome, outcomeAt, refusedFor }) => [
        ...[time(sentAt), name, outcome, time(outcomeAt), refusedFor ?? ''],
      ]),
    ),
    ...section(
      'Read',
      timeline.readings.map(({ at, source, status }) => [time(at), source, status]),
    ),
    ...section(
      'Callbacks',
      timeline.callbacks.map(({ receivedAt, type, verdict, deliveries, callbackId }) => [
        ...[time(receivedAt), type, verdict ?? 'NOT JUDGED', `${deliveries}x`, callbackId],
      ]),
    ),
  ].join('\n');

const section = (title: string, rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : ['', title, table(rows.map((row) => ['', ...row]))];

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const time = (at: string | null): string => (at === null ? '-' : at.replace(/\.\d+Z$/, 'Z'));
