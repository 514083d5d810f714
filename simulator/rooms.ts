/*
 * Rooms: every domain of the simulated platform. A new one is a file and a line here.
 */
import { accessKeyRoom } from './access-key.ts';
import { activationRoom } from './activation.ts';
import { billingRoom } from './billing.ts';
import { callingRoom } from './calling.ts';
import { cardRoom } from './card.ts';
import { catalogRoom } from './catalog.ts';
import { coverageRoom } from './coverage.ts';
import { customerRoom } from './customer.ts';
import { deviceRoom } from './device.ts';
import { lineRoom } from './line.ts';
import { numberSwapRoom } from './number-swap.ts';
import { planChangeRoom } from './plan-change.ts';
import type { DueHandler } from './platform.ts';
import { portInRoom } from './port-in.ts';
import { purchaseRoom } from './purchase.ts';
import { roamingRoom } from './roaming.ts';
import type { Handler, Room } from './room.ts';
import { shipmentRoom } from './shipment.ts';
import { simSwapRoom } from './sim-swap.ts';
import { supportRoom } from './support.ts';
import { topUpRoom } from './top-up.ts';
import { usageRoom } from './usage.ts';

const ROOMS: readonly Room[] = [
  accessKeyRoom,
  coverageRoom,
  deviceRoom,
  catalogRoom,
  purchaseRoom,
  cardRoom,
  activationRoom,
  portInRoom,
  customerRoom,
  lineRoom,
  numberSwapRoom,
  simSwapRoom,
  supportRoom,
  usageRoom,
  shipmentRoom,
  callingRoom,
  roamingRoom,
  billingRoom,
  topUpRoom,
  planChangeRoom,
];

const CALLBACK_DUE: Readonly<Record<string, DueHandler>> = {
  callback: ({ callbacks }, due) => callbacks.due(due),
  'callback-overtaken': ({ callbacks }, due) => callbacks.overtakenByNone(due),
};

export const HANDLERS: Readonly<Record<number, Handler>> = Object.assign(
  {},
  ...ROOMS.map(({ rows }) => rows),
);
export const DUE: Readonly<Record<string, DueHandler>> = Object.assign(
  { ...CALLBACK_DUE },
  ...ROOMS.map(({ due }) => due ?? {}),
);
