/*
 * Order rules: what the platform refuses in an order beyond its schema, as it was found by trial.
 */
import { planFor, SERVICES } from './catalog-goods.ts';
import { NOT_COVERED } from './coverage.ts';
import type { Platform } from './platform.ts';
import { refused, type Reply } from './room.ts';
import type { Address, OrderLine } from './world.ts';

export interface OrderBody {
  readonly accountInfo: {
    readonly firstName: string;
    readonly lastName: string;
    readonly billingPhoneNumber: string;
    readonly email: string;
    readonly addresses: readonly Address[];
    readonly shipmentType?: string | null;
    readonly clientAccountId: string;
    readonly payment: { readonly collection: number };
  };
  readonly lines: readonly OrderLine[];
  readonly redirectUrl: string;
}

/** The first thing that is wrong with the lines, or null. */
export function lineRefusal(
  lines: readonly OrderLine[],
  shipmentType: string | null,
  isNew: boolean,
): Reply | null {
  const names = new Set(lines.map(({ firstName }) => firstName.toLowerCase()));
  if (names.size < lines.length)
    return refused(400, 'Invalid order', { Lines: 'first names must differ' });
  if (lines.some(({ planId }) => !planFor(planId)))
    return refused(400, 'Invalid order', { PlanId: 'plan is not known' });
  const primaries = lines.filter(({ isPrimary }) => isPrimary).length;
  if (primaries > 1 || (isNew && primaries === 0))
    return refused(400, 'Invalid order', { Lines: 'one line is primary' });
  const ships = lines.some(({ simType }) => simType === 'PHYSICAL');
  const known = SERVICES.some(({ serviceCode }) => serviceCode === shipmentType);
  if (ships ? !known : shipmentType !== null) {
    return refused(400, 'Invalid order', { ShipmentType: 'does not fit the SIM types' });
  }
  return null;
}

/** The first thing that is wrong with the account, or null. */
export function accountRefusal({ accountInfo }: OrderBody): Reply | null {
  const types = new Set(accountInfo.addresses.map(({ type }) => type));
  if (!types.has('billing') || !types.has('shipping')) {
    return refused(400, 'Invalid order', { Addresses: 'billing and shipping are needed' });
  }
  const outside = accountInfo.addresses.some(({ zip }) => zip === NOT_COVERED);
  return outside ? refused(400, 'Invalid order', { Zip: 'is not served' }) : null;
}

export const TAKEN_EMAIL = 'taken@example.com';

export const emailRefusal = ({ world }: Platform, email: string): Reply | null =>
  email === TAKEN_EMAIL || world.accounts.some((account) => account.email === email)
    ? refused(400, 'Invalid order', { Email: 'Email already exists' })
    : null;
