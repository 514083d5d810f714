/*
 * A token of the sandbox: `npm run token -- --role customer --sub lena --customer <id>`. It stands alone on the last line.
 */
import { parseArgs } from 'node:util';
import { sandboxKey, signedToken, type Claims } from './keys.ts';

const { values } = parseArgs({
  options: {
    role: { type: 'string', default: 'customer' },
    sub: { type: 'string', default: 'sam' },
    customer: { type: 'string', multiple: true, default: [] },
  },
});

const ROLES: readonly Claims['role'][] = ['customer', 'agent', 'admin'];
const role = ROLES.find((one) => one === values.role);

if (role === undefined) {
  console.error(`--role is one of: ${ROLES.join(', ')}`);
  process.exitCode = 1;
} else {
  console.log(
    await signedToken(await sandboxKey(), { sub: values.sub, role, customers: values.customer }),
  );
}
