/*
 * `npm start`: the sandbox in the foreground.
 */
import { CannotStart } from '../src/cannot-start.ts';
import { stopOnSignals } from '../src/stop-signals.ts';
import { startOptions, type StartOptions } from './options.ts';
import type { Sandbox } from './sandbox.ts';

const SPEED = 30;

/** The programs are loaded when the options make sense: a slip of the hand is answered at once. */
async function start(options: StartOptions): Promise<void> {
  const { startSandbox } = await import('./sandbox.ts');
  const sandbox = await startSandbox({ ...options, speed: SPEED, folder: '.data' });
  stopOnSignals(() => sandbox.stop());
  console.log(greeting(sandbox, options));
}

const greeting = ({ gateway, simulator }: Sandbox, { host }: StartOptions): string => `
  Reach Gateway sandbox (Node ${process.versions.node})

  GraphiQL    ${gateway.url}/graphiql
  GraphQL     ${gateway.url}/graphql
  Simulator   ${simulator.url}/_simulator/
  Metrics     ${gateway.adminUrl}/metrics

  Pages and apps of this machine may call from any port${host === '127.0.0.1' ? '; `-- --host 0.0.0.0` lets phones in' : ', and those of its network'}.
  Time runs ${SPEED} times as fast, but for tokens. Ctrl-C stops; \`npm start -- --keep\` goes on where this ends.
`;

try {
  await start(startOptions(process.argv.slice(2), process.env));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exit(2);
}
