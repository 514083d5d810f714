import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { root } from './example-documents.ts';

const eslint = new ESLint({ cwd: root });

/** The rules that a text breaks, as if it stood in this file. */
async function brokenBy(filePath: string, text: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

describe('graphql-eslint', () => {
  it('has nothing against the schema and the examples', async () => {
    const results = await eslint.lintFiles(['schema/*.graphql', 'examples/**/*.graphql']);

    expect(results.length).toBeGreaterThan(30);
    expect(
      results.flatMap(({ filePath, messages }) => messages.map((one) => [filePath, one])),
    ).toEqual([]);
  });

  it('sees what is wrong with a document', async () => {
    const text = 'query get_plans { catalog { plans { name nothing } } }';

    const broken = await brokenBy('examples/documents/plans.graphql', text);

    expect(new Set(broken)).toEqual(
      new Set([
        '@graphql-eslint/fields-on-correct-type',
        '@graphql-eslint/match-document-filename',
        '@graphql-eslint/naming-convention',
        '@graphql-eslint/require-selections',
      ]),
    );
  });

  it('sees a list that Relay could not page through, and what nobody has described', async () => {
    const text =
      'type BillConnection { edges: [Plan!]! pageInfo: PageInfo } extend type Query { bills: BillConnection }';

    const broken = await brokenBy('schema/bill.graphql', text);

    expect(broken).toEqual(
      expect.arrayContaining([
        '@graphql-eslint/relay-arguments',
        '@graphql-eslint/relay-connection-types',
        '@graphql-eslint/require-description',
      ]),
    );
  });
});
