/*
 * Operation text: operations, as lines for a terminal.
 *
 * Owns   what is printed of each answer to `src/server/operator-documents.ts`.
 * Gives  aligned columns of plain text: no colours, no more than what an agent may see.
 */
export interface Summary {
  readonly __typename: string;
  readonly id: string;
  readonly status: string;
  readonly startedAt: string;
  readonly nextCheckAt: string | null;
}

export interface Page {
  readonly edges: readonly { readonly node: Summary }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

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

interface Call {
  readonly endpoint: string;
  readonly row: number;
  readonly httpStatus: number | null;
  readonly result: string;
}

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
    readonly request: string | null;
  }[];
  readonly writes: readonly {
    readonly name: string;
    readonly sentAt: string;
    readonly outcome: string;
    readonly outcomeAt: string | null;
    readonly refusedFor: string | null;
    readonly call: Call | null;
  }[];
  readonly readings: readonly {
    readonly at: string;
    readonly source: string;
    readonly status: string;
  }[];
  readonly failedReads: readonly {
    readonly at: string;
    readonly lastAt: string;
    readonly times: number;
    readonly code: string;
    readonly call: Call | null;
  }[];
  readonly reachCustomerId: string | null;
  readonly transactions: readonly { readonly reachTransactionId: string }[];
  readonly callbacks: readonly {
    readonly callbackId: string;
    readonly receivedAt: string;
    readonly type: string;
    readonly verdict: string | null;
    readonly deliveries: number;
  }[];
}

export const timelineText = (timeline: Timeline): string =>
  [
    summaryText(timeline.operation),
    timeline.explanation,
    ...section('At the platform', [
      ...(timeline.reachCustomerId === null ? [] : [['customer', timeline.reachCustomerId]]),
      ...timeline.transactions.map(({ reachTransactionId: id }) => ['transaction', id]),
    ]),
    ...section(
      'Steps',
      timeline.operation.steps.map(({ at, code, source }) => [time(at), code, source]),
    ),
    ...section(
      'Asked',
      timeline.requests.map(({ at, asked, note, refusal, request }) => [
        ...[time(at), asked, refusal ? `refused: ${refusal.code}` : 'accepted', note],
        ...(request === null ? [] : [`request ${request}`]),
      ]),
    ),
    ...section(
      'Sent to the platform',
      timeline.writes.map(({ sentAt, name, outcome, outcomeAt, refusedFor, call }) => [
        ...[time(sentAt), name, outcome, time(outcomeAt), callText(call), refusedFor ?? ''],
      ]),
    ),
    ...section(
      'Read',
      timeline.readings.map(({ at, source, status }) => [time(at), source, status]),
    ),
    ...section(
      'Could not be read',
      timeline.failedReads.map(({ at, lastAt, times, code, call }) => [
        ...[time(at), `until ${time(lastAt)}`, `${times}x`, callText(call), code],
      ]),
    ),
    ...section(
      'Callbacks',
      timeline.callbacks.map(({ receivedAt, type, verdict, deliveries, callbackId }) => [
        ...[time(receivedAt), type, verdict ?? 'NOT JUDGED', `${deliveries}x`, callbackId],
      ]),
    ),
  ].join('\n');

const callText = (call: Call | null): string => (call ? `${call.endpoint} ${call.result}` : '-');

export interface Trail {
  readonly operation: Summary;
  readonly trail: readonly {
    readonly at: string;
    readonly action: string;
    readonly actor: string;
    readonly note: string;
  }[];
}

export const trailText = ({ operation, trail }: Trail): string =>
  [
    summaryText(operation),
    ...section(
      'Audit trail',
      trail.map(({ at, action, actor, note }) => [time(at), action, actor, note]),
    ),
  ].join('\n');

const section = (title: string, rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : ['', title, table(rows.map((row) => ['', ...row]))];

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const longest = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: longest }, (_, column) =>
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

export const time = (at: string | null): string => (at === null ? '-' : at.replace(/\.\d+Z$/, 'Z'));
