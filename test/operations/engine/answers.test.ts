import { describe, expect, it } from 'vitest';
import { problem } from '../../../src/errors.ts';
import type { OperationId } from '../../../src/ids.ts';
import { Answers } from '../../../src/operations/engine/answers.ts';
import type { OperationJournal } from '../../../src/operations/engine/journal.ts';
import { KeyedDigests } from '../../../src/operations/engine/keys.ts';
import { aBeginning, freshStore } from '../../store/fixtures.ts';

const REFUSAL = {
  problems: [problem('QUOTE_STALE', 'EXPIRED')],
  operationId: null,
  newQuoteId: null,
};

const withdraw = (journal: OperationJournal, id: OperationId, keyId: string) =>
  journal.change(id, ({ operation }) => ({
    ...{ operation, refusal: { keyId, refusal: REFUSAL }, withdrawn: true, holds: [] },
  }));

/** The journal, in which an operation is refused just before the n-th look at it. */
function refusedBeforeLook(journal: OperationJournal, n: number, keyId: string): OperationJournal {
  let looks = 0;
  return new Proxy(journal, {
    get(target, name) {
      if (name === 'load')
        return async (id: OperationId) => {
          looks += 1;
          if (looks === n) await withdraw(target, id, keyId);
          return target.load(id);
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

describe('a request that is refused at the very moment when its person is answered', () => {
  it.each([1, 2])('is answered by its refusal, and not as accepted (look %i)', async (n) => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const start = aBeginning({ operation: { revision: 0 } });
    await journal.begin(start);
    const answers = new Answers({
      journal: refusedBeforeLook(journal, n, start.key.id),
      runner: { submit: async () => undefined, announce: async () => undefined },
      digests: new KeyedDigests(new Uint8Array(32)),
    });
    expect(await answers.resultOf(start.key.id, false)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'QUOTE_STALE' }],
      operation: null,
    });
  });
});
