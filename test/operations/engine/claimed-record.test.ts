import { describe, expect, it } from 'vitest';
import { Applying } from '../../../src/operations/engine/applying.ts';
import type { Kinds } from '../../../src/operations/engine/kind.ts';
import type { Fact } from '../../../src/operations/engine/operation.ts';
import { Telemetry } from '../../../src/telemetry.ts';
import { begin, change, freshStore, settled } from '../../store/fixtures.ts';

const SHOWN: Fact = {
  ...{ type: 'contradicted', at: 1, source: 'POLL', step: 'CONTRADICTED' },
  reading: { state: 'succeeded', progress: 2, claims: ['record:1'] },
};

describe('a record that another operation explains', () => {
  it('contradicts nobody else, and is no reason to look at it for ever', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const applying = new Applying({
      ...{ journal, kinds: {} as Kinds, clock: opened.clock },
      telemetry: new Telemetry('silent', { write: () => undefined }),
      ...{ onRefs: () => undefined, onDueAt: () => undefined },
    });
    const [owner, other] = [await begin(opened.store), await begin(opened.store)];
    await change(opened.store, owner.id, (operation) => ({ operation, claims: ['record:1'] }));
    await change(opened.store, other.id, (operation) => ({ operation: settled(operation) }));
    expect(await applying.apply(other.id, [SHOWN])).toMatchObject({ attention: false });
    expect(await journal.claimed(['record:1'])).toEqual(new Map([['record:1', owner.id]]));
  });
});
