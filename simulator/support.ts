/*
 * Support: what an agent does for a line (rows 24, 35 to 38, and 40).
 *
 * Gives  the messages that were sent, for tests and for people.
 * Never  keeps a voicemail PIN.
 */
import { ACTIVE, DISCONNECTED } from './line-life.ts';
import { json } from './engine/control.ts';
import type { Platform } from './engine/platform.ts';
import { text } from './engine/body.ts';
import {
  done,
  okAs,
  progressWord,
  refused,
  taken,
  unknown,
  type EndpointRequest,
  type Handler,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { lineOf, type Due, type Line } from './engine/world.ts';

export const supportEndpoints: EndpointModule = {
  rows: {
    24: forLine(sendSms),
    35: forLine(recordDeparture),
    36: forLine(reset),
    37: ({ platform, params }) => {
      const line = lineOf(platform.world, params['customerId'] ?? '');
      if (!line?.reset) return unknown('Reset');
      return okAs(platform, { status: progressWord(platform, line.reset) });
    },
    38: forLine(resetVoicemail),
    40: forLine(cutDataOff),
  },
  due: { 'reset-over': resetOver },
  controls: { 'GET messages': ({ world }) => json(world.messages) },
};

/** The line that the path or the body names. */
function forLine(act: (line: Line, asked: EndpointRequest) => Reply): Handler {
  return (asked) => {
    const id = asked.params['customerId'] ?? text(asked.body, 'customerId');
    const line = lineOf(asked.platform.world, id);
    return line ? act(line, asked) : unknown('Customer');
  };
}

function sendSms(line: Line, { platform, body }: EndpointRequest): Reply {
  if (line.status !== ACTIVE) return refused(409, 'Only an active line can be sent a message');
  const { customerId } = line;
  const at = platform.clock.now();
  platform.world.messages.push({ at, customerId, text: text(body, 'message') });
  return done(platform, line, { row: 24, effect: 'sms-sent' });
}

function recordDeparture(line: Line, { platform, body }: EndpointRequest): Reply {
  const type = text(body, 'type');
  if (type !== 'PORT_OUT' && type !== 'DISCONNECT')
    return refused(400, 'Invalid request', { Type: 'is PORT_OUT or DISCONNECT' });
  if (line.status === DISCONNECTED) return refused(409, 'The line is disconnected already');
  line.departure = type;
  return done(platform, line, { row: 35, effect: 'departure' });
}

function reset(line: Line, { platform }: EndpointRequest): Reply {
  if (line.status !== ACTIVE) return refused(409, 'Only an active line can be reset');
  if (line.reset === 'IN_PROGRESS') return refused(409, 'The line is being reset');
  line.reset = 'IN_PROGRESS';
  const { customerId } = line;
  const transactionId = platform.random.uuid();
  platform.ledger.effect({ row: 36, effect: 'reset', customerId, transactionId });
  const inMs = platform.random.between(60, 120) * 1_000;
  platform.later(inMs, { what: 'reset-over', id: customerId, turn: 0 });
  return taken({ transactionId });
}

/** A line that is no longer active cannot be reached. */
function resetOver({ world }: Platform, { id }: Due): void {
  const line = lineOf(world, id);
  if (line?.reset === 'IN_PROGRESS') line.reset = line.status === ACTIVE ? 'COMPLETED' : 'FAILED';
}

function resetVoicemail(line: Line, { platform }: EndpointRequest): Reply {
  if (line.status !== ACTIVE) return refused(409, 'Only an active line has a voicemail');
  return done(platform, line, { row: 38, effect: 'voicemail-pin' });
}

/** A flag beside the state of the line, which a pause does not touch. */
function cutDataOff(line: Line, { platform, body }: EndpointRequest): Reply {
  if (text(body, 'feature') !== 'DATA_CUTOFF')
    return refused(400, 'Invalid request', { Feature: 'is not known' });
  if (line.status === DISCONNECTED) return refused(409, 'The line is disconnected');
  line.dataCutOff = body['enable'] === true;
  return done(platform, line, { row: 40, effect: 'data-cut-off' });
}
