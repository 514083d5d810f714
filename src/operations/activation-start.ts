/*
 * Activation requests: what a person asks for to make a line work, checked before anything leaves.
 *
 * Owns   whose line it is, whether its state allows it, and whether SIM, device and number will do.
 * Never  sends; a SIM, a device or a number that the platform declines is refused without an activation.
 */
import type { ActivationSim } from '../datasources/activation.ts';
import type { DataSources } from '../datasources/sources.ts';
import { problem } from '../errors.ts';
import { laneOf } from './activation.ts';
import type { ActivationDetail, PortInDetail } from './activation-detail.ts';
import { lineTarget, type Target, type TargetPorts } from './lines/line-target.ts';
import type { Asked, MutationResult, Operations, Start } from './engine/operations.ts';
import { isRefusal, refusal, type Refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';

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

interface Ports extends TargetPorts {
  readonly operations: Operations;
}

export class Activations {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  activate(
    { idempotencyKey, ...input }: ActivateLine,
    session: Session,
  ): Promise<MutationResult<ActivationDetail>> {
    const asked: Asked = { caller: session.caller, key: idempotencyKey, input };
    return this.#ports.operations.begin('activation', asked, async () => {
      const about = { lineId: input.lineId, action: 'ACTIVATE' } as const;
      const target = await lineTarget(about, session, this.#ports);
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
    return this.#ports.operations.begin('port-in', asked, async () => {
      const about = { lineId: input.lineId, action: 'PORT_IN' } as const;
      const target = await lineTarget(about, session, this.#ports);
      if (isRefusal(target)) return target;
      const { sim: choice, lineId: _lineId, number, ...details } = input;
      const sim = simFrom(choice);
      const declined =
        (await declinedNumber(number, session.sources)) ??
        (await declinedSim(sim, target, session.sources));
      return declined ?? startOf(target, portInDetail(target, number), { ...sim, ...details });
    });
  }
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
  account: account.customerId,
  line: line.customerId,
  holder: account.primary,
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
  customerId: account.customerId,
  lane: laneOf(line.customerId),
  refs: [`line:${line.customerId}`],
  exclusive: null,
  alone: true,
});
