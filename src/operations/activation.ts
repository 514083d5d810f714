/*
 * Activation: makes a line work with a SIM card or the eSIM of a device (row 19), read back by the line (row 20).
 *
 * Owns   what is sent, and how its answer and a conflict are understood.
 * Never  sends twice; after a lost answer the status of the line tells.
 */
import { minutes, seconds } from '../clock.ts';
import type { ActivationSim } from '../datasources/activation.ts';
import { GatewayError } from '../errors.ts';
import type { ActivationDetail } from './activation-detail.ts';
import type { Intent } from './engine/journal.ts';
import { ACCEPTED, writtenFrom, type Kind } from './engine/kind.ts';
import { readLine } from './lines/line-reading.ts';
import type { Operation, Reading } from './engine/operation.ts';

export const activationKind: Kind<ActivationDetail> = {
  kind: 'activation',
  doubtLastsMs: minutes(30),

  async write(operation, intent, tools) {
    const { line } = operation.detail;
    const answer = await tools.sources.activation.submit({ customerId: line, sim: simOf(intent) });
    return writtenFrom(
      answer,
      () => ACCEPTED,
      async () => startedAlready(await this.read(operation, tools)),
    );
  },

  async read(operation, tools) {
    const status = await tools.sources.activation.statusOf(operation.detail.line);
    return readLine(operation, status, tools.now);
  },

  checkEveryMs: (operation) => (operation.status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(30)),
  linkOf: () => null,
};

/** After a conflict: the reading, when it shows that the line is on its way or there already. */
export const startedAlready = (reading: Reading): Reading | null =>
  reading.state === 'working' || reading.state === 'succeeded' ? reading : null;

/** The SIM that the intent holds. */
export function simOf(intent: Intent): ActivationSim {
  const { iccid, imei } = intent;
  if (typeof iccid === 'string') return { iccid };
  if (typeof imei === 'string') return { imei };
  throw new GatewayError('INTERNAL_SERVER_ERROR');
}

/** The lane of a line: the platform knows one activation per customerId, so that they run one after the other. */
export const laneOf = (line: Operation<ActivationDetail>['detail']['line']): string =>
  `line:${line}`;
