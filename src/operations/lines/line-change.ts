/*
 * Line change: suspends, restores, disconnects and reconnects a line, or makes it the primary one (rows 27-30, 34).
 *
 * Owns   which state shows that a change was made.
 * Never  sends twice: a lost answer is read back by the account (row 25).
 *
 * The platform makes these changes at once, so that its answer is the end. Only where the answer was lost, or says that the state does not
 * fit, the account is read. A disconnect may wait for the end of the cycle, and a second swap of the primary line would undo the first:
 * for these two an unchanged state proves nothing, and a person looks in the end.
 */
import { minutes, seconds } from '../../clock.ts';
import type { LineInfo } from '../../datasources/customer.ts';
import type { LineSource } from '../../datasources/line.ts';
import { problem } from '../../errors.ts';
import type { CustomerId } from '../../ids.ts';
import { writtenFrom, type Kind, type Tools } from '../engine/kind.ts';
import type { LineChange, LineChangeDetail } from './line-work-detail.ts';
import type { Operation, Reading } from '../engine/operation.ts';

type Changing = Operation<LineChangeDetail>;

/** How long the state must stay as it was after a lost answer, before it is believed that the request never arrived. */
const ABSENT_AFTER_MS = minutes(5);

export const lineChangeKind: Kind<LineChangeDetail> = {
  kind: 'line-change',
  doubtLastsMs: minutes(30),

  async write({ detail, ...operation }, _intent, tools) {
    const answer = await SENDERS[detail.change](tools.sources.line, detail);
    return writtenFrom(
      answer,
      () => DONE,
      async () => ((await isReached({ ...operation, detail }, tools)) ? DONE : null),
    );
  },

  async read(operation, tools) {
    if (await isReached(operation, tools)) return { ...DONE, taken: true };
    const { inDoubtSince, progress, detail } = operation;
    const absent = inDoubtSince !== null && tools.now - inDoubtSince >= ABSENT_AFTER_MS;
    return absent && PROVES_ABSENCE.has(detail.change)
      ? { state: 'failed', problem: problem('PLATFORM_UNAVAILABLE'), progress: 1 }
      : { state: 'nothing-new', progress };
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  linkOf: () => null,
};

const DONE: Reading = { state: 'succeeded', progress: 1 };

const PROVES_ABSENCE: ReadonlySet<LineChange> = new Set(['SUSPEND', 'RESTORE', 'RECONNECT']);

type Sender = (source: LineSource, detail: LineChangeDetail) => ReturnType<LineSource['suspend']>;

const SENDERS: Readonly<Record<LineChange, Sender>> = {
  SUSPEND: (source, { line }) => source.suspend(line),
  RESTORE: (source, { line }) => source.restore(line),
  DISCONNECT: (source, { line }) => source.disconnect(line),
  RECONNECT: (source, { line }) => source.reconnect(line),
  MAKE_PRIMARY: (source, { account, line }) =>
    source.makePrimary({ primary: account, secondary: line }),
};

/** What the line looks like when the change was made. */
const REACHED: Readonly<Record<LineChange, (line: LineInfo) => boolean>> = {
  SUSPEND: ({ status }) => status === 'SUSPENDED',
  RESTORE: ({ status }) => status === 'ACTIVE',
  DISCONNECT: ({ status }) => status === 'DISCONNECTED',
  RECONNECT: ({ status }) => status === 'ACTIVE',
  MAKE_PRIMARY: ({ isPrimary }) => isPrimary,
};

async function isReached({ detail }: Pick<Changing, 'detail'>, tools: Tools): Promise<boolean> {
  const line = await lineOf(detail.line, tools);
  return line !== null && REACHED[detail.change](line);
}

/** The line as its own record has it: after a swap of the primary line, the account is another one's. */
export async function lineOf(line: CustomerId, { sources }: Tools): Promise<LineInfo | null> {
  const info = await sources.customer.fresh(line);
  return info?.lines.find(({ customerId }) => customerId === line) ?? null;
}
