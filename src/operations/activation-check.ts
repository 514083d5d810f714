/*
 * Activation check: whether SIM, device and number will do for a line (rows 3, 18, 22), asked just before the write leaves.
 *
 * Never  sends; what the platform declines here is refused without an activation.
 */
import type { ActivationSim } from '../datasources/activation.ts';
import type { LineInfo } from '../datasources/customer.ts';
import type { DataSources } from '../datasources/sources.ts';
import { GatewayError, problem } from '../errors.ts';
import type { ActivationDetail } from './activation-detail.ts';
import type { Intent } from './engine/journal.ts';
import { refusal, type Refusal } from './engine/refusal.ts';

/** The SIM card that the detail names, or the device that the intent holds. */
export function simOf({ sim }: Pick<ActivationDetail, 'sim'>, { imei }: Intent): ActivationSim {
  if (sim !== null) return { iccid: sim };
  if (typeof imei === 'string') return { imei };
  throw new GatewayError('INTERNAL_SERVER_ERROR');
}

export async function declinedSim(
  sim: ActivationSim,
  { simType }: LineInfo,
  sources: DataSources,
): Promise<Refusal | null> {
  if ('iccid' in sim) {
    const { eligible, platformMessage } = await sources.activation.simCardEligibility(sim.iccid);
    const field = ['input', 'sim', 'iccid'];
    return eligible
      ? null
      : refusal(problem('SIM_NOT_ELIGIBLE', 'NOT_ACCEPTED', { field, platformMessage }));
  }
  const device = await sources.device.compatibilityOf(sim.imei);
  const fits = device.compatible && device.esimCapable !== false && simType !== 'PSIM';
  const { platformMessage } = device;
  const field = ['input', 'sim', 'imei'];
  return fits
    ? null
    : refusal(problem('DEVICE_NOT_COMPATIBLE', 'NO_ESIM', { field, platformMessage }));
}

export async function declinedNumber(
  number: string,
  sources: DataSources,
): Promise<Refusal | null> {
  const { eligible, platformMessage } = await sources.portIn.eligibilityOf(number);
  const field = ['input', 'number'];
  return eligible
    ? null
    : refusal(problem('NUMBER_NOT_PORTABLE', 'NOT_ELIGIBLE', { field, platformMessage }));
}
