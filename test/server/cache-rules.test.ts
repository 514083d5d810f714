/*
 * Cache rules: what a normalised cache needs of every type. It merges what has the same type and id, and replaces everything else as a whole.
 */
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { buildSchema } from '../../src/server/schema.ts';

const SCHEMA = buildSchema(scalarResolvers);
const OBJECTS = Object.values(SCHEMA.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'));
const MUTATIONS = Object.values(SCHEMA.getMutationType()?.getFields() ?? {});

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);
/** Items of a stream and payloads come once, and nothing asks for them again. */
const PASSING = ['StreamItem', 'MutationPayload'];

/** Types without an id, each with the reason why nothing is lost when a cache replaces them as a whole. */
const VALUES: Readonly<Record<string, string>> = {
  ...of('a value without parts that are read one by one', [
    ...['Money', 'PostalAddress', 'DataAllowance', 'RoamingData', 'FccLabel', 'FccStatement'],
    ...['LineUsage', 'RoamingPackUsage', 'CardLink', 'InvoiceLink', 'Problem', 'RoamingCountry'],
    ...['LineLock', 'WantedSignIn'],
  ]),
  ...of('one entry of a list that is only ever read as a whole', [
    ...['BillLine', 'BillItem', 'CallingUsage', 'CallingPurchase', 'LineAction'],
    ...['AuditEntry', 'AuditSegment', 'AuditFault', 'DataKey'],
  ]),
  ...of('a part of a quote, which never changes', ['QuotedLine', 'DueToday', 'EstimatedMonthly']),
  ...of('a part of an operation, which comes with its revision', [
    ...['OperationStep', 'PurchasedLine', 'PurchaseTransaction'],
    ...['PayAtLink', 'RenewPaymentLink', 'CorrectPortDetails', 'ContactSupport'],
  ]),
  ...of('an answer to one question, stored under its arguments', [
    ...['Coverage', 'ZipCodeCoverage', 'DeviceCompatibility', 'SimCardEligibility'],
    ...['PortInEligibility', 'ChangePage', 'OperationSetAside'],
  ]),
  ...of('what people of the brand look at, stored under the id of its operation', [
    ...['OperationTimeline', 'TimelineRequest', 'TimelineWrite', 'TimelineReading'],
    ...['TimelineCallback', 'TimelineEntry', 'TimelineTransaction', 'TimelineCall'],
    'TimelineFailedRead',
  ]),
};

function of(reason: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

const isConnection = ({ name }: GraphQLNamedType): boolean =>
  /(Edge|Connection)$/.test(name) || name === 'PageInfo';

const interfacesOf = (type: GraphQLObjectType): readonly string[] =>
  type.getInterfaces().map(({ name }) => name);

/** Whether a field leads to something that has an id. */
const isEntity = (type: GraphQLNamedType): boolean =>
  (isObjectType(type) || isInterfaceType(type)) &&
  (type.name === 'Node' || type.getInterfaces().some(({ name }) => name === 'Node'));

describe('a normalised cache', () => {
  it('finds an id on every type, and finds its object again by it, but for values that are named here', () => {
    const others = OBJECTS.filter(
      (type) =>
        !ROOTS.has(type.name) &&
        !isConnection(type) &&
        !interfacesOf(type).some((name) => PASSING.includes(name)),
    );
    const without = others.filter((type) => !interfacesOf(type).includes('Node'));
    expect(without.map(({ name }) => name).toSorted()).toEqual(Object.keys(VALUES).toSorted());
    const odd = OBJECTS.filter((type) => 'id' in type.getFields() && !isEntity(type));
    expect(odd).toEqual([]);
  });

  /** What is shown of these is cached by the gateway, or read slowly, while events tell of changes. */
  it('can tell which of two states is newer, of everything that changes', () => {
    const dated = OBJECTS.filter(
      (type) => isEntity(type) && 'revision' in type.getFields() && !isOperation(type),
    );
    expect(dated.map(({ name }) => name).toSorted()).toEqual(
      ['Bill', 'Card', 'Customer', 'Invoice', 'Line', 'OwnedRoamingPack', 'Shipment'].toSorted(),
    );
    const undated = OBJECTS.filter((type) => isEntity(type) && !('revision' in type.getFields()));
    expect(undated.map(({ name }) => name).toSorted()).toEqual(Object.keys(UNDATED).toSorted());
    for (const type of OBJECTS.filter((one) => 'revision' in one.getFields()))
      expect(String(type.getFields()['revision']?.type)).toBe('Int!');
  });

  it('is given what a mutation changed by its payload, but where nothing that is shown changes', () => {
    const silent = MUTATIONS.filter(({ type }) => {
      const payload = getNamedType(type);
      return isObjectType(payload) && !bringsWhatChanged(payload);
    });
    expect(silent.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(CHANGES_NOTHING_SHOWN).toSorted(),
    );
  });

  it('reaches through every operation of a customer what that operation changes', () => {
    const blind = OBJECTS.filter(isOperation).filter(
      (type) =>
        !Object.values(type.getFields()).some(({ type: field }) =>
          ['Line', 'Customer', 'Bill'].includes(getNamedType(field).name),
        ),
    );
    expect(blind.map(({ name }) => name)).toEqual(['DirectChangeOperation']);
  });
});

const isOperation = (type: GraphQLObjectType): boolean => interfacesOf(type).includes('Operation');

/** Through the operation that goes on, or by itself. */
const bringsWhatChanged = (payload: GraphQLObjectType): boolean =>
  Object.values(payload.getFields()).some(({ type }) => {
    const named = getNamedType(type);
    return isEntity(named) && named.name !== 'DirectChangeOperation';
  });

const UNDATED: Readonly<Record<string, string>> = {
  ...of('sold to everybody, with `Catalog.asOf`', ['Catalog', 'Plan', 'Offer', 'CatalogService']),
  ...of('sold to everybody', ['RoamingPack']),
  ...of('its fields are read one by one', ['InternationalCalling', 'Viewer']),
  ...of('never changes', [
    ...['PurchaseQuote', 'TopUpQuote', 'CallingCreditQuote', 'RoamingPackQuote', 'PlanChangeQuote'],
  ]),
};

const CHANGES_NOTHING_SHOWN: Readonly<Record<string, string>> = {
  ...of('the card is added on a page, later', ['createCardLink']),
  ...of('sent to the customer, and shown nowhere', [
    ...['emailInvoice', 'sendSms', 'requestSimSwapCode', 'resetVoicemailPin'],
  ]),
  ...of('a note at the platform, which shows it nowhere', ['recordDeparture']),
  ...of('the end of a sign-in, which is no thing of the graph', ['revokeSessions']),
};
