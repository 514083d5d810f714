/*
 * Memory: ids that answers have brought, for tabs that need them.
 *
 * Owns   the names that may stand in variables as `{{name}}`, and what they mean just now.
 * Gives  every tab a click that works as it stands, once the tab before it has run.
 */
const remembered = new Map<string, string>();

/** Where in an answer each id is found, by the names of the fields that lead to it. */
const PLACES: readonly (readonly [name: string, ...path: string[]])[] = [
  ['planId', 'catalog', 'plans', '1', 'id'],
  ['quoteId', 'quotePurchase', 'quote', 'id'],
  ['operationId', 'submitPurchase', 'operation', 'id'],
  ['operationId', 'activateLine', 'operation', 'id'],
  ['operationId', 'startPortIn', 'operation', 'id'],
  ['customerId', 'viewer', 'customers', '0', 'id'],
  ['lineId', 'viewer', 'customers', '0', 'lines', '0', 'id'],
  ['cardId', 'viewer', 'customers', '0', 'cards', '0', 'id'],
  ['secondLineId', 'viewer', 'customers', '0', 'lines', '1', 'id'],
  ['secondCardId', 'viewer', 'customers', '0', 'cards', '1', 'id'],
  ['largerPlanId', 'viewer', 'customers', '0', 'lines', '0', 'plan', 'upgradesTo', '0', 'id'],
  ['smallerPlanId', 'viewer', 'customers', '0', 'lines', '0', 'plan', 'downgradesTo', '0', 'id'],
  ['billId', 'viewer', 'customers', '0', 'bills', 'edges', '0', 'node', 'id'],
  ['amountDue', 'viewer', 'customers', '0', 'bills', 'edges', '0', 'node', 'amountDue', 'amount'],
  ['lineId', 'customer', 'lines', '0', 'id'],
  ['planQuoteId', 'quotePlanChange', 'quote', 'id'],
  ['countryCode', 'roamingCountries', '0', 'code'],
  ['packId', 'roamingPacks', '0', 'id'],
  ['packQuoteId', 'quoteRoamingPack', 'quote', 'id'],
  ['codeRequestId', 'requestSimSwapCode', 'codeRequestId'],
  ['creditQuoteId', 'quoteCallingCredit', 'quote', 'id'],
  ['topUpServiceId', 'catalog', 'services', '2', 'id'],
  ['topUpQuoteId', 'quoteTopUp', 'quote', 'id'],
  ['cursor', 'changes', 'endCursor'],
];

/** Keeps the ids of an answer. */
export function remember(data: unknown): void {
  for (const [name, ...path] of PLACES) {
    const found = path.reduce<unknown>(step, data);
    if (typeof found === 'string') remembered.set(name, found);
  }
}

/** Forgets what belongs to the person who was signed in; what is sold is the same for everybody. */
export function forget(): void {
  for (const name of remembered.keys()) if (name !== 'planId') remembered.delete(name);
}

const step = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Names in a value that no answer has brought yet. */
export function missingIn(value: unknown): readonly string[] {
  const names = JSON.stringify(value ?? null).matchAll(/\{\{(\w+)\}\}/g);
  const missing = [...names].flatMap(([, name = '']) =>
    meaning(name) === undefined ? [name] : [],
  );
  return [...new Set(missing)];
}

/** Fields of the root that bring an id of this name. */
export const bringersOf = (name: string): readonly string[] =>
  PLACES.flatMap(([known, field]) => (known === name && field !== undefined ? [field] : []));

/** The same value with every `{{name}}` replaced; `{{newKey}}` is another one each time. */
export function filled(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/\{\{(\w+)\}\}/g, (all, name: string) => meaning(name) ?? all);
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]));
}

function meaning(name: string): string | undefined {
  return name === 'newKey' ? crypto.randomUUID() : remembered.get(name);
}
