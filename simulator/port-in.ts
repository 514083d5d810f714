/*
 * Port-in: moving a number, and every correction of it (rows 21, 22).
 *
 * What the losing carrier holds: the PIN is the last four digits of the number, the account number does not begin with 000, and the
 * ZIP is not 00000. Numbers that end in 0000 cannot be moved; those that end in 7777 are kept by their carrier in the end; those
 * that end in 9999 take six hours.
 */
import {
  ACTIVE,
  endWork,
  PORT_CANCELLED,
  PORT_FAILED,
  PORTING,
  startActivation,
  tell,
  type Ending,
} from './line-life.ts';
import type { Platform } from './engine/platform.ts';
import { text, type Body } from './engine/body.ts';
import {
  ok,
  refused,
  unknown,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { lineOf, type Due, type Line, type PortIn } from './engine/world.ts';

const MINUTE = 60_000;

export const portInEndpoints: EndpointModule = {
  rows: {
    21: update,
    22: ({ platform, query }) => {
      const mdn = query.get('mdn') ?? '';
      const lines = platform.world.accounts.flatMap((account) => account.lines);
      if (lines.some(({ mobileNo }) => mobileNo === mdn))
        return ok({ portable: false, mdn, message: 'The number is with this brand already' });
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
  endWork(platform, line, answerOf(line.portIn));
}

function answerOf(portIn: PortIn): Ending {
  const fault = faultIn(portIn);
  if (fault !== null) return { status: PORT_FAILED, activationMsg: fault };
  if (portIn.number.endsWith('7777'))
    return { status: PORT_CANCELLED, activationMsg: 'The losing carrier cancelled the port-in' };
  return { status: ACTIVE, mobileNo: portIn.number };
}

function update({ platform, body }: EndpointRequest): Reply {
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
    line.activationMsg = null;
    return tell(platform, line);
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
