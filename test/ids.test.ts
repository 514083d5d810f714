import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globalId, idOf, readGlobalId, type NodeType } from '../src/ids.ts';

const part = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !text.includes('\n'));
const type = fc.constantFrom<NodeType>('Customer', 'Line', 'Bill', 'OwnedRoamingPack');

describe('the id of a thing', () => {
  it('is that of its type and parts, whatever id the same object was given before', () => {
    const things = [{}, {}, {}];
    fc.assert(
      fc.property(
        fc.nat({ max: 2 }),
        type,
        fc.array(part, { minLength: 1, maxLength: 4 }),
        (...given) => {
          const [which, kind, parts] = given;
          const id = idOf(things[which] ?? {}, kind, ...parts);
          expect(id).toBe(globalId(kind, ...parts));
          expect(readGlobalId(id)).toEqual({ type: kind, parts });
        },
      ),
    );
  });

  it('differs where only the borders of its parts do, or their number', () => {
    const thing = {};
    const ids = [['ab', 'c'], ['a', 'bc'], ['abc'], ['ab', 'c', 'd'], ['ab', 'c']].map((parts) =>
      idOf(thing, 'Line', ...parts),
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids[4]).toBe(ids[0]);
    expect(idOf(thing, 'Bill', 'ab', 'c')).not.toBe(ids[0]);
  });
});
