/*
 * Relay tags: what the Babel plugin of Relay does in an app, for the tests that run the recipe.
 *
 * Gives  a plugin for Vite that compiles the recipes with relay-compiler, and puts the artifact in the place of each tag.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const artifacts = join(root, '.cache', 'relay-recipes');

const TAG = /graphql`\s*(?:query|mutation|subscription|fragment) (\w+)[^`]*`/g;

export const relayTags = {
  name: 'relay-tags',
  enforce: 'pre' as const,
  transform(code: string, id: string): string | null {
    if (!id.includes('/examples/recipes/') || !code.includes('graphql`')) return null;
    compile();
    const imports: string[] = [];
    const rewritten = code.replaceAll(TAG, (_tag, name: string) => {
      imports.push(`import ${name} from '${join(artifacts, `${name}.graphql.ts`)}';`);
      return name;
    });
    return `${imports.join(' ')} ${rewritten}`;
  },
};

/** Compiles all recipes. */
function compile(): void {
  rmSync(artifacts, { recursive: true, force: true });
  mkdirSync(artifacts, { recursive: true });
  const config = {
    src: './examples/recipes',
    schema: './schema.graphql',
    artifactDirectory: './.cache/relay-recipes',
    language: 'typescript',
  };
  const file = join(artifacts, 'relay.config.json');
  writeFileSync(file, JSON.stringify(config));
  execFileSync(join(root, 'node_modules', '.bin', 'relay-compiler'), [file], { cwd: root });
}
