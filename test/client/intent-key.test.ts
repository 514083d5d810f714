import { afterEach, describe, expect, it, vi } from 'vitest';
import { intentKey, type KeyStorage } from '../../client/src/intent-key.ts';

/** A storage of a browser that outlives the page. */
function storage(): KeyStorage & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  };
}

/** The same module as a page sees it that was loaded again. */
async function reloaded(): Promise<typeof intentKey> {
  vi.resetModules();
  return (await import('../../client/src/intent-key.ts')).intentKey;
}

afterEach(() => vi.unstubAllGlobals());

describe('The key of an intent', () => {
  it('is one until it is finished, and then another one', () => {
    const held = storage();
    const first = intentKey('purchase:q1', held);
    expect(first.key).toMatch(/^[!-~]{16,64}$/);
    expect(intentKey('purchase:q1', held).key).toBe(first.key);
    expect(intentKey('purchase:q2', held).key).not.toBe(first.key);
    first.finish();
    expect(intentKey('purchase:q1', held).key).not.toBe(first.key);
  });

  it('outlives a reload of the page', async () => {
    const held = storage();
    const { key } = intentKey('top-up:l1', held);
    const afterwards = (await reloaded())('top-up:l1', held);
    expect(afterwards.key).toBe(key);
    afterwards.finish();
    expect(held.held.size).toBe(0);
  });

  it.each([
    ['ACCEPTED', false],
    ['REFUSED', false],
    ['UNDETERMINED', true],
  ])('after the outcome %s is kept: %s', (outcome, kept) => {
    const held = storage();
    const intent = intentKey('pay:b1', held);
    intent.settle({ outcome });
    expect(intentKey('pay:b1', held).key === intent.key).toBe(kept);
  });

  it('is kept when no answer came', () => {
    const held = storage();
    const intent = intentKey('pay:b2', held);
    intent.settle(null);
    intent.settle(undefined);
    expect(intentKey('pay:b2', held).key).toBe(intent.key);
  });

  it.each([
    ['there is no storage', null],
    [
      'the storage is blocked or full',
      {
        getItem: () => {
          throw new Error('blocked');
        },
        setItem: () => {
          throw new Error('full');
        },
        removeItem: () => {
          throw new Error('blocked');
        },
      },
    ],
  ])('lives as long as the page when %s', (_why, held) => {
    const intent = intentKey('purchase:q3', held);
    expect(intentKey('purchase:q3', held).key).toBe(intent.key);
    intent.finish();
    expect(intentKey('purchase:q3', held).key).not.toBe(intent.key);
  });

  it('stands in the session of the browser by itself, and is made without https, too', () => {
    const held = storage();
    vi.stubGlobal('sessionStorage', held);
    vi.stubGlobal('crypto', {});
    const { key } = intentKey('purchase:q4');
    expect([...held.held.values()]).toEqual([key]);
    expect(key).toMatch(/^[a-z0-9]{16,64}$/);
  });
});
