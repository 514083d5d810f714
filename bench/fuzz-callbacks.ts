/*
 * Fuzz callbacks: what anybody could send to the paths of the platform's callbacks.
 */
import type { Random } from '../chaos/random.ts';
import type { FuzzBody } from './fuzz-bodies.ts';
import { editedJson, mutatedBytes, oddJson } from './mutations.ts';

const TYPES = [
  ...['ACTIVATION', 'PRODUCT_PURCHASE', 'PURCHASE_SUBSEQUENT', 'USAGE_NOTIFICATION'],
  ...['RDN_IMEI_CHANGE', 'PORT_OUT', 'PORT_OUT_CONFIRMED', 'SOMETHING_NEW'],
];
const CONTENT_TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'x',
  ';',
];

function callback(random: Random, customerIds: readonly string[]): object {
  return {
    type: random.pick(TYPES),
    customerId: random.chance(0.3) ? random.pick(customerIds) : random.uuid(),
    transactionId: random.uuid(),
    status: random.pick([0, 1, 2, 3, 7, 'COMPLETED', 'FAILED', 'PENDING']),
    ...(random.chance(0.5) && { mobileNo: `212555${random.between(1_000, 9_999)}` }),
    ...(random.chance(0.3) && { newImei: '356938035643809', eventId: random.hex(12) }),
    ...(random.chance(0.3) && {
      eventTime: '2027-03-01T12:00:00Z',
      thresholdPct: random.between(-5, 200),
    }),
    ...(random.chance(0.2) && { data: { customer: { customerId: random.uuid() } } }),
  };
}

/** `customerIds`: those of people who live at the platform. */
export function fuzzCallback(random: Random, customerIds: readonly string[]): FuzzBody {
  const base = callback(random, customerIds);
  const kind = random.pick(['right', 'right', 'edits', 'edits', 'bytes', 'odd-json', 'form']);
  const token = random.chance(0.1) ? `/${random.hex(24)}` : '';
  const path = random.pick(['/apisvc/v0/notification', '/apisvc/v0/notification/callback']);
  return {
    ...{ kind, method: 'POST', path: `${token}${path}` },
    headers: {
      'content-type': random.chance(0.7) ? 'application/json' : random.pick(CONTENT_TYPES),
    },
    body: bodyOf(kind, base, random),
  };
}

function bodyOf(kind: string, base: object, random: Random): Buffer {
  switch (kind) {
    case 'edits':
      return Buffer.from(JSON.stringify(editedJson(base, random)) ?? '');
    case 'bytes':
      return mutatedBytes(Buffer.from(JSON.stringify(base)), random);
    case 'odd-json':
      return Buffer.from(oddJson(base, random));
    case 'form': {
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(base)) form.append(name, String(value));
      return Buffer.from(form.toString());
    }
    default:
      return Buffer.from(JSON.stringify(base));
  }
}
