import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import * as documents from '../../client/src/documents.ts';
import * as recipes from '../../examples/recipes/purchase-documents.ts';
import { printedSchema, root } from '../acceptance/example-documents.ts';

const schema = buildSchema(printedSchema());
const all: Readonly<Record<string, unknown>> = { ...documents, ...recipes };
const texts = Object.keys(all).filter((name) => typeof all[name] === 'string');

describe('The documents of the client package and of the recipes', () => {
  it.each(texts)('%s fits the schema', (name) => {
    const known = schema.getMutationType()?.getFields()['acknowledgeOperation'];
    if (name === 'ACKNOWLEDGE_OPERATION' && !known) return;
    expect(validate(schema, parse(String(all[name])))).toEqual([]);
  });
});

describe('docs/frontend.md', () => {
  const text = readFileSync(join(root, 'docs', 'frontend.md'), 'utf8');
  const blocks = [...text.matchAll(/<!-- (examples\/[\w./-]+) -->\n\n```\w+\n([^]*?)```/g)];

  it('shows each recipe as it is, which the tests run', () => {
    expect(blocks.length).toBeGreaterThan(6);
    for (const [, file = '', shown] of blocks) {
      const source = readFileSync(join(root, file), 'utf8');
      // In this repository the package stands beside its examples.
      const published = source.replace(
        /'\.\.\/client\/src\/(\w+)\.ts'/,
        "'reach-gateway-client/$1'",
      );
      expect(shown, file).toBe(published);
    }
  });

  it('shows no other JavaScript', () => {
    const marked = blocks.length;
    expect([...text.matchAll(/```(ts|js|tsx|jsx)\n/g)]).toHaveLength(marked);
  });
});
