import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  isNonNullType,
  Kind,
  parse,
  typeFromAST,
  type GraphQLInputType,
} from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { forget, remember } from '../../explorer/memory.ts';
import { whatIsMissing } from '../../explorer/needs.ts';
import type { Tab } from '../../explorer/tab.ts';
import { TABS } from '../../explorer/tabs.ts';

const nameOf = ({ query }: Tab): string =>
  /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? '';
const named = (name: string): Tab => {
  const tab = TABS.find((one) => nameOf(one) === name);
  if (!tab) throw new Error(`no tab ${name}`);
  return tab;
};
const missing = ({ query, variables }: Tab): string | null =>
  whatIsMissing(query, JSON.parse(variables), TABS);

const SCHEMA = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** Fields that are missing of a value, as the editor counts: one with a default is asked for, too. */
function unfilled(type: GraphQLInputType, value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => unfilled(type, one, path));
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return [];
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.values(named.getFields()).flatMap((field) => {
    const own = `${path}.${field.name}`;
    if (!given.has(field.name)) return isNonNullType(field.type) ? [own] : [];
    return unfilled(field.type, given.get(field.name), own);
  });
}

function unfilledOf({ query, variables }: Tab): string[] {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const given = new Map<string, unknown>(Object.entries(JSON.parse(variables) as object));
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const known = typeFromAST(SCHEMA, type);
    const name = variable.name.value;
    return isInputType(known) ? unfilled(known, given.get(name), name) : [];
  });
}

describe('a tab of the explorer', () => {
  beforeEach(() => forget());

  it.each([
    ['A3_Buy', 'Run A2 first: it brings {{quoteId}}. Nothing was sent.'],
    ['B2_Quote', /^Run B1 first: it brings \{\{\w+\}\}/],
    ['F2_Quote', /^Run F1 first/],
    ['L4_Wrong', /^Run L\d first/],
  ] as const)('%s says which one must run before it', (name, sentence) => {
    expect(missing(named(name))).toMatch(sentence);
  });

  it('runs as soon as an answer has brought what it needs, and not with what another person had', () => {
    const buy = named('A3_Buy');
    remember({ quotePurchase: { quote: { id: 'q-1' } } });
    expect(missing(buy)).toBeNull();
    forget();
    expect(missing(buy)).toMatch(/^Run A2 first/);
  });

  it('names a tab before it wherever it needs one', () => {
    const said = TABS.map((tab) => ({ tab: nameOf(tab), says: missing(tab) }));
    const lost = said.filter(({ says }) => says !== null && !/^Run [A-Q]\d+ first/.test(says));
    expect(said.filter(({ says }) => says !== null).length).toBeGreaterThan(20);
    expect(lost).toEqual([]);
  });

  it('has every field that the editor asks for, also those with a default, so that nothing is marked', () => {
    const marked = TABS.map((tab) => [nameOf(tab), ...unfilledOf(tab)]);
    expect(marked.filter((one) => one.length > 1)).toEqual([]);
    expect(unfilledOf({ ...named('A1_Plans'), variables: '{"address":{"city":"X"}}' })).toEqual([
      ...['address.address1', 'address.country', 'address.residential'],
      ...['address.state', 'address.zip'],
    ]);
  });
});
