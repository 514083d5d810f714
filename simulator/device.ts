/*
 * Device: what a device can do (row 3). The first digits of the IMEI decide; README.md lists them.
 */
import { ok, type EndpointModule } from './engine/endpoint.ts';

export const deviceEndpoints: EndpointModule = {
  rows: {
    3: ({ platform, params }) => {
      const imei = params['imei'] ?? '';
      if (imei.startsWith('99'))
        return ok({ isValid: false, imei, errorText: 'This device is not compatible' });
      const spelled = platform.vocabulary === 'guide' ? 'compatibility5G' : 'compatibility5g'; // Q16
      return ok({
        ...{
          isValid: true,
          imei,
          make: 'Maker',
          model: imei.startsWith('01') ? 'Model P' : 'Model E',
        },
        ...{ esimAvailable: !imei.startsWith('01'), volteCompatible: true, wifiCalling: 'true' },
        ...{ [spelled]: true, lostOrStolen: 'NA' },
      });
    },
  },
};
