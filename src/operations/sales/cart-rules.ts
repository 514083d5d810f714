/*
 * Cart rules: what the platform is known to refuse, told before it is asked, with the field to change.
 *
 * Owns   plan, line and address rules of a cart (docs/platform.md names how each was found).
 * Never  asks for anything but the catalog, which is cached.
 */
import type { Catalog } from '../../datasources/catalog.ts';
import type { LineInfo } from '../../datasources/customer.ts';
import type { LineStatus } from '../../datasources/line-status.ts';
import type { DataSources } from '../../datasources/sources.ts';
import type { Problem } from '../../errors.ts';
import { addressFaults } from '../address.ts';
import type { Cart } from './quote.ts';
import { wrongInput } from '../engine/refusal.ts';

/** `held` is what the account has already. */
export async function cartProblems(
  cart: Cart,
  held: readonly LineInfo[],
  sources: DataSources,
): Promise<readonly Problem[]> {
  const catalog = await sources.catalog.current();
  return [
    ...planProblems(cart, held, catalog),
    ...nameProblems(cart),
    ...shippingProblems(cart, catalog),
    ...offerProblems(cart, catalog),
    ...(cart.kind === 'NEW_CUSTOMER' ? addressProblems(cart) : []),
  ];
}

/** Lines of which nobody can tell that they count. */
const GONE: ReadonlySet<LineStatus> = new Set(['DISCONNECTED', 'UNRECOGNIZED']);

/** A plan that is sold, and not to an account with more lines than it allows. */
function planProblems({ lines }: Cart, held: readonly LineInfo[], { plans }: Catalog): Problem[] {
  const before = held.filter(({ status }) => !GONE.has(status)).length;
  return lines.flatMap(({ planId, renews }, index) => {
    const plan = plans.find(({ id }) => id === planId);
    if (!plan) return [wrongInput('PLAN_UNKNOWN', 'lines', String(index), 'planId')];
    const added = lines.slice(0, index + 1).filter((line) => line.renews === null).length;
    const tooMany = renews === null && plan.maxLines !== null && before + added > plan.maxLines;
    return tooMany ? [wrongInput('TOO_MANY_LINES', 'lines', String(index))] : [];
  });
}

/** The platform tells new lines of one purchase apart by first name; a line that exists is named by its id. */
function nameProblems({ lines }: Cart): Problem[] {
  const names = lines.map(({ firstName }) => firstName.toLowerCase());
  return lines.flatMap(({ renews }, index) => {
    const name = names[index];
    const others = lines.filter((line, at) => at < index || (at > index && line.renews !== null));
    const taken = renews === null && others.some((other) => other.firstName.toLowerCase() === name);
    return taken ? [wrongInput('FIRST_NAME_REPEATED', 'lines', String(index), 'firstName')] : [];
  });
}

/** Shipping is named if and only if there is something to ship. A line that exists has its SIM. */
function shippingProblems({ lines, shippingServiceCode }: Cart, { services }: Catalog): Problem[] {
  const ships = lines.some(({ simType, renews }) => simType === 'PSIM' && renews === null);
  const known = services.some(({ id, kind }) => id === shippingServiceCode && kind === 'SHIPPING');
  const fits = ships ? known : shippingServiceCode === null;
  const reason = ships ? 'SHIPPING_NEEDED' : 'SHIPPING_NOT_NEEDED';
  return fits ? [] : [wrongInput(reason, 'shippingServiceId')];
}

const offerProblems = ({ offerCode }: Cart, { offers }: Catalog): Problem[] =>
  offerCode === null || offers.some(({ code }) => code === offerCode)
    ? []
    : [wrongInput('PROMO_CODE_UNKNOWN', 'offerCode')];

function addressProblems({ account }: Cart): Problem[] {
  return (['billingAddress', 'shippingAddress'] as const).flatMap((name) =>
    addressFaults(account[name], 'account', name),
  );
}
