/*
 * Activation check: whether SIM, device and number will do for a line (rows 3, 18, 22), asked just before the write leaves.
 *
 * Never  sends; what the platform declines here is refused without an activation.
 */
import type { ActivationSim, SimCardEligibility } from '../datasources/activation.ts';
import type { LineInfo } from '../datasources/customer.ts';
import type { DeviceCompatibility } from '../datasources/device.ts';
import type { PortInEligibility } from '../datasources/port-in.ts';
import { GatewayError, problem } from '../errors.ts';
import type { ActivationDetail } from './activation-detail.ts';
import { checkedForUse } from './eligibility.ts';
import type { Intent } from './engine/journal.ts';
import type { SendingTurn } from './engine/kind.ts';
import { isRefusal, refusal, type Refusal } from './engine/refusal.ts';

/** The SIM card that the detail names, or the device that the intent holds. */
export function simOf({ sim }: Pick<ActivationDetail, 'sim'>, { imei }: Intent): ActivationSim {
  if (sim !== null) return { iccid: sim };
  if (typeof imei === 'string') return { imei };
  throw new GatewayError('INTERNAL_SERVER_ERROR');
}

export async function declinedSim(
  sim: ActivationSim,
  { simType }: LineInfo,
  { sources, ...checking }: SendingTurn,
): Promise<Refusal | null> {
  if ('iccid' in sim) {
    const { iccid } = sim;
    const ask = (): Promise<SimCardEligibility> => sources.activation.simCardEligibility(iccid);
    const card = await checkedForUse(
      { about: { iccid }, ask, isGood: ({ eligible }) => eligible },
      checking,
    );
    if (isRefusal(card)) return card;
    const { eligible, platformMessage } = card;
    const field = ['input', 'sim', 'iccid'];
    return eligible
      ? null
      : refusal(problem('SIM_NOT_ELIGIBLE', 'NOT_ACCEPTED', { field, platformMessage }));
  }
  const { imei } = sim;
  const isGood = ({ compatible, esimCapable }: DeviceCompatibility): boolean =>
    compatible && esimCapable !== false && simType !== 'PSIM';
  const ask = (): Promise<DeviceCompatibility> => sources.device.compatibilityOf(imei);
  const device = await checkedForUse({ about: { imei }, ask, isGood }, checking);
  if (isRefusal(device)) return device;
  const { platformMessage } = device;
  const field = ['input', 'sim', 'imei'];
  return isGood(device)
    ? null
    : refusal(problem('DEVICE_NOT_COMPATIBLE', 'NO_ESIM', { field, platformMessage }));
}

export async function declinedNumber(
  number: string,
  { sources, ...checking }: SendingTurn,
): Promise<Refusal | null> {
  const ask = (): Promise<PortInEligibility> => sources.portIn.eligibilityOf(number);
  const portable = await checkedForUse(
    { about: { number }, ask, isGood: ({ eligible }) => eligible },
    checking,
  );
  if (isRefusal(portable)) return portable;
  const { eligible, platformMessage } = portable;
  const field = ['input', 'number'];
  return eligible
    ? null
    : refusal(problem('NUMBER_NOT_PORTABLE', 'NOT_ELIGIBLE', { field, platformMessage }));
}
