/*
 * Canaries: what tells of whom something is, wherever it turns up.
 *
 * Owns   the names, numbers, addresses and ids of everybody who lives at the platform, by account and by line.
 * Gives  what a text holds of others, also inside of global ids.
 */
import type { World } from '../support/world.ts';
import type { Principal } from './principals.ts';

interface Canary {
  readonly text: string;
  /** The account, and the line if it is of one alone. */
  readonly account: string;
  readonly line: string | null;
}

export class Canaries {
  readonly #all: readonly Canary[];

  constructor(all: readonly Canary[]) {
    this.#all = all;
  }

  /** Whatever the text shows of people whom the one who asks has nothing to do with. */
  foreignIn(text: string, { customerId, role }: Principal): readonly string[] {
    if (role === 'AGENT' || role === 'ADMIN') return [];
    const whole = `${text} ${decoded(text)}`;
    return this.#all
      .filter(({ account, line }) => account !== customerId && line !== customerId)
      .filter((one) => whole.includes(one.text))
      .map((one) => one.text);
  }
}

/** What stands in everything that looks like a global id. */
const decoded = (text: string): string =>
  [...text.matchAll(/[\w-]{16,}/g)]
    .map(([id]) => Buffer.from(id, 'base64url').toString('latin1'))
    .join(' ');

export function canariesIn({ reach }: World): Canaries {
  const all = reach.platform.world.accounts.flatMap((account): Canary[] => {
    const own = { account: account.customerId };
    const ofAccount = [
      account.customerId,
      account.email,
      ...account.cards.map(({ ccUUID }) => ccUUID),
    ];
    const bills = account.bills.map(({ billId }) => billId);
    return [
      ...[...ofAccount, ...bills].map((text) => ({ ...own, text, line: null })),
      ...account.lines.flatMap(({ customerId, firstName, mobileNo, iccId }) =>
        [customerId, firstName, mobileNo ?? '', iccId ?? '']
          .filter((text) => text.length > 2)
          .map((text) => ({ ...own, text, line: customerId })),
      ),
    ];
  });
  return new Canaries(all.filter(({ text }) => text.length > 2));
}
