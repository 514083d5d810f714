/*
 * Roaming: countries, packs for them, and the packs that lines have (rows 59 to 65).
 *
 * Owns   the state of a pack, which follows from its days. Nothing renews itself here: row 64 is noted only.
 */
import { noSuchCard, payingCard, pays, simpleQuote } from './engine/charge.ts';
import { ACTIVE } from './line-life.ts';
import type { Platform } from './engine/platform.ts';
import { COUNTRIES, packFor, PACKS, type RoamingPack } from './roaming-product.ts';
import { text, type Body } from './engine/body.ts';
import {
  okAs,
  progressWord,
  refused,
  unknown,
  wireDay,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { share } from './usage.ts';
import { accountOf, groupOf, lineOf, type OwnedPack } from './engine/world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A day is over when it is over in Hawaii. */
const DAY_ENDS_AFTER_MS = DAY_MS + 10 * HOUR_MS;
const MEGABYTES_IN_GB = 1_024;
const NETWORK = 'ATT';

export const roamingEndpoints: EndpointModule = {
  rows: {
    59: ({ platform, query }) =>
      query.get('mvne') === NETWORK
        ? okAs(platform, COUNTRIES)
        : refused(400, 'Invalid request', { Mvne: `is ${NETWORK}` }),
    60: offerings,
    61: quote,
    62: purchase,
    63: ({ platform, query }) => {
      const account = groupOf(platform.world, query.get('groupId') ?? '');
      if (!account) return unknown('Group');
      return okAs(
        platform,
        account.packs.map((pack) => ownedView(platform, pack)),
      );
    },
    64: setAutoRenew,
    65: usage,
  },
};

function offerings({ platform, body }: EndpointRequest): Reply {
  const customerId = text(body, 'customerId');
  if (customerId !== '' && !lineOf(platform.world, customerId)) return unknown('Customer');
  const countries: unknown = body['countries'];
  const asked = new Set<unknown>(Array.isArray(countries) ? countries : []);
  const fitting = PACKS.filter((pack) => pack.countries.some((country) => asked.has(country)));
  return okAs(
    platform,
    fitting.map((pack) => packView(platform, pack)),
  );
}

const packView = (platform: Platform, { cents, dataGb, ...pack }: RoamingPack): Body => ({
  ...{ ...pack, price: simpleQuote(platform, cents).amount },
  ...{ data: dataGb, dataUnit: 'GB' },
});

function quote({ platform, params, body }: EndpointRequest): Reply {
  if (!lineOf(platform.world, params['customerId'] ?? '')) return unknown('Customer');
  const pack = packFor(text(body, 'packId'));
  if (!pack) return unknown('Pack');
  return startRefusal(platform, body) ?? okAs(platform, simpleQuote(platform, pack.cents));
}

/** A card that is declined is no refusal: the purchase has failed. */
function purchase({ platform, params, body }: EndpointRequest): Reply {
  const { world, random, ledger } = platform;
  const customerId = params['customerId'] ?? '';
  const [account, line] = [accountOf(world, customerId), lineOf(world, customerId)];
  if (!account || !line) return unknown('Customer');
  const pack = packFor(text(body, 'packId'));
  if (!pack) return unknown('Pack');
  const refusal = startRefusal(platform, body);
  if (refusal) return refusal;
  if (line.status !== ACTIVE) return refused(409, 'Only an active line can have a roaming pack');
  const card = payingCard(account, body);
  if (!card) return noSuchCard();
  const transactionId = random.uuid();
  const effect = pays(card) ? 'roaming-pack' : 'roaming-pack-declined';
  const amount = simpleQuote(platform, pack.cents).total;
  ledger.effect({ row: 62, effect, customerId, transactionId, amount });
  if (pays(card)) account.packs.push(ownedPack(platform, { pack, customerId, body }));
  const status = progressWord(platform, pays(card) ? 'COMPLETED' : 'FAILED');
  return okAs(platform, { transactionId, packId: pack.packId, status });
}

function startRefusal({ clock }: Platform, body: Body): Reply | null {
  const given = text(body, 'startDate');
  if (given === '') return null;
  const at = Date.parse(given);
  if (Number.isNaN(at)) return refused(400, 'Invalid request', { StartDate: 'is not a day' });
  const over = at + DAY_ENDS_AFTER_MS <= clock.now();
  return over ? refused(400, 'Invalid request', { StartDate: 'is in the past' }) : null;
}

/** Ends with the last moment of its last day. */
function ownedPack(
  { clock }: Platform,
  { pack, customerId, body }: { pack: RoamingPack; customerId: string; body: Body },
): OwnedPack {
  const given = text(body, 'startDate');
  const startsAt = given === '' ? clock.now() : Date.parse(given);
  const endsAt = startsAt + pack.validityDays * DAY_MS - 1;
  return { packId: pack.packId, customerId, startsAt, endsAt, autoRenew: false };
}

function ownedView(
  platform: Platform,
  { packId, customerId, startsAt, endsAt, autoRenew }: OwnedPack,
): Body {
  const now = platform.clock.now();
  const status = startsAt > now ? 'PENDING' : endsAt < now ? 'EXPIRED' : 'ACTIVE';
  const [startDate, endDate] = [wireDay(platform, startsAt), wireDay(platform, endsAt)];
  return { packId, customerId, status, startDate, endDate, autoRenew };
}

/** Of all packs with this id that the line has: nothing else tells them apart. */
function setAutoRenew({ platform, params, body }: EndpointRequest): Reply {
  const customerId = text(body, 'customerId');
  const packId = params['packId'] ?? '';
  const packs = packsOf(platform, customerId).filter((pack) => pack.packId === packId);
  if (packs.length === 0) return unknown('Pack');
  for (const pack of packs) pack.autoRenew = body['autoRenew'] === true;
  platform.ledger.effect({ row: 64, effect: 'roaming-auto-renew', customerId });
  return okAs(platform, { customerId });
}

function usage({ platform, query }: EndpointRequest): Reply {
  const customerId = query.get('customerId') ?? '';
  if (!lineOf(platform.world, customerId)) return unknown('Customer');
  const packId = query.get('packId');
  const packs = packsOf(platform, customerId).filter(
    (pack) => packId === null || pack.packId === packId,
  );
  return okAs(
    platform,
    packs.map((pack) => usageView(platform, pack)),
  );
}

/** Nothing is used on the first day; after it the same for ever, as in row 39. */
function usageView(platform: Platform, { packId, customerId, startsAt, endsAt }: OwnedPack): Body {
  const total = (packFor(packId)?.dataGb ?? 0) * MEGABYTES_IN_GB;
  const line = lineOf(platform.world, customerId);
  const isNew = platform.clock.now() < startsAt + DAY_MS;
  const used = line && !isNew ? share(line, packId, total) : 0;
  return { packId, used, remaining: total - used, unit: 'MB', endDate: wireDay(platform, endsAt) };
}

const packsOf = ({ world }: Platform, customerId: string): readonly OwnedPack[] =>
  accountOf(world, customerId)?.packs.filter((pack) => pack.customerId === customerId) ?? [];
