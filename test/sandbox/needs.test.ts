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

  it('of an address has every field that the editor asks for', () => {
    expect(JSON.parse(named('A1_Plans').variables)).toMatchObject({ address: { country: 'US' } });
  });
});
