/*
 * Callback: what the words of a callback say, read with much tolerance.
 *
 * Owns   the spelling of both callback routes: the name of the type, ids as text or number. What stands around is `body.ts`.
 * Gives  the type and the names under which operations know themselves (`refs`), or nothing when nothing can be made of the body.
 * Never  throws, and never decides: a status is what the sender claims, not what is so. A text that cannot be an id names nothing.
 *
 * No envelope is documented, so the type is looked for under four names, and a type that is new is still a reason to look.
 */
import { isPlatformId } from '../ids.ts';
import { objectsIn, plainName, type WireObject } from './body.ts';

const TYPES = [
  'ACTIVATION',
  'PRODUCT_PURCHASE',
  'PURCHASE_SUBSEQUENT',
  'USAGE_NOTIFICATION',
  'RDN_IMEI_CHANGE',
  'PORT_OUT',
  'PORT_OUT_CONFIRMED',
] as const;

type CallbackType = (typeof TYPES)[number] | 'UNRECOGNIZED';

export interface ParsedCallback {
  readonly type: CallbackType;
  readonly customerId: string | null;
  readonly transactionId: string | null;
  readonly clientAccountId: string | null;
  /** A number for lines, a word for purchases; both are only claims. */
  readonly status: string | number | null;
  readonly mobileNo: string | null;
  readonly newImei: string | null;
  readonly usage: ClaimedUsage;
  /** Names as in `Operation.refs`. Empty for notifications, from which no operation follows. */
  readonly refs: readonly string[];
}

/** What a usage notification claims; all null in others. */
export interface ClaimedUsage {
  readonly type: string | null;
  readonly thresholdPercent: number | null;
  readonly used: number | null;
  readonly limit: number | null;
  readonly unit: string | null;
}

const NOTIFICATIONS: ReadonlySet<CallbackType> = new Set<CallbackType>([
  'USAGE_NOTIFICATION',
  'RDN_IMEI_CHANGE',
  'PORT_OUT',
  'PORT_OUT_CONFIRMED',
]);

export const isNotification = ({ type }: ParsedCallback): boolean => NOTIFICATIONS.has(type);

export const isPurchase = ({ type }: ParsedCallback): boolean =>
  type === 'PRODUCT_PURCHASE' || type === 'PURCHASE_SUBSEQUENT';

/** The sender's own name of an event, where it gives both an id and a time; else null. Nobody takes the place of another's event by it. */
export function ownIdentity(stored: string): string | null {
  const [object, ...more] = objectsIn(stored);
  if (!object || more.length > 0) return null;
  const field = fieldsOf(object);
  const first = (names: readonly string[]): string | null =>
    names.map((name) => textOf(field(name))).find((text) => text !== null) ?? null;
  const [id, time] = [first(EVENT_IDS), first(EVENT_TIMES)];
  const whose = ['type', 'customerId', 'transactionId'].map((name) => textOf(field(name)));
  return id === null || time === null ? null : JSON.stringify([id, time, ...whose]);
}

const EVENT_IDS = ['eventId', 'notificationId', 'messageId', 'callbackId', 'id'];
const EVENT_TIMES = ['eventTime', 'timestamp', 'occurredAt', 'createdAt', 'time'];

type Lookup = (name: string) => unknown;

/** By its own name, or by another spelling of it. */
function fieldsOf(object: WireObject): Lookup {
  const spelled = new Map(Object.entries(object).map(([name, value]) => [plainName(name), value]));
  return (name) => (Object.hasOwn(object, name) ? object[name] : spelled.get(plainName(name)));
}

/** What a stored body says: one callback, or several of a list. None when nothing in it can be read, or names anything. */
export function parseCallbacks(stored: string): readonly ParsedCallback[] {
  return objectsIn(stored).flatMap((object) => {
    const callback = read(fieldsOf(object));
    const isNamed = isNotification(callback)
      ? callback.customerId !== null
      : callback.refs.length > 0;
    return isNamed ? [callback] : [];
  });
}

function read(field: Lookup): ParsedCallback {
  const type = typeOf(field);
  const ids = {
    customerId: idOf(field('customerId')),
    transactionId: idOf(field('transactionId')),
    clientAccountId: idOf(field('clientAccountId')),
  };
  const status = field('status');
  return {
    type,
    ...ids,
    status: typeof status === 'number' ? status : textOf(status),
    mobileNo: textOf(field('mobileNo')),
    newImei: textOf(field('newImei')),
    usage: usageOf(field),
    refs: refsOf(type, ids),
  };
}

/** Customers see the unit, so that it must look like one: a sentence of a forger does not pass. */
const UNIT = /^[a-z]{1,8}$/i;

function usageOf(field: Lookup): ClaimedUsage {
  const thresholdPercent = amountOf(field('thresholdPct'));
  const unit = textOf(field('unit'));
  return {
    type: textOf(field('usageType'))?.toUpperCase() ?? null,
    thresholdPercent: thresholdPercent === null ? null : Math.round(thresholdPercent),
    used: amountOf(field('used')),
    limit: amountOf(field('limit')),
    unit: unit !== null && UNIT.test(unit) ? unit : null,
  };
}

function refsOf(
  type: CallbackType,
  ids: Pick<ParsedCallback, 'customerId' | 'transactionId' | 'clientAccountId'>,
): readonly string[] {
  if (NOTIFICATIONS.has(type)) return [];
  return [
    ...(ids.transactionId === null ? [] : [`transaction:${ids.transactionId}`]),
    ...(ids.clientAccountId === null ? [] : [`reference:${ids.clientAccountId}`]),
    ...(type !== 'ACTIVATION' || ids.customerId === null ? [] : [`line:${ids.customerId}`]),
  ];
}

function typeOf(field: Lookup): CallbackType {
  const said = ['type', 'eventType', 'callbackType', 'notificationType']
    .map((name) => textOf(field(name))?.toUpperCase().replace(/[ -]+/g, '_'))
    .filter((word) => word !== undefined);
  return TYPES.find((type) => said.includes(type)) ?? 'UNRECOGNIZED';
}

const LONGEST_TEXT = 128;

/** A word as text. Nothing that the platform names is longer than this. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > LONGEST_TEXT ? null : text;
}

function idOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && isPlatformId(text) ? text : null;
}

const LARGEST_AMOUNT = 1e9;

function amountOf(value: unknown): number | null {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const is = typeof amount === 'number' && amount >= 0 && amount <= LARGEST_AMOUNT;
  return is ? amount : null;
}
