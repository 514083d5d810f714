/*
 * Roaming view: a pack that a line has, with the account through which it is seen.
 */
import type { CustomerInfo } from '../datasources/customer.ts';
import type { OwnedRoamingPack } from '../datasources/roaming.ts';

export interface OwnedPackView {
  readonly account: CustomerInfo;
  readonly pack: OwnedRoamingPack;
}
