/*
 * Activation: SIM cards, activating lines, and where that is (rows 18, 19, 20).
 *
 * ICCIDs that end in 0000 are not eligible, those that end in 8888 fail; so do IMEIs that begin with 88. README.md lists all.
 */
import type { Platform } from './engine/platform.ts';
import { activationEvent, lineActive, lineEnds, STARTABLE, startActivation } from './line-life.ts';
import { startPortIn } from './port-in.ts';
import { known, text } from './engine/body.ts';
import {
  ok,
  refused,
  taken,
  unknown,
  wireDate,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { planNameFor } from './catalog-product.ts';
import { simCardError } from './sim-card.ts';
import { lineOf, type Line } from './engine/world.ts';

export const activationEndpoints: EndpointModule = {
  rows: {
    18: ({ platform, body }) => {
      const iccId = text(body, 'iccId');
      const message = simCardError(platform.world, iccId);
      return ok(known({ isValid: message === null, iccId, message }));
    },
    19: activate,
    20: ({ platform, query }) => {
      const line = lineOf(platform.world, query.get('customerId') ?? '');
      return line ? ok(statusView(platform, line)) : unknown('Customer');
    },
  },
  due: { 'line-active': lineActive, 'line-ends': lineEnds },
};

async function activate({ platform, body }: EndpointRequest): Promise<Reply> {
  const line = lineOf(platform.world, text(body, 'customerId'));
  if (!line) return unknown('Customer');
  if (!STARTABLE.has(line.status)) return refused(409, 'The line is active or being activated');
  line.turn += 1;
  line.imei = text(body, 'imei') || line.imei;
  line.iccId = text(body, 'iccId') || line.iccId;
  const transactionId = platform.random.uuid();
  const { customerId } = line;
  const portIn = body['numberToPort'] !== undefined;
  platform.ledger.effect({
    row: 19,
    effect: portIn ? 'port-in' : 'activation',
    customerId,
    transactionId,
  });
  if (portIn) startPortIn(platform, line, body);
  else startActivation(platform, line);
  await platform.callbacks.tellEarly(activationEvent(line));
  return taken({ transactionId });
}

function statusView(platform: Platform, line: Line): Readonly<Record<string, unknown>> {
  const { customerId, status, activationMsg, mobileNo, planCode, activationDate } = line;
  const { iccId, imei, simType } = line;
  return known({
    ...{ customerId, status, activationMsg, mobileNo, esim: simType === 'ESIM' },
    ...{ iccId, imei },
    planName: planNameFor(platform, planCode),
    activationDate: activationDate === null ? null : wireDate(platform, activationDate),
  });
}
