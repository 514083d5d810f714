/*
 * Gateway process: a gateway of its own process, for tests that kill it. Speaks to the test by one line of JSON on its output.
 *
 * Its clock runs at the same speed from the same moment as the simulator's, which lives in the test.
 */
import { flushCompileCache } from 'node:module';
import { createLocalJWKSet, type JWK } from 'jose';
import type { Clock } from '../../src/clock.ts';
import { createGateway } from '../../src/gateway.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { configFor } from '../support/config.ts';

interface Orders {
  readonly reachUrl: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly jwk: JWK;
  readonly clock: { readonly virtual: number; readonly real: number; readonly speed: number };
}

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
const { virtual, real, speed } = orders.clock;

const clock: Clock = {
  now: () => Math.round(virtual + (Date.now() - real) * speed),
  elapsed: () => Math.round(performance.now() * speed),
  at(time, wake) {
    const timer = setTimeout(wake, Math.max(0, (time - clock.now()) / speed));
    return () => clearTimeout(timer);
  },
};

const config = configFor(orders.reachUrl, {
  databaseUrl: orders.databaseUrl,
  config: { port: orders.port },
});
const gateway = await createGateway(config, {
  clock,
  telemetry: new Telemetry('silent'),
  tokenKeys: createLocalJWKSet({ keys: [orders.jwk] }),
});
flushCompileCache(); // for the next one: this process is killed, and leaves nothing at its end
process.stdout.write(`${JSON.stringify({ url: gateway.url })}\n`);
