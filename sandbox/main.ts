/*
 * `npm start`: the sandbox in the foreground.
 */
import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
const portFrom = (name: string, or: number): number => Number(process.env[name] ?? or);

const sandbox = await startSandbox({
  port: portFrom('PORT', 4000),
  adminPort: portFrom('ADMIN_PORT', 4001),
  simulatorPort: portFrom('SIMULATOR_PORT', 4010),
  ...{ speed: 30, keep: values.keep, folder: '.data' },
});

console.log(`
  Reach Gateway sandbox (Node ${process.versions.node})

  GraphiQL    ${sandbox.gateway.url}/graphiql
  GraphQL     ${sandbox.gateway.url}/graphql
  Simulator   ${sandbox.simulator.url}/_simulator/
  Metrics     ${sandbox.gateway.adminUrl}/metrics

  Time runs 30 times as fast. Ctrl-C stops; \`npm start -- --keep\` goes on where this ends.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
}
