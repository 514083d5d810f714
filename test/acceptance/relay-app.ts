/*
 * Relay app: a project of an app that uses Relay, and what its compiler makes of documents.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printedSchema, root } from './example-documents.ts';

export class RelayApp implements Disposable {
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
