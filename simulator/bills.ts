/*
 * Bills: what an account owed month by month. The seed is the same for the same plan and start.
 *
 * Gives  bills newest first; amounts in cents.
 */
import { planFor } from './catalog-product.ts';
import { sum } from './pricing.ts';
import type { Account, Bill, World } from './engine/world.ts';

const DAY = 86_400_000;
const TAX_PERCENT = 9;

/** How many months are billed, newest first; the newest is open for those who have many. */
export const seededBills = (account: Account, months: number, now: number): Bill[] =>
  Array.from({ length: months }, (_month, age) => {
    const billedAt = now - (10 + 30 * age) * DAY;
    const items = account.lines.map((line) => {
      const plan = planFor(line.planCode);
      const price = line.isPrimary ? plan?.baseLinePrice : plan?.additionalLinePrice;
      const cents = Math.round((price ?? 0) * 100);
      const tax = Math.round((cents * TAX_PERCENT) / 100);
      return { customerId: line.customerId, description: `${plan?.displayName}`, cents, tax };
    });
    const paid = age > 0 || months < MANY;
    return { billId: `bill-${account.groupId}-${age + 1}`, billedAt, items, paid };
  });

/** Accounts with so many bills have one to pay. */
const MANY = 8;

/** A bill with its account, or null when there is no such bill. */
export function billOf(
  { accounts }: World,
  billId: string,
): { readonly account: Account; readonly bill: Bill } | null {
  for (const account of accounts) {
    const bill = account.bills.find((one) => one.billId === billId);
    if (bill) return { account, bill };
  }
  return null;
}

export const netOf = ({ items }: Bill): number => sum(items.map(({ cents }) => cents));
export const taxOf = ({ items }: Bill): number => sum(items.map(({ tax }) => tax));
export const totalOf = (bill: Bill): number => netOf(bill) + taxOf(bill);
