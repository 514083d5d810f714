/*
 * Port-in writes: what goes out to begin a port-in (row 19) and to change one that runs (row 21).
 *
 * Owns   the body of each write, and how its answer and a conflict are understood.
 */
import type { PortInDetails } from '../datasources/activation.ts';
import type { PortInUpdate } from '../datasources/port-in.ts';
import { GatewayError } from '../errors.ts';
import { simOf } from './activation-check.ts';
import type { PortInDetail } from './activation-detail.ts';
import type { Intent } from './engine/journal.ts';
import { writtenFrom, type Turn, type Written } from './engine/kind.ts';
import type { Operation, Reading, StepCode } from './engine/operation.ts';
import { startedAlready } from './lines/change-evidence.ts';
import { readPortIn } from './port-in-reading.ts';

type PortIn = Operation<PortInDetail>;
export type PortInWrite = 'correct' | 'resubmit' | 'cancel' | 'cancel-for-new';

const STEPS: Readonly<Record<PortInWrite, StepCode>> = {
  correct: 'PORT_DETAILS_CORRECTED',
  resubmit: 'PORT_DETAILS_CORRECTED',
  cancel: 'CANCEL_REQUESTED',
  'cancel-for-new': 'CANCEL_REQUESTED',
};

export const isPortInWrite = (name: string | undefined): name is PortInWrite =>
  name !== undefined && Object.hasOwn(STEPS, name);

export async function startPortIn(operation: PortIn, intent: Intent, turn: Turn): Promise<Written> {
  const { line, number } = operation.detail;
  const answer = await turn.sources.activation.submit({
    customerId: line,
    sim: simOf(operation.detail, intent),
    portIn: { number, ...portDetailsOf(intent) },
  });
  return writtenFrom(
    answer,
    () => receipt('ACCEPTED'),
    async () => startedAlready(await readNow(operation, turn)),
  );
}

export async function updatePortIn(
  operation: PortIn,
  { name, intent }: { name: PortInWrite; intent: Intent },
  turn: Turn,
): Promise<Written> {
  const { line } = operation.detail;
  const answer = await turn.sources.portIn.update({ customerId: line, ...updateOf(name, intent) });
  const takesNewNumber = name === 'cancel-for-new';
  return writtenFrom(
    answer,
    () => ({ ...receipt(STEPS[name]), detail: { takesNewNumber } }),
    async () => reached(name, await readNow(operation, turn)),
  );
}

const readNow = async (operation: PortIn, { sources, now }: Turn): Promise<Reading> =>
  readPortIn(operation, await sources.activation.statusOf(operation.detail.line), now);

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
