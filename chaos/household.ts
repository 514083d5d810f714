/*
 * Household: customers of the platform whom the rig makes, with lines in every state that its intents need.
 *
 * Owns   their ids, which follow from the number and the seed.
 */
import type { Random } from './random.ts';

export interface HouseholdLine {
  readonly customerId: string;
  readonly name: string;
  readonly active: boolean;
  readonly simType: 'ESIM' | 'PSIM';
  /** What the rig uses the line for, so that no two intents are one on the wire. */
  readonly use: 'active' | 'esim' | 'psim' | 'port';
}

export interface Household {
  readonly number: number;
  /** Of the person in the brand's sign-in. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  readonly customerId: string;
  readonly cardId: string;
  readonly lines: readonly HouseholdLine[];
}

/** Unpaid bills of each household. */
export const HOUSEHOLD_BILLS = 3;

const USES = ['active', 'esim', 'psim', 'port'] as const;

export function household(number: number, random: Random): Household {
  const customerId = random.uuid();
  const name = `House${number}`;
  return {
    ...{ number, name, customerId, subject: `household-${number}`, cardId: random.uuid() },
    email: `house${number}@example.com`,
    lines: USES.map((use, index) => ({
      customerId: index === 0 ? customerId : random.uuid(),
      name: `${name}${use}`,
      active: use === 'active',
      simType: use === 'psim' ? 'PSIM' : 'ESIM',
      use,
    })),
  };
}

/** A number that no other line has. */
export const ACTIVE_NUMBERS = (customerId: string): string =>
  `646${String(Number.parseInt(customerId.slice(0, 8), 16) % 10_000_000).padStart(7, '0')}`;
