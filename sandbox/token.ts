/*
 * A token of the sandbox: `npm run token -- --role customer --sub lena --customer <id> --expires 30s`. It stands alone on the last line.
 */
import { parseArgs } from 'node:util';
import { lifetimeIn, ROLES, sandboxKey, signedToken, type Claims } from './keys.ts';

const USAGE =
  'npm run token -- [--role customer|agent|admin] [--sub name] [--customer id] [--expires 12h]';

interface Wanted {
  readonly claims: Claims;
  readonly lives: string;
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
      },
    });
    const role = ROLES.find((one) => one === values.role);
    const lives = lifetimeIn(values.expires);
    if (role === undefined || lives === null || values.sub === '') return null;
    return { claims: { sub: values.sub, role, customers: values.customer }, lives };
  } catch {
    return null;
  }
}

const asked = wanted();
if (asked === null) {
  console.error(`${USAGE}\n--expires is a time from 1s to 365d, like 30s, 5m, 12h or 1d.`);
  process.exitCode = 2;
} else {
  console.log(await signedToken(await sandboxKey(), asked.claims, asked.lives));
}
