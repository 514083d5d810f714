/*
 * `npm start`: the sandbox in the foreground.
 */
import { parseArgs } from 'node:util';
import { CannotStart } from '../src/cannot-start.ts';
import { EnvQuestions } from '../src/env-questions.ts';
import { startSandbox } from './sandbox.ts';

const PORTS = { from: 1, to: 65_535 };

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
  const ask = new EnvQuestions(process.env);
  const ports = {
    port: ask.integer('PORT', { or: 4000, ...PORTS }),
    adminPort: ask.integer('ADMIN_PORT', { or: 4001, ...PORTS }),
    simulatorPort: ask.integer('SIMULATOR_PORT', { or: 4010, ...PORTS }),
  };
  ask.finish();
  const sandbox = await startSandbox({
    ...ports,
    ...{ speed: 30, keep: values.keep, folder: '.data' },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
  console.log(`
  Reach Gateway sandbox (Node ${process.versions.node})

  GraphiQL    ${sandbox.gateway.url}/graphiql
  GraphQL     ${sandbox.gateway.url}/graphql
  Simulator   ${sandbox.simulator.url}/_simulator/
  Metrics     ${sandbox.gateway.adminUrl}/metrics

  Time runs 30 times as fast. Ctrl-C stops; \`npm start -- --keep\` goes on where this ends.
`);
}

try {
  await start();
} catch (error) {
  const says = error instanceof CannotStart || error instanceof TypeError;
  if (!says) throw error;
  console.error(error.message);
  process.exit(2);
}
