import type { Resolvers } from '../generated/types.ts';
import { activationResolvers } from './activation.ts';
import { auditResolvers } from './audit.ts';
import { billingResolvers } from './billing.ts';
import { callingResolvers } from './calling.ts';
import { cardResolvers } from './card.ts';
import { catalogResolvers } from './catalog.ts';
import { changeResolvers } from './change.ts';
import { coverageResolvers } from './coverage.ts';
import { customerResolvers } from './customer.ts';
import { dataKeyResolvers } from './data-key.ts';
import { deviceResolvers } from './device.ts';
import { lineActionResolvers } from './line-action.ts';
import { withRequests } from './mutation-request.ts';
import { eventResolvers } from './event.ts';
import { lineLockResolvers } from './line-lock.ts';
import { lineResolvers } from './line.ts';
import { moneyResolvers } from './money.ts';
import { nodeResolvers } from './node.ts';
import { numberSwapResolvers } from './number-swap.ts';
import { operationResolvers } from './operation.ts';
import { operationSearchResolvers } from './operation-search.ts';
import { operatorResolvers } from './operator.ts';
import { planChangeResolvers } from './plan-change.ts';
import { portInResolvers } from './port-in.ts';
import { portOutResolvers } from './port-out.ts';
import { purchaseResolvers } from './purchase.ts';
import { roamingResolvers } from './roaming.ts';
import { scalarResolvers } from './scalars.ts';
import { sessionResolvers } from './session.ts';
import { shipmentResolvers } from './shipment.ts';
import { simSwapResolvers } from './sim-swap.ts';
import { supportResolvers } from './support.ts';
import { topUpResolvers } from './top-up.ts';
import { viewerResolvers } from './viewer.ts';

const maps: readonly Resolvers[] = [
  scalarResolvers,
  moneyResolvers,
  nodeResolvers,
  viewerResolvers,
  operationResolvers,
  operatorResolvers,
  operationSearchResolvers,
  auditResolvers,
  dataKeyResolvers,
  coverageResolvers,
  deviceResolvers,
  catalogResolvers,
  purchaseResolvers,
  activationResolvers,
  portInResolvers,
  portOutResolvers,
  customerResolvers,
  lineResolvers,
  lineActionResolvers,
  lineLockResolvers,
  sessionResolvers,
  cardResolvers,
  shipmentResolvers,
  numberSwapResolvers,
  simSwapResolvers,
  supportResolvers,
  planChangeResolvers,
  billingResolvers,
  topUpResolvers,
  callingResolvers,
  roamingResolvers,
  eventResolvers,
  changeResolvers,
];

/** All resolver maps; merged when the schema is built. */
export const resolvers: readonly Resolvers[] = maps.map(withRequests);
