import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/operations/engine/operation.ts';
import { isPending, namesHeld, type Hold } from '../../../src/operations/engine/scope.ts';
import { anOperation, ASK } from '../../support/an-operation.ts';

const PENDING = { name: 'submit', sent: true, refusals: 0, keyId: 'k', ask: ASK } as const;
const HOLDS: readonly Hold[] = ['answered', 'attention', 'end', 'success', 'effect'];

const held = (more: Partial<Operation>): readonly string[] =>
  namesHeld(
    anOperation(undefined, { pending: null, ...more }),
    HOLDS.map((until) => ({ name: until, until })),
  );

describe('a name', () => {
  it.each<[string, Partial<Operation>, readonly Hold[]]>([
    ['kept', { pending: PENDING, status: 'RECEIVED' }, HOLDS],
    ['sent', { pending: PENDING, status: 'SENT', mayHaveEffect: true }, HOLDS],
    [
      'accepted',
      { status: 'IN_PROGRESS', mayHaveEffect: true },
      ['attention', 'effect', 'end', 'success'],
    ],
    [
      'in doubt for too long',
      { pending: PENDING, status: 'NEEDS_ATTENTION', mayHaveEffect: true },
      ['answered', 'effect', 'end', 'success'],
    ],
    ['done', { status: 'SUCCEEDED', mayHaveEffect: true }, ['effect', 'success']],
    ['failed', { status: 'FAILED', mayHaveEffect: true }, ['effect']],
    ['never processed', { status: 'FAILED', mayHaveEffect: false }, []],
  ])('of an operation that is %s is held for as long as it is needed', (_is, more, names) => {
    expect(held(more)).toEqual([...names].toSorted());
  });

  it('is taken in one order by everybody, once', () => {
    const scopes = ['b', 'a', 'b'].map((name) => ({ name, until: 'end' as const }));
    expect(namesHeld(anOperation(), scopes)).toEqual(['a', 'b']);
  });

  it('that only a doubt holds is not taken by an agent who overrides the doubt', () => {
    const ask = { ...ASK, overridePending: true };
    expect(held({ pending: { ...PENDING, ask } })).not.toContain('answered');
  });
});

describe('whoever comes second', () => {
  it('is told of an unknown outcome, and not only that something is busy', () => {
    const sent = anOperation(undefined, { status: 'UNDETERMINED', pending: PENDING });
    expect(isPending(sent)).toBe(true);
    expect(isPending({ ...sent, status: 'NEEDS_ATTENTION', pending: null })).toBe(true);
    expect(isPending({ ...sent, status: 'IN_PROGRESS', pending: null })).toBe(false);
  });
});
