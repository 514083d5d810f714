import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkLimits } from '../../src/server/limits.ts';
import { documentsIn, printedSchema } from './example-documents.ts';
import { RelayApp } from './relay-app.ts';

const EXAMPLES = new Map([...documentsIn('documents'), ...documentsIn('relay')]);

describe('relay-compiler', () => {
  it('takes the schema and every example, and what it sends runs within the limits', () => {
    using app = new RelayApp(EXAMPLES);

    const { code, complaint } = app.compile();

    expect(code, complaint).toBe(0);
    const sent = app.sent();
    expect([...sent.keys()].toSorted()).toEqual([
      'Account',
      'AcknowledgeOperation',
      'ActivateLine',
      'CorrectPortIn',
      'CoverageAndPlans',
      'CustomerOrdersPage',
      'Home',
      'LineStatusAgain',
      'OrderChanges',
      'OrderHistoryPage',
      'PortInEligibility',
      'QuotePurchase',
      'SetDefaultCard',
      'StartPortIn',
      'SubmitPurchase',
      'WatchOperation',
    ]);
    const schema = buildSchema(printedSchema());
    for (const [name, text] of sent) {
      expect(validate(schema, parse(text)), name).toEqual([]);
      expect(() => checkLimits(parse(text)), name).not.toThrow();
    }
  });

  it('pages through connections with their cursors, and fetches nodes again by their ids', () => {
    using app = new RelayApp(documentsIn('relay'));
    app.compile();
    const sent = app.sent();

    expect(sent.get('OrderHistoryPage')).toMatch(
      /operations\(first: \$count, after: \$cursor\)[^]*pageInfo \{\s+endCursor\s+hasNextPage/,
    );
    expect(sent.get('CustomerOrdersPage')).toContain('node(id: $id)');
    expect(sent.get('LineStatusAgain')).toContain('node(id: $id)');
  });

  it('refuses the examples when the schema has no such connection', () => {
    const schema = printedSchema().replaceAll('pageInfo: PageInfo!', 'page: PageInfo!');
    using app = new RelayApp(documentsIn('relay'), schema);

    expect(app.compile()).toMatchObject({ code: 1, complaint: expect.stringMatching(/pageInfo/) });
  });
});
