/*
 * Port-in: moving a number, and every correction of it (rows 21, 22).
 *
 * What the losing carrier holds: the PIN is the last four digits of the number, the account number does not begin with 000, and the
 * ZIP is not 00000. Numbers that end in 0000 cannot be moved; those that end in 9999 take six hours.
 */
import {
  becomeActive,
  PORT_CANCELLED,
  PORT_FAILED,
  PORTING,
  startActivation,
  tellActivation,
} from './line-life.ts';
import type { Platform } from './platform.ts';
import {
  ok,
  refused,
  text,
  unknown,
  type Asked,
  type Body,
  type Reply,
  type Room,
} from './room.ts';
import { lineOf, type Due, type Line, type PortIn } from './world.ts';

const MINUTE = 60_000;

export const portInRoom: Room = {
  rows: {
    21: update,
    22: ({ query }) => {
      const mdn = query.get('mdn') ?? '';
      const portable = !mdn.endsWith('0000');
      const message = portable ? {} : { message: 'The number cannot be moved' };
      return ok({ portable, mdn, oldCarrier: 'Other Mobile', ...message });
    },
  },
  due: { 'port-answer': portAnswered },
};

export function startPortIn(platform: Platform, line: Line, body: Body): void {
  line.portIn = {
    number: text(body, 'numberToPort'),
    carrier: text(body, 'oldCarrier'),
    account: text(body, 'oldCarrierAccountNumber'),
    pin: text(body, 'password'),
    zip: text(body, 'oldZip'),
  };
  resubmit(platform, line);
}

function resubmit(platform: Platform, line: Line): void {
  line.status = PORTING;
  line.activationMsg = null;
  line.turn += 1;
  const { portIn } = line;
  const wrong = portIn && faultIn(portIn) !== null;
  const slow = portIn?.number.endsWith('9999') === true;
  const waitMs = platform.random.between(2, wrong ? 6 : 40) * MINUTE;
  platform.later(slow && !wrong ? 6 * 60 * MINUTE : waitMs, {
    what: 'port-answer',
    id: line.customerId,
    turn: line.turn,
  });
}

/** What the losing carrier does not accept, in its words, or null. */
function faultIn({ number, account, pin, zip }: PortIn): string | null {
  if (pin !== number.slice(-4)) return 'The transfer PIN does not match';
  if (account.startsWith('000')) return 'The account number does not match';
  return zip === '00000' ? 'The billing ZIP does not match' : null;
}

function portAnswered(platform: Platform, { id, turn }: Due): void {
  const line = lineOf(platform.world, id);
  if (line?.status !== PORTING || line.turn !== turn || !line.portIn) return;
  const fault = faultIn(line.portIn);
  if (fault === null) return becomeActive(platform, line, line.portIn.number);
  line.status = PORT_FAILED;
  line.activationMsg = fault;
  tellActivation(platform, line);
}

function update({ platform, body }: Asked): Reply {
  const line = lineOf(platform.world, text(body, 'customerId'));
  if (!line) return unknown('Customer');
  const type = text(body, 'type');
  const cancels = type === 'CANCEL_PORT' || type === 'CANCEL_AND_NEW';
  const possible = line.status === PORT_FAILED || (cancels && line.status === PORTING);
  if (!possible || !line.portIn) return refused(409, 'The port-in cannot be changed now');
  const { customerId } = line;
  platform.ledger.effect({ row: 21, effect: 'port-in-correction', customerId });
  apply(platform, line, { type, body });
  return ok({ customerId });
}

function apply(platform: Platform, line: Line, { type, body }: { type: string; body: Body }): void {
  if (type === 'CANCEL_PORT') {
    line.status = PORT_CANCELLED;
    line.turn += 1;
    return tellActivation(platform, line);
  }
  if (type === 'CANCEL_AND_NEW') {
    line.portIn = null;
    line.turn += 1;
    return startActivation(platform, line);
  }
  const { portIn } = line;
  if (portIn && type === 'UPDATE_PIN') portIn.pin = text(body, 'password');
  if (portIn && type === 'UPDATE_ACCOUNT') portIn.account = text(body, 'oldCarrierAccountNumber');
  if (portIn && type === 'UPDATE_ZIP') portIn.zip = text(body, 'oldZip');
  resubmit(platform, line);
}
