/*
 * Example documents: what examples/ shows to frontends, file by file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The documents of a folder by their stems, without remarks. */
export function documentsIn(folder: 'documents' | 'relay'): ReadonlyMap<string, string> {
  const path = join(root, 'examples', folder);
  const documents = readdirSync(path).map((name): [string, string] => {
    const text = readFileSync(join(path, name), 'utf8');
    return [name.replace('.graphql', ''), text.replaceAll(/^#.*\n/gm, '')];
  });
  return new Map(documents);
}

/** The schema as frontends get it. */
export const printedSchema = (): string => readFileSync(join(root, 'schema.graphql'), 'utf8');
