/*
 * Activation requests: what a person asks for to make a line work, checked before anything leaves.
 *
 * Owns   whose line it is, whether its state allows it, and whether SIM, device and number will do.
 * Never  sends; a SIM, a device or a number that the platform declines is refused without an activation.
 */
import type { ActivationSim } from '../datasources/activation.ts';
import type { LineInfo } from '../datasources/customer.ts';
import type { DataSources } from '../datasources/sources.ts';
import { problem, type Problem } from '../errors.ts';
import { customerId, readGlobalId, type CustomerId } from '../ids.ts';
import { laneOf } from './activation.ts';
import type { ActivationDetail, PortInDetail } from './activation-detail.ts';
import type { OperationJournal } from './journal.ts';
import {
  isRefusal,
  refusal,
  type Asked,
  type MutationResult,
  type Operations,
  type Refusal,
  type Start,
} from './operations.ts';
import type { Session } from './purchase-submit.ts';
import { isThatOf, soldUnder } from './sold-line.ts';

/** Exactly one of the two is set; the schema's `@oneOf` sees to it. */
export interface SimChoice {
  readonly iccid?: string | null | undefined;
  readonly imei?: string | null | undefined;
}

export interface ActivateLine {
  readonly lineId: string;
  readonly sim: SimChoice;
  readonly idempotencyKey: string;
}

export interface StartPortIn extends ActivateLine {
  readonly number: string;
  readonly carrier: string;
  readonly accountNumber: string;
  readonly transferPin: string;
  readonly billingZip: string;
}

interface Target {
  readonly account: CustomerId;
  readonly line: LineInfo;
  /** Who asks: the operation is theirs. */
  readonly subject: string;
}

export class Activations {
  readonly #operations: Operations;
  readonly #journal: OperationJournal;

  constructor(operations: Operations, journal: OperationJournal) {
    this.#operations = operations;
    this.#journal = journal;
  }

  activate(
    { idempotencyKey, ...input }: ActivateLine,
    session: Session,
  ): Promise<MutationResult<ActivationDetail>> {
    const asked: Asked = { caller: session.caller, key: idempotencyKey, input };
    return this.#operations.begin('activation', asked, async () => {
      const target = await this.#targetOf(input.lineId, session);
      if (isRefusal(target)) return target;
      const sim = simFrom(input.sim);
      const declined = await declinedSim(sim, target, session.sources);
      return declined ?? startOf(target, { ...known(target), kind: 'activation' }, { ...sim });
    });
  }

  startPortIn(
    { idempotencyKey, ...input }: StartPortIn,
    session: Session,
  ): Promise<MutationResult<PortInDetail>> {
    const asked: Asked = { caller: session.caller, key: idempotencyKey, input };
    return this.#operations.begin('port-in', asked, async () => {
      const target = await this.#targetOf(input.lineId, session);
      if (isRefusal(target)) return target;
      const { sim: choice, lineId: _lineId, number, ...details } = input;
      const sim = simFrom(choice);
      const declined =
        (await declinedNumber(number, session.sources)) ??
        (await declinedSim(sim, target, session.sources));
      return declined ?? startOf(target, portInDetail(target, number), { ...sim, ...details });
    });
  }

  /** The line, read afresh, when the caller may use it and nothing is under way on it. */
  async #targetOf(lineId: string, { caller, access, sources }: Session): Promise<Target | Refusal> {
    const [account, key] = lineParts(lineId);
    if (account === null || key === null || !(await access.mayUseCustomer(caller, account))) {
      return refusal(unknownLine());
    }
    const info = await sources.customer.fresh(account);
    const sold = await soldUnder(key, account, this.#journal);
    const line = info?.lines.find((one) => (sold ? isThatOf(sold, one) : one.customerId === key));
    if (!line) return refusal(sold ? problem('LINE_NOT_READY', { remedy: 'WAIT' }) : unknownLine());
    const [running] = await this.#journal.inLane(laneOf(line.customerId));
    if (running) {
      return { problems: [problem('LINE_NOT_READY', { remedy: 'WATCH' })], operation: running };
    }
    return STARTABLE.has(line.status)
      ? { account, line, subject: caller.subject }
      : refusal(problem('LINE_NOT_READY'));
  }
}

/** A state that this gateway does not know is left to the platform to judge: nobody is locked out by our ignorance. */
const STARTABLE: ReadonlySet<LineInfo['status']> = new Set<LineInfo['status']>([
  'NOT_ACTIVATED',
  'ACTIVATION_FAILED',
  'PORT_IN_CANCELLED',
  'UNRECOGNIZED',
]);

const unknownLine = (): Problem => problem('NOT_FOUND', { field: ['input', 'lineId'] });

function lineParts(id: string): readonly [CustomerId | null, string | null] {
  const named = readGlobalId(id);
  const [account, key] = named?.type === 'Line' ? named.parts : [];
  return [account ? customerId(account) : null, key ?? null];
}

const simFrom = ({ iccid, imei }: SimChoice): ActivationSim =>
  iccid == null ? { imei: imei ?? '' } : { iccid };

async function declinedSim(
  sim: ActivationSim,
  { line }: Target,
  sources: DataSources,
): Promise<Refusal | null> {
  if ('iccid' in sim) {
    const card = await sources.activation.simCardEligibility(sim.iccid);
    const { platformMessage } = card;
    const field = ['input', 'sim', 'iccid'];
    return card.eligible ? null : refusal(problem('SIM_NOT_ELIGIBLE', { field, platformMessage }));
  }
  const device = await sources.device.compatibilityOf(sim.imei);
  const fits = device.compatible && device.esimCapable !== false && line.simType !== 'PSIM';
  const { platformMessage } = device;
  const field = ['input', 'sim', 'imei'];
  return fits ? null : refusal(problem('DEVICE_NOT_COMPATIBLE', { field, platformMessage }));
}

async function declinedNumber(number: string, sources: DataSources): Promise<Refusal | null> {
  const { eligible, platformMessage } = await sources.portIn.eligibilityOf(number);
  const field = ['input', 'number'];
  return eligible ? null : refusal(problem('NUMBER_NOT_PORTABLE', { field, platformMessage }));
}

const known = ({ account, line }: Target): Omit<ActivationDetail, 'kind'> => ({
  account,
  line: line.customerId,
  phoneNumber: null,
  planName: null,
  activatedAt: null,
});

const portInDetail = (target: Target, number: string): PortInDetail => ({
  ...known(target),
  kind: 'port-in',
  number,
  ported: null,
  takesNewNumber: false,
});

const startOf = (
  { account, line, subject }: Target,
  detail: Start['detail'],
  intent: Start['intent'],
): Start => ({
  detail,
  intent,
  subject,
  customerId: account,
  lane: laneOf(line.customerId),
  refs: [`line:${line.customerId}`],
  exclusive: null,
});
