import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import config from '../../examples/codegen.ts';
import { documentsIn, root } from './example-documents.ts';

/** What an app does with the documents. Every line after an `expect-error` would go unnoticed if the types were loose. */
const APP = `
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { useFragment } from './generated/index';
import {
  CoverageAndPlansDocument,
  OperationStateFragmentDoc,
  SubmitPurchaseDocument,
  WatchOperationDocument,
} from './generated/graphql';

export const asked: VariablesOf<typeof WatchOperationDocument> = { id: 'T3A', after: null };
// @ts-expect-error the operation to watch is missing
export const nothing: VariablesOf<typeof WatchOperationDocument> = {};
// @ts-expect-error a purchase needs a key
export const keyless: VariablesOf<typeof SubmitPurchaseDocument> = { input: { quoteId: 'UQ' } };

export function described({ coverage, catalog }: ResultOf<typeof CoverageAndPlansDocument>): string[] {
  // @ts-expect-error what the platform does not say is null
  catalog.plans;
  // @ts-expect-error a strength is one of few words
  if (coverage?.strength5g === 'SUPERB') return [];
  return (catalog?.plans ?? []).map(({ name, price }) => \`\${name} \${price.amount.padStart(8)}\`);
}

export function pageToPayAt({ operationEvents: item }: ResultOf<typeof WatchOperationDocument>): string | null {
  if (item.__typename === 'StreamReset') return null;
  const { customerTask } = useFragment(OperationStateFragmentDoc, item.operation);
  return customerTask?.__typename === 'PayAtLink' ? customerTask.url : null;
}
`;

const WRONG = `
import { described } from './app';
export const plans: number = described({ coverage: null, catalog: null });
`;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ['lib.es2022.d.ts'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

async function generated(): Promise<ReadonlyMap<string, string>> {
  const files: unknown = await generate({ ...config, cwd: root, silent: true }, false);
  if (!Array.isArray(files)) throw new Error('nothing was generated');
  return new Map(files.map(({ filename, content }) => [basename(filename), content]));
}

/** What TypeScript has against a program, by file. */
function complaints(files: ReadonlyMap<string, string>): readonly string[] {
  const path = mkdtempSync(join(tmpdir(), 'client-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
    mkdirSync(join(path, 'generated'));
    for (const [name, text] of files) writeFileSync(join(path, name), text);
    const program = ts.createProgram(
      [...files.keys()].map((name) => join(path, name)),
      OPTIONS,
    );
    return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${basename(file?.fileName ?? '')}: ${text}`;
    });
  } finally {
    rmSync(path, { recursive: true });
  }
}

describe('The types that the client preset of graphql-codegen makes of the examples', () => {
  it('hold an app to the schema: right uses pass, and wrong ones do not', async () => {
    const made = await generated();
    const files = new Map([...made].map(([name, text]) => [`generated/${name}`, text]));

    const found = complaints(new Map([...files, ['app.ts', APP], ['wrong.ts', WRONG]]));

    expect(found).toEqual(["wrong.ts: Type 'string[]' is not assignable to type 'number'."]);
  });

  it('cover every example', async () => {
    const made = await generated();

    for (const [stem, text] of documentsIn('documents')) {
      const [, name] = /^(?:fragment|query|mutation|subscription) (\w+)/m.exec(text) ?? [];
      expect(made.get('graphql.ts'), stem).toContain(`export const ${name}`);
    }
  });
});
