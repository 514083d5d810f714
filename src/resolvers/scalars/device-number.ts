/*
 * Device numbers: the IMEI of a device and the ICCID of a SIM card, as people read them off a screen, a box or a card.
 *
 * Owns   which longer forms name the same device or card.
 *
 * A device also shows its IMEI with the two digits of its software version: as IMEISV (14 digits and the version, without a check digit;
 * 3GPP TS 23.003), or behind a slash after the whole IMEI. The version says nothing of the device, and the check digit follows from the 14.
 */
import { withCheckDigit } from '../../check-digit.ts';
import { plain } from './clean-text.ts';
import { BadInput, scalar } from './scalar.ts';

function imei(text: string): string | null {
  const digits = plain(text).replace(/[\s./-]/g, '');
  if (/^\d{16}$/.test(digits)) return withCheckDigit(digits.slice(0, 14));
  if (!/^\d{15}(\d\d)?$/.test(digits)) return null;
  const whole = digits.slice(0, 15);
  if (withCheckDigit(whole.slice(0, 14)) === whole) return whole;
  throw new BadInput('IMEI_CHECK_DIGIT');
}

/** Some devices fill an odd number of digits up with an F. */
function iccid(text: string): string | null {
  const digits = plain(text).replace(/[\s./-]/g, '');
  return /^(\d{19,20})F?$/i.exec(digits)?.[1] ?? null;
}

export const deviceNumberScalars = {
  Imei: scalar({ name: 'Imei', reason: 'IMEI_FORM', parse: imei }),
  Iccid: scalar({ name: 'Iccid', reason: 'ICCID_FORM', parse: iccid, asIs: /^\d{19,20}$/ }),
};
