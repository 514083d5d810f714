import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROWS } from '../../contract/rows.ts';
import { operations } from './reach-document.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/generate-wire.mjs', import.meta.url));
const CONTRACT = fileURLToPath(new URL('../../contract', import.meta.url));

interface Outcome {
  readonly code: number;
  readonly complaint: string;
}

const generate = (...words: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...words], (error, _out, complaint) => {
      resolve({ code: error === null ? 0 : Number(error.code), complaint });
    });
  });

describe('the generated files', { timeout: 30_000 }, () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contract-'));
    await cp(CONTRACT, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are fresh', async () => {
    expect(await generate('--check')).toEqual({ code: 0, complaint: '' });
  });

  it('are stale when one was edited by hand, until they are generated again', async () => {
    await appendFile(join(folder, 'wire.d.ts'), 'export type Extra = string;\n');
    const edited = await generate('--check', folder);
    expect(edited.code).toBe(1);
    expect(edited.complaint).toContain('wire.d.ts is stale');
    expect(edited.complaint).not.toContain('rows.ts');

    await generate(folder);
    expect(await generate('--check', folder)).toEqual({ code: 0, complaint: '' });
  });

  it('are stale when the document moved on', async () => {
    const file = join(folder, 'reach.openapi.yaml');
    const document = await readFile(file, 'utf8');
    await writeFile(file, document.replace('x-effect: money', 'x-effect: once'));
    expect((await generate('--check', folder)).complaint).toContain('rows.ts is stale');
  });

  it('list each row under its number, as the document has it', () => {
    const expected = operations.flatMap(({ rows, method, path, operation }) =>
      rows.map((row) => {
        const { operationId, 'x-effect': effect } = operation;
        return [String(row), { row, method, path, effect, operationId }] as const;
      }),
    );
    expect(ROWS).toEqual(Object.fromEntries(expected));
    expect(Object.keys(ROWS)).toHaveLength(69);
  });
});
