/*
 * Noted kinds: kinds whose failed readings are noted for operators.
 *
 * Never  changes what becomes of a failure: it is noted on its way, and a note that cannot be kept is left out.
 */
import { CallTrace } from '../../datasources/wire/call-trace.ts';
import { GatewayError } from '../../errors.ts';
import type { OperationId } from '../../ids.ts';
import type { FailedRead } from './failed-reads.ts';
import type { Kind, Kinds } from './kind.ts';
import type { Detail } from './operation.ts';

type Note = (id: OperationId, failed: FailedRead) => Promise<void>;

/** The same kinds, with every reading noted that fails, before a write as after it. */
export const notedKinds = (kinds: Kinds, note: Note): Kinds => {
  const noted = Object.entries(kinds).map(([name, kind]) => [name, noting(kind, note)]);
  return Object.fromEntries(noted) as Kinds;
};

function noting(kind: Kind<Detail>, note: Note): Kind<Detail> {
  const trying = async <T>(id: OperationId, at: number, work: () => Promise<T>): Promise<T> => {
    const trace = new CallTrace();
    try {
      return await trace.during(work);
    } catch (error) {
      const code = error instanceof GatewayError ? error.code : 'INTERNAL_SERVER_ERROR';
      await note(id, { at, lastAt: at, times: 1, call: trace.last(), code }).catch(() => undefined);
      throw error;
    }
  };
  return {
    ...kind,
    read: (operation, turn) => trying(operation.id, turn.now, () => kind.read(operation, turn)),
    prepare: (operation, intent, turn) =>
      trying(operation.id, turn.now, () => kind.prepare(operation, intent, turn)),
  };
}
