/*
 * Seams: the two modules of the gateway that the rig replaces while it loads them.
 *
 * Owns   the replacement. Must be imported before the first module of the gateway.
 */
import { enableCompileCache, registerHooks } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ARMED: Readonly<Record<string, string>> = {
  '/src/failpoint.ts': new URL('./armed-failpoint.ts', import.meta.url).href,
  '/src/seeded-bug.ts': new URL('./armed-bug.ts', import.meta.url).href,
};

/** Where starts are not measured, compiled modules are kept, so that the next start costs half. */
if (process.argv.includes('--cached'))
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/chaos', import.meta.url)));

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const seam = Object.keys(ARMED).find((path) => found.url.endsWith(path));
    const armed = seam === undefined ? undefined : ARMED[seam];
    return armed === undefined ? found : { ...found, url: armed };
  },
});
