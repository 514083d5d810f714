/*
 * A token of the sandbox: `npm run token -- --role customer --sub lena --customer <id> --expires 30s --auth-age 1h`. It stands alone on the
 * last line.
 */
import { parseArgs } from 'node:util';
import { lifetimeIn, ROLES, sandboxKey, secondsIn, signedToken, type Claims } from './keys.ts';

const USAGE =
  'npm run token -- [--role customer|agent|admin] [--sub name] [--customer id] [--expires 12h] [--auth-age 0s]';

interface Wanted {
  readonly claims: Claims;
  readonly lives: string;
  readonly authAgeSeconds: number;
}

/** Null when the command line makes no sense. */
function wanted(): Wanted | null {
  try {
    const { values } = parseArgs({
      options: {
        role: { type: 'string', default: 'customer' },
        sub: { type: 'string', default: 'sam' },
        customer: { type: 'string', multiple: true, default: [] },
        expires: { type: 'string', default: '12h' },
        'auth-age': { type: 'string', default: '0s' },
      },
    });
    const role = ROLES.find((one) => one === values.role);
    const lives = lifetimeIn(values.expires);
    const authAgeSeconds = secondsIn(values['auth-age']);
    if (role === undefined || lives === null || authAgeSeconds === null || values.sub === '')
      return null;
    return { claims: { sub: values.sub, role, customers: values.customer }, lives, authAgeSeconds };
  } catch {
    return null;
  }
}

const asked = wanted();
if (asked === null) {
  console.error(
    `${USAGE}\n--expires is a time from 1s to 365d, like 30s, 5m, 12h or 1d. --auth-age is how long ago the person signed in, in the same form.`,
  );
  process.exitCode = 2;
} else {
  console.log(await signedToken(await sandboxKey(), asked.claims, asked));
}
