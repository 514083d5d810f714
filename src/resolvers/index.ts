import type { Resolvers } from '../generated/types.ts';
import { activationResolvers } from './activation.ts';
import { catalogResolvers } from './catalog.ts';
import { changeResolvers } from './change.ts';
import { coverageResolvers } from './coverage.ts';
import { customerResolvers } from './customer.ts';
import { deviceResolvers } from './device.ts';
import { eventResolvers } from './event.ts';
import { lineResolvers } from './line.ts';
import { moneyResolvers } from './money.ts';
import { nodeResolvers } from './node.ts';
import { operationResolvers } from './operation.ts';
import { operatorResolvers } from './operator.ts';
import { portInResolvers } from './port-in.ts';
import { portOutResolvers } from './port-out.ts';
import { purchaseResolvers } from './purchase.ts';
import { scalarResolvers } from './scalars.ts';
import { viewerResolvers } from './viewer.ts';

/** All resolver maps; merged when the schema is built. */
export const resolvers: readonly Resolvers[] = [
  scalarResolvers,
  moneyResolvers,
  nodeResolvers,
  viewerResolvers,
  operationResolvers,
  operatorResolvers,
  coverageResolvers,
  deviceResolvers,
  catalogResolvers,
  purchaseResolvers,
  activationResolvers,
  portInResolvers,
  portOutResolvers,
  customerResolvers,
  lineResolvers,
  eventResolvers,
  changeResolvers,
];
