/*
 * Coverage: addresses and ZIP codes (rows 2 and 23). ZIP 00000 is not covered, of 00001 nothing is known.
 */
import { text } from './engine/body.ts';
import { ok, okAs, refused, type EndpointModule } from './engine/endpoint.ts';

export const NOT_COVERED = '00000';
export const NOT_KNOWN = '00001';

export const coverageEndpoints: EndpointModule = {
  rows: {
    2: ({ platform, body }) => {
      const zip = text(body, 'zip');
      if (zip === NOT_KNOWN) return refused(200, 'Coverage is not known'); // a refusal may come with 200
      const covered = zip !== NOT_COVERED;
      const found = {
        brandCoverage: covered,
        coverageStrength5G: covered ? 'great' : 'No service',
        coverageStrength4G: covered ? 'good' : 'No service',
      };
      return okAs(platform, platform.vocabulary === 'guide' ? found : { mno_X: found }); // Q2
    },
    23: ({ platform, body }) => {
      const served = text(body, 'zipCode') !== NOT_COVERED;
      const spelled = platform.vocabulary === 'guide' ? 'compatibility5G' : 'compatibility5g'; // Q16
      return ok({
        isValid: served,
        esimAvailable: served,
        psimAvailable: served,
        [spelled]: served,
      });
    },
  },
};
