import { afterEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/access/caller.ts';
import { Revocations, type Revocation, type Revoked } from '../../src/access/revocations.ts';
import { customerId } from '../../src/ids.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const stored: Revocation[] = [];
let away = false;

const book = {
  nameOf: (subject: string) => `name of ${subject}`,
  after: async (position: number) => {
    if (away) throw new Error('the store is away');
    return stored.filter((one) => one.position > position);
  },
};

const revoke = (subject: string, before: number): void =>
  void stored.push({ name: book.nameOf(subject), before, position: stored.length + 1 });

const caller = (subject: string, issuedAt: number | null, customers: string[] = []): Caller => ({
  ...{ role: 'CUSTOMER', subject, customers: customers.map(customerId), expiresAt: null },
  signedIn: { issuedAt, authenticatedAt: null, acr: null },
});

const open: Revocations[] = [];
async function following(): Promise<Revocations> {
  const revocations = new Revocations({ book, toleranceMs: 30_000 });
  open.push(revocations);
  await revocations.start();
  return revocations;
}

afterEach(() => {
  stored.length = 0;
  away = false;
  for (const one of open.splice(0)) one.stop();
});

describe('a revocation', () => {
  it('turns away tokens from before it, and no later ones', async () => {
    revoke('lena', NOW);
    const revocations = await following();
    const isOver = (issuedAt: number | null): boolean =>
      revocations.isRevoked(caller('lena', issuedAt), NOW + 60_000);
    expect([NOW - 1, NOW - 86_400_000, 0, NOW - 500].map(isOver)).toEqual([true, true, true, true]);
    expect([NOW, NOW + 1, NOW + 59_000].map(isOver)).toEqual([false, false, false]);
  });

  it('turns away tokens of its person whose age is not known, or lies in the future', async () => {
    revoke('lena', NOW);
    const revocations = await following();
    for (const issuedAt of [null, NOW + 3_600_000, Number.MAX_SAFE_INTEGER])
      expect(revocations.isRevoked(caller('lena', issuedAt), NOW)).toBe(true);
    const { signedIn: _signedIn, ...unknown } = caller('lena', NOW);
    expect(revocations.isRevoked(unknown, NOW)).toBe(true);
  });

  it('concerns its person alone, whatever the case of the name, and nobody who is anonymous', async () => {
    revoke('lena', NOW);
    const revocations = await following();
    for (const subject of ['farah', 'Lena', 'lena ', ''])
      expect(revocations.isRevoked(caller(subject, 0), NOW)).toBe(false);
    expect(revocations.isRevoked({ ...caller('lena', null), role: 'ANONYMOUS' }, NOW)).toBe(false);
  });

  it('holds against an earlier one that is read later', async () => {
    revoke('lena', NOW);
    revoke('lena', NOW - 60_000);
    const revocations = await following();
    expect(revocations.isRevoked(caller('lena', NOW - 1), NOW)).toBe(true);
  });

  it('is found while the gateway runs, and told once with the customers of the person', async () => {
    const revocations = await following();
    const told: (readonly Revoked[])[] = [];
    revocations.onRevoked((found) => void told.push(found));
    expect(revocations.turnsAway(caller('lena', NOW, ['c-1', 'c-2']))).toBe(false);
    revoke('lena', NOW + 1);
    revoke('erin', NOW + 1);
    await revocations.look();
    await revocations.look();
    expect(told).toEqual([
      [
        expect.objectContaining({ before: NOW + 1, customers: ['c-1', 'c-2'] }),
        expect.objectContaining({ before: NOW + 1, customers: [] }),
      ],
    ]);
    expect(revocations.turnsAway(caller('lena', NOW))).toBe(true);
  });

  it('stays in force while the store is away', async () => {
    revoke('lena', NOW);
    const revocations = await following();
    away = true;
    await expect(revocations.look()).rejects.toThrow();
    expect(revocations.isRevoked(caller('lena', NOW - 1), NOW)).toBe(true);
  });

  it('that cannot be read lets no gateway start', async () => {
    away = true;
    await expect(following()).rejects.toThrow();
  });
});
