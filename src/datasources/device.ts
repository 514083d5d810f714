/*
 * Device: what the network can do with a device (row 3).
 *
 * Owns   the several spellings of a device's abilities (Q16, Q18).
 * Never  caches: a device may be reported stolen tomorrow.
 */
import type { Answer, PlatformCalls } from './wire/platform.ts';
import { Loader } from './wire/loader.ts';
import { verdictOn } from './eligibility.ts';
import type { WireData } from './wire/wire-data.ts';

export interface DeviceCompatibility {
  readonly compatible: boolean;
  readonly make: string | null;
  readonly model: string | null;
  readonly esimCapable: boolean | null;
  readonly supports5g: boolean | null;
  readonly supportsVolte: boolean | null;
  readonly supportsWifiCalling: boolean | null;
  readonly platformMessage: string | null;
}

export class DeviceSource {
  readonly #platform: PlatformCalls;
  readonly #byImei = new Loader((imei: string) => this.#read(imei));

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  async compatibilityOf(imei: string): Promise<DeviceCompatibility> {
    return this.#byImei.load(imei);
  }

  async #read(imei: string): Promise<DeviceCompatibility> {
    const answer: Answer<DeviceCompatibility> = await this.#platform.ask(
      3,
      { path: { imei } },
      parseDevice,
    );
    return verdictOn(answer, (message) => ({ ...UNKNOWN, platformMessage: message }));
  }
}

const UNKNOWN: Omit<DeviceCompatibility, 'platformMessage'> = {
  compatible: false,
  make: null,
  model: null,
  esimCapable: null,
  supports5g: null,
  supportsVolte: null,
  supportsWifiCalling: null,
};

function parseDevice(data: WireData): DeviceCompatibility {
  const record = data.record();
  const compatible = record.needed(record.flag('isValid'), 'isValid');
  return {
    compatible,
    make: record.code('make'),
    model: record.code('model'),
    esimCapable: record.flag('esimAvailable'),
    supports5g: record.flag('compatibility5G', 'compatibility5g'),
    supportsVolte: record.flag('volteCompatible'),
    supportsWifiCalling: record.flag('wfcCompatible', 'wifiCalling'),
    platformMessage: compatible ? null : record.message('errorText', 'msg'),
  };
}
