/*
 * Activation: SIM cards, activating lines, and where that is (rows 18, 19, 20).
 *
 * ICCIDs that end in 0000 are not eligible, those that end in 8888 fail; so do IMEIs that begin with 88. README.md lists all.
 */
import { planFor } from './catalog-goods.ts';
import type { Platform } from './platform.ts';
import { FAILED, INACTIVE, lineActive, PORT_CANCELLED, startActivation } from './line-life.ts';
import { startPortIn } from './port-in.ts';
import {
  known,
  ok,
  refused,
  taken,
  text,
  unknown,
  wireDate,
  type Asked,
  type Reply,
  type Room,
} from './room.ts';
import { lineOf, type Line } from './world.ts';

const STARTABLE: ReadonlySet<number> = new Set([INACTIVE, FAILED, PORT_CANCELLED]);

export const activationRoom: Room = {
  rows: {
    18: ({ platform, body }) => {
      const iccId = text(body, 'iccId');
      const used = platform.world.accounts.some(({ lines }) =>
        lines.some((line) => line.iccId === iccId),
      );
      if (used) return ok({ isValid: false, iccId, message: 'The SIM card is in use' });
      const isValid = !iccId.endsWith('0000');
      return ok({ isValid, iccId, ...(!isValid && { message: 'The SIM card is not valid' }) });
    },
    19: activate,
    20: ({ platform, query }) => {
      const line = lineOf(platform.world, query.get('customerId') ?? '');
      return line ? ok(statusView(platform, line)) : unknown('Customer');
    },
  },
  due: { 'line-active': lineActive },
};

async function activate({ platform, body }: Asked): Promise<Reply> {
  const line = lineOf(platform.world, text(body, 'customerId'));
  if (!line) return unknown('Customer');
  if (!STARTABLE.has(line.status)) return refused(409, 'The line is active or being activated');
  line.turn += 1;
  line.activationMsg = null;
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
  await platform.callbacks.tellEarly({
    type: 'ACTIVATION',
    customerId,
    status: line.status,
    mobileNo: null,
  });
  return taken({ transactionId, customerId });
}

function statusView(platform: Platform, line: Line): Readonly<Record<string, unknown>> {
  const { customerId, status, activationMsg, mobileNo, planCode, activationDate, simType } = line;
  return known({
    ...{
      customerId,
      status,
      activationMsg,
      mobileNo,
      planName: planFor(planCode)?.displayName ?? planCode,
      esim: simType === 'ESIM',
    },
    activationDate: activationDate === null ? null : wireDate(platform, activationDate),
  });
}
