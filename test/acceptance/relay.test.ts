import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkLimits } from '../../src/server/limits.ts';
import { documentsIn, printedSchema, root } from './example-documents.ts';

const EXAMPLES = new Map([...documentsIn('documents'), ...documentsIn('relay')]);

/** A project of an app that uses Relay. */
class App implements Disposable {
  readonly #path = mkdtempSync(join(tmpdir(), 'relay-'));

  constructor(documents: ReadonlyMap<string, string>, schema: string = printedSchema()) {
    for (const folder of ['app', 'artifacts']) mkdirSync(join(this.#path, folder));
    for (const [stem, text] of documents)
      writeFileSync(join(this.#path, 'app', `${stem}.ts`), `graphql\`${text}\`;\n`);
    writeFileSync(join(this.#path, 'schema.graphql'), schema);
    const config = { src: './app', schema: './schema.graphql', artifactDirectory: './artifacts' };
    writeFileSync(
      join(this.#path, 'relay.config.json'),
      JSON.stringify({ ...config, language: 'typescript' }),
    );
  }

  compile(): { code: number | null; complaint: string } {
    const binary = join(root, 'node_modules', '.bin', 'relay-compiler');
    const { status, stdout, stderr } = spawnSync(binary, ['relay.config.json'], {
      cwd: this.#path,
      encoding: 'utf8',
    });
    return { code: status, complaint: stdout + stderr };
  }

  /** What Relay sends, by the name of the operation. */
  sent(): ReadonlyMap<string, string> {
    const names = readdirSync(join(this.#path, 'artifacts'));
    const texts = names.flatMap((name): [string, string][] => {
      const artifact = readFileSync(join(this.#path, 'artifacts', name), 'utf8');
      const [, text] = /^ {4}"text": (".+")$/m.exec(artifact) ?? [];
      return text === undefined ? [] : [[name.replace('.graphql.ts', ''), JSON.parse(text)]];
    });
    return new Map(texts);
  }

  [Symbol.dispose](): void {
    rmSync(this.#path, { recursive: true });
  }
}

describe('relay-compiler', () => {
  it('takes the schema and every example, and what it sends runs within the limits', () => {
    using app = new App(EXAMPLES);

    const { code, complaint } = app.compile();

    expect(code, complaint).toBe(0);
    const sent = app.sent();
    expect([...sent.keys()].toSorted()).toEqual([
      'Account',
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
    using app = new App(documentsIn('relay'));
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
    using app = new App(documentsIn('relay'), schema);

    expect(app.compile()).toMatchObject({ code: 1, complaint: expect.stringMatching(/pageInfo/) });
  });
});
