/*
 * Drift screens: the documents that read every row of the samples, and which part of an answer each row is to blame for.
 */
import { globalId } from '../../src/ids.ts';
import { ICCID, IMEI, NUMBER, ZIP } from './drift-samples.ts';

const MONEY = '{ amount }';
const ADDRESS = '{ address1 address2 city state zip country }';

export const ACCOUNT_SCREEN = `{
  zipCodeCoverage(zip: "${ZIP}") { zip served esimAvailable physicalSimAvailable }
  viewer { customers {
    id firstName lastName email accountReference billingAddress ${ADDRESS} shippingAddress ${ADDRESS}
    lines { id isPrimary firstName status phoneNumber simType iccid imei planName activatedAt activatedOn
      plan { id name } usage(kind: DATA) { used limit unit cycleStart cycleEnd } }
    cards { id brand last4 expiryMonth expiryYear isDefault priority }
    shipment { status carrier trackingNumber shippedAt shippedOn }
    bills(first: 6) { edges { node { id status billedOn dueOn periodStart periodEnd
      amount ${MONEY} tax ${MONEY} total ${MONEY} amountDue ${MONEY}
      items { phoneNumber items { description amount ${MONEY} tax ${MONEY} } }
      invoiceLink { url expiresAt } } } }
    invoices(first: 12) { edges { node { id invoicedOn amount ${MONEY} status } } }
    internationalCalling { balance ${MONEY} validUntil
      usage { destination minutes messages amount ${MONEY} } purchases { at amount ${MONEY} status } }
    ownedRoamingPacks { packId status startsOn validUntil autoRenew line { id } usage { used remaining unit } }
  } }
}`;

const card = globalId('Card', '00000002-0000-4000-9000-000000000000');

/** With a country of its own each time, since packs are remembered by country. */
export const SHOP_SCREEN = `query Shop($country: RoamingCountryCode! = "FRA") {
  zipCodeCoverage(zip: "${ZIP}") { zip served esimAvailable physicalSimAvailable }
  coverage(address: { address1: "1 Harbor Street", city: "New York", state: "NY", zip: "${ZIP}" }) {
    available strength4g strength5g }
  deviceCompatibility(imei: "${IMEI}") {
    compatible make model esimCapable supports5g supportsVolte supportsWifiCalling platformMessage }
  simCardEligibility(iccid: "${ICCID}") { eligible platformMessage }
  portInEligibility(number: "${NUMBER}") { eligible carrier platformMessage }
  catalog { stale
    plans { id name price ${MONEY} additionalLinePrice ${MONEY} maxLines features
      data { unlimited megabytes } fccLabel { statements { name value } } upgradesTo { id } }
    offers { id name code startsOn endsOn }
    services { id name kind deliveryDays price ${MONEY} } }
  card(id: "${card}") { id brand last4 expiryMonth expiryYear isDefault priority }
  roamingCountries { code name }
  roamingPacks(countries: [$country]) {
    id name price ${MONEY} validityDays voiceMinutes messages countries data { amount unit } }
}`;

const CUSTOMERS = 'viewer.customers';
const BILLS = `${CUSTOMERS}.bills`;
const NODES = `${BILLS}.edges.node`;

/** Which parts of the account screen each row may change; the rest stays as it was. */
export const ACCOUNT_ROWS: Readonly<Record<number, readonly string[]>> = {
  4: [`${CUSTOMERS}.lines.plan`],
  13: [`${CUSTOMERS}.cards`],
  23: ['zipCodeCoverage'],
  25: ['viewer'],
  39: [`${CUSTOMERS}.lines.usage`],
  41: [BILLS],
  42: [`${NODES}.items`],
  44: [`${CUSTOMERS}.invoices`],
  45: [`${NODES}.invoiceLink`],
  52: ['balance', 'validUntil'].map((field) => `${CUSTOMERS}.internationalCalling.${field}`),
  53: [`${CUSTOMERS}.internationalCalling.usage`],
  54: [`${CUSTOMERS}.internationalCalling.purchases`],
  57: [`${CUSTOMERS}.shipment`],
  63: [`${CUSTOMERS}.ownedRoamingPacks`],
  65: [`${CUSTOMERS}.ownedRoamingPacks.usage`],
};

export const SHOP_ROWS: Readonly<Record<number, readonly string[]>> = {
  2: ['coverage'],
  3: ['deviceCompatibility'],
  4: ['catalog'],
  13: ['card'],
  14: ['card'],
  18: ['simCardEligibility'],
  22: ['portInEligibility'],
  23: ['zipCodeCoverage'],
  59: ['roamingCountries'],
  60: ['roamingPacks'],
};

/** The answer without the parts at these paths; lists are gone through. */
export function without(value: unknown, paths: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, paths));
  if (typeof value !== 'object' || value === null) return value;
  const left = Object.entries(value).filter(([key]) => !paths.includes(key));
  return Object.fromEntries(
    left.map(([key, inner]) => [
      key,
      without(
        inner,
        paths.flatMap((path) => (path.startsWith(`${key}.`) ? [path.slice(key.length + 1)] : [])),
      ),
    ]),
  );
}
