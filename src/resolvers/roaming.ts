import { whenGiven } from '../datasources/wire/given.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, globalId, readGlobalId } from '../ids.ts';
import type { RequestContext } from '../context.ts';
import { roamingProduct } from '../operations/roaming.ts';
import { setRoamingAutoRenew } from '../operations/roaming-renewal.ts';
import { forOwner } from './account-holder.ts';
import { changedCustomer, customerView } from './customer.ts';
import { lineView } from './line.ts';
import { namedLine } from './line-view.ts';
import { operationFields } from './operation.ts';
import { ownedPacksOf, type OwnedPackView } from './roaming-view.ts';
import { saleQuoteFields } from './sale-quote.ts';
import { BadInput } from './scalars/scalar.ts';

const MAX_COUNTRIES = 20;

/** A pack of an account that the caller owns, or null. */
export async function ownedPackOf(
  id: string,
  context: RequestContext,
): Promise<OwnedPackView | null> {
  const named = readGlobalId(id);
  const [account] = named?.type === 'OwnedRoamingPack' ? named.parts : [];
  const customer = account ? await customerView(customerId(account), context) : null;
  const packs =
    customer && (await forOwner(customer, context, (own) => ownedPacksOf(own, context)));
  return packs?.find((pack) => pack.id === id) ?? null;
}

export const roamingResolvers = {
  Query: {
    roamingCountries: (_root, _args, { sources }) =>
      whenGiven(sources.roaming.countries(), (countries) => [...countries]),
    roamingPacks: (_root, { countries }, { sources }) => {
      if (countries.length > MAX_COUNTRIES)
        throw new BadInput('TOO_MANY', { limits: { max: MAX_COUNTRIES }, field: ['countries'] });
      if (countries.length === 0) return [];
      return whenGiven(sources.roaming.packsFor(countries), (packs) => [...packs]);
    },
  },
  Mutation: {
    quoteRoamingPack: (_root, { input }, { sales, ...context }) =>
      sales.quote(roamingProduct, input, context),
    purchaseRoamingPack: (_root, { input }, { sales, ...context }) =>
      sales.buy(roamingProduct, input, context),
    setRoamingAutoRenew: (_root, { input }, { directChanges, ...context }) =>
      directChanges.make(setRoamingAutoRenew, input, context),
  },
  RoamingPack: {
    id: ({ id }) => globalId('RoamingPack', id),
    countries: ({ countries }) => [...countries],
  },
  SetRoamingAutoRenewPayload: {
    pack: async ({ account, value }, _args, context) => {
      const customer = value && account && (await customerView(account, context));
      const packs = customer ? await ownedPacksOf(customer, context) : [];
      const isIt = ({ pack }: OwnedPackView): boolean =>
        pack.packId === value?.pack && pack.line === value.line;
      return packs.find(isIt) ?? null;
    },
    customer: changedCustomer,
  },
  OwnedRoamingPack: {
    id: ({ id }) => id,
    revision: ({ pack }, _args, { readings }) => readings.revisionOf(pack),
    packId: ({ pack }) => globalId('RoamingPack', pack.packId),
    pack: ({ pack }, _args, { sources }) => sources.roaming.pack(pack.packId),
    line: ({ account, pack }) => {
      const line = account.lines.find(({ customerId }) => customerId === pack.line);
      return line ? namedLine(account, line) : null;
    },
    status: ({ pack }) => pack.status,
    startsOn: ({ pack }) => pack.startsOn,
    validUntil: ({ pack }) => pack.validUntil,
    autoRenew: ({ pack }) => pack.autoRenew,
    usage: ({ pack }, _args, { sources }) =>
      pack.line === null
        ? null
        : whenGiven(
            sources.roaming.usageOf(pack.line),
            (usage) => usage.find(({ packId }) => packId === pack.packId) ?? null,
          ),
  },
  RoamingPackQuote: {
    ...saleQuoteFields,
    pack: ({ sale }, _args, { sources }) => sources.roaming.pack(sale.pack),
    startsOn: ({ sale }) => sale.startsOn,
  },
  RoamingPackOperation: {
    ...operationFields,
    line: ({ detail }, _args, context) => lineView(detail.account, detail.line, context),
    quote: ({ detail }, _args, { sales }) => sales.kept('roaming-pack', detail.quoteId),
    newQuote: ({ newQuoteId }, _args, { sales }) => sales.instead('roaming-pack', newQuoteId),
  },
} satisfies Resolvers;
