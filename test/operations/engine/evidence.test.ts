import { describe, expect, it } from 'vitest';
import { hours } from '../../../src/clock.ts';
import { operationId, type OperationId } from '../../../src/ids.ts';
import { soleRecord } from '../../../src/operations/engine/evidence.ts';
import type { JournalReads } from '../../../src/operations/engine/journal.ts';
import type { Operation } from '../../../src/operations/engine/operation.ts';
import { anOperation } from '../../support/an-operation.ts';

const OURS = anOperation(undefined, { mayHaveEffect: true });
const other = (more: Partial<Operation> = {}): Operation =>
  anOperation(undefined, { id: operationId('other'), mayHaveEffect: true, ...more });

function found(
  fitting: readonly string[],
  {
    others = [],
    claims = {},
    now = 0,
  }: { others?: Operation[]; claims?: object; now?: number } = {},
): ReturnType<typeof soleRecord> {
  const claimed = async (): Promise<ReadonlyMap<string, OperationId>> =>
    new Map(Object.entries(claims).map(([record, id]) => [record, operationId(String(id))]));
  const journal = { claimed } as unknown as JournalReads;
  return soleRecord(OURS, { fitting, others }, { journal, now });
}

describe('a record', () => {
  it('explains the operation when it is the only one, and nobody else could have made it', async () => {
    expect(await found(['a'])).toEqual({ record: 'a' });
    expect(await found([])).toBe('none');
  });

  it('is nobody’s when there are two', async () => {
    expect(await found(['a', 'b'])).toBe('several');
  });

  it('that another operation explains is no record of this one', async () => {
    expect(await found(['a'], { claims: { a: 'other' } })).toBe('none');
    expect(await found(['a', 'b'], { claims: { a: 'other' } })).toEqual({ record: 'b' });
  });

  it('stays the operation’s own once it was claimed', async () => {
    const claims = { a: 'o' };
    expect(await found(['a', 'b'], { claims, others: [other()] })).toEqual({ record: 'a' });
  });

  it('is nobody’s while another operation without a record of its own could have made it', async () => {
    expect(await found(['a'], { others: [other()] })).toBe('several');
    expect(await found(['a', 'b'], { others: [other()], claims: { b: 'other' } })).toEqual({
      record: 'a',
    });
    expect(await found(['a'], { others: [other({ mayHaveEffect: false })] })).toEqual({
      record: 'a',
    });
  });

  it('is not explained by what ended more than a day ago', async () => {
    const settled = other({ status: 'SUCCEEDED', settledAt: 0 });
    expect(await found(['a'], { others: [settled], now: hours(24) - 1 })).toBe('several');
    expect(await found(['a'], { others: [settled], now: hours(24) })).toEqual({ record: 'a' });
  });
});
