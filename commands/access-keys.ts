/*
 * Access keys: `npm run access-keys -- [folder]` asks the platform for the brand's permanent keys, which it gives once.
 *
 * Owns   the order: settings, files that are new and open, one call, both files on disk, then the end.
 * Gives  the paths and the settings that they are for; exit code 0 when the keys are kept, 1 when not, 2 for wrong settings.
 * Never  prints a key, calls twice, or takes silence for a no.
 */
import { makeAccessKeys, type Made } from '../src/datasources/wire/access-key.ts';
import { ConfigError, EnvQuestions } from '../src/env-questions.ts';
import { fail } from './fail.ts';
import { CannotReserve, KeyFiles } from './key-files.ts';

const NAMES = ['access-key-id', 'access-secret-key'];
const SETTINGS = ['REACH_ACCESS_KEY_ID_FILE', 'REACH_ACCESS_SECRET_KEY_FILE'];

interface Brand {
  readonly url: string;
  readonly apiKey: string;
  readonly jwt: string;
}

/** Throws a ConfigError. */
function settings(): { folder: string; brand: Brand } {
  const ask = new EnvQuestions(process.env);
  const [named, ...more] = process.argv.slice(2);
  if (more.length > 0 || named?.startsWith('-'))
    ask.mistake('The command line', 'takes one folder');
  const folder = named ?? ask.text('ACCESS_KEYS_DIR', { or: '.secrets' });
  const url = ask.httpsUrl('REACH_BASE_URL');
  const [apiKey, jwt] = [ask.secret('REACH_API_KEY'), ask.secret('REACH_JWT')];
  ask.finish();
  return { folder, brand: { url, apiKey: apiKey(), jwt: jwt() } };
}

async function makeKeys(brand: Brand, files: KeyFiles): Promise<void> {
  const made = await makeAccessKeys(brand);
  if (made.outcome !== 'accepted') {
    await files.discard();
    return fail(reasonOf(made), 1);
  }
  try {
    await files.keep([made.keys.id, made.keys.secret]);
  } catch {
    return fail(LOST, 1);
  }
  tellWhere(files.paths);
}

function tellWhere(paths: readonly string[]): void {
  console.log('The keys are kept. The platform does not show them again. To use them, set:');
  for (const [index, path] of paths.entries()) console.log(`  ${SETTINGS[index]}=${path}`);
}

function reasonOf(made: Exclude<Made, { outcome: 'accepted' }>): string {
  switch (made.outcome) {
    case 'declined':
      return `The platform declined, and has made no keys: ${made.platformMessage ?? 'it gave no reason'}`;
    case 'not-processed':
      return 'The platform could not be asked, and has made no keys. Try again later.';
    case 'no-response':
      return [
        'The request was sent, and no answer came that can be read. The platform may have made the keys, and it shows them once.',
        'Nothing was tried again. Ask Reach what became of them before you run this again.',
      ].join('\n');
  }
}

const LOST =
  'The platform has made the keys, and they could not be written to the disk. Ask Reach to make new ones.';

try {
  const { folder, brand } = settings();
  await makeKeys(brand, await KeyFiles.reserve(folder, NAMES));
} catch (error) {
  if (error instanceof ConfigError) fail(error.message, 2);
  else if (error instanceof CannotReserve)
    fail(`${error.message} Nothing was asked of the platform.`, 1);
  else throw error;
}
