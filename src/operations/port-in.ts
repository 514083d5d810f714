/*
 * Port-in: moves a number from another carrier to a line (row 19), with every correction that the platform takes (row 21).
 *
 * Owns   what is sent first and later, and what a line's status says of it.
 * Never  repeats a correction whose answer was lost; the status of the line tells.
 */
import { minutes } from '../clock.ts';
import type { PortInDetails } from '../datasources/activation.ts';
import type { PortInUpdate } from '../datasources/port-in.ts';
import { GatewayError } from '../errors.ts';
import type { PortInDetail } from './activation-detail.ts';
import { simOf, startedAlready } from './activation.ts';
import type { Intent } from './engine/journal.ts';
import { writtenFrom, type Kind, type Tools, type Written } from './engine/kind.ts';
import { readLine } from './lines/line-reading.ts';
import type { Operation, Reading, StepCode } from './engine/operation.ts';

type PortIn = Operation<PortInDetail>;
export type PortInWrite = 'correct' | 'resubmit' | 'cancel' | 'cancel-for-new';

export const portInKind: Kind<PortInDetail> = {
  kind: 'port-in',
  doubtLastsMs: minutes(60),

  async write(operation, intent, tools) {
    const name = operation.pending?.name;
    return isPortInWrite(name)
      ? update(operation, { name, intent }, tools)
      : start(operation, intent, tools);
  },

  async read(operation, tools) {
    const status = await tools.sources.activation.statusOf(operation.detail.line);
    return readLine(operation, status, tools.now);
  },

  checkEveryMs: (operation, now) =>
    operation.status === 'NEEDS_ATTENTION' || now - operation.startedAt > minutes(30)
      ? minutes(5)
      : minutes(1),
  linkOf: () => null,
};

async function start(operation: PortIn, intent: Intent, tools: Tools): Promise<Written> {
  const { line, number } = operation.detail;
  const portIn = { number, ...portDetailsOf(intent) };
  const answer = await tools.sources.activation.submit({
    customerId: line,
    sim: simOf(intent),
    portIn,
  });
  return writtenFrom(
    answer,
    () => receipt('ACCEPTED'),
    async () => startedAlready(await portInKind.read(operation, tools)),
  );
}

const STEPS: Readonly<Record<PortInWrite, StepCode>> = {
  correct: 'PORT_DETAILS_CORRECTED',
  resubmit: 'PORT_DETAILS_CORRECTED',
  cancel: 'CANCEL_REQUESTED',
  'cancel-for-new': 'CANCEL_REQUESTED',
};

const isPortInWrite = (name: string | undefined): name is PortInWrite =>
  name !== undefined && Object.hasOwn(STEPS, name);

async function update(
  operation: PortIn,
  { name, intent }: { name: PortInWrite; intent: Intent },
  tools: Tools,
): Promise<Written> {
  const { line } = operation.detail;
  const answer = await tools.sources.portIn.update({ customerId: line, ...updateOf(name, intent) });
  const takesNewNumber = name === 'cancel-for-new';
  const taken: Reading = { ...receipt(STEPS[name]), detail: { takesNewNumber } };
  return writtenFrom(
    answer,
    () => taken,
    async () => reached(name, await portInKind.read(operation, tools)),
  );
}

/** After a conflict: the reading, when it shows what was asked for. */
function reached(name: PortInWrite, reading: Reading): Reading | null {
  if (name === 'cancel') return reading.state === 'cancelled' ? reading : null;
  return startedAlready(reading);
}

const receipt = (step: StepCode): Reading => ({ state: 'working', step, progress: 1 });

function updateOf(name: PortInWrite, intent: Intent): PortInUpdate {
  switch (name) {
    case 'correct':
      return correctionOf(intent);
    case 'resubmit':
      return { type: 'RESUBMIT_PORT' };
    case 'cancel':
      return { type: 'CANCEL_PORT' };
    case 'cancel-for-new':
      return { type: 'CANCEL_AND_NEW' };
  }
}

function correctionOf(intent: Intent): PortInUpdate {
  const { corrected } = intent;
  const { transferPin, accountNumber, billingZip } = portDetailsOf(intent);
  if (corrected === 'transferPin') return { type: 'UPDATE_PIN', value: transferPin };
  if (corrected === 'accountNumber') return { type: 'UPDATE_ACCOUNT', value: accountNumber };
  return { type: 'UPDATE_ZIP', value: billingZip };
}

function portDetailsOf(intent: Intent): Omit<PortInDetails, 'number'> {
  const text = (name: string): string => {
    const value = intent[name];
    if (typeof value === 'string') return value;
    throw new GatewayError('INTERNAL_SERVER_ERROR');
  };
  return {
    carrier: text('carrier'),
    accountNumber: text('accountNumber'),
    transferPin: text('transferPin'),
    billingZip: text('billingZip'),
  };
}
