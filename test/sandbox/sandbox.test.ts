import { buildASTSchema, parse, validate } from 'graphql';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { TABS } from '../../explorer/tabs.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { Client } from '../support/client.ts';
import { folder } from '../support/world.ts';

const schema = buildASTSchema(
  parse(
    readdirSync('schema')
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => readFileSync(`schema/${file}`, 'utf8'))
      .join('\n'),
  ),
);

const OPTIONS = { port: 0, adminPort: 0, simulatorPort: 0, speed: 0, keep: false };

/** As a browser asks whose page has made its own name lead to this machine. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  const asked = request(url, { headers: { host } }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('the explorer', () => {
  it.each(
    TABS.map(
      (tab) =>
        [
          /(\w+)\s*[({]/.exec(tab.query.replace(/^#.*\n/, '').replace(/^\w+ /, ''))?.[1],
          tab,
        ] as const,
    ),
  )('has a tab %s that fits the schema', (_name, { query, variables }) => {
    expect(validate(schema, parse(query))).toEqual([]);
    expect(JSON.parse(variables)).toBeTypeOf('object');
  });

  it('shows the FCC label wherever plans are shown', () => {
    const plans = TABS.filter(({ query }) => /\bplans\s*\{/.test(query));
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.every(({ query }) => query.includes('fccLabel'))).toBe(true);
  });
});

describe('the sandbox', () => {
  it('signs in everybody who lives there, by name, and nobody else', async () => {
    await using place = await folder();
    const sandbox = await startSandbox({ ...OPTIONS, folder: place.path });
    try {
      const people = (await (await fetch(`${sandbox.gateway.url}/sandbox/people`)).json()) as {
        name: string;
      }[];
      expect(people.map(({ name }) => name)).toEqual([
        'sam',
        'lena',
        'farah',
        'marco',
        'sid',
        'dora',
        'erin',
        'paul',
        'petra',
        'john',
        'agent',
        'admin',
      ]);
      for (const { name } of people) {
        const token = await (await fetch(`${sandbox.gateway.url}/sandbox/token?as=${name}`)).text();
        const { viewer } = await new Client(sandbox.gateway.url, token).data(
          '{ viewer { subject customers { lines { status } } } }',
        );
        expect(viewer.subject).toBe(name);
      }
      expect((await fetch(`${sandbox.gateway.url}/sandbox/token?as=mallory`)).status).toBe(404);
      for (const host of ['evil.test', 'evil.test:4000', '127.0.0.1.evil.test']) {
        expect(await statusFor(`${sandbox.gateway.url}/sandbox/token?as=admin`, host)).toBe(404);
      }
      expect(await statusFor(`${sandbox.gateway.url}/sandbox/token?as=admin`, 'localhost')).toBe(
        200,
      );
    } finally {
      await sandbox.stop();
    }
  });

  it('begins afresh, or goes on where it was', async () => {
    await using place = await folder();
    const run = async (keep: boolean): Promise<{ now: number; sold: number }> => {
      const sandbox = await startSandbox({ ...OPTIONS, keep, folder: place.path });
      await sandbox.simulator.clock.advance(3_600_000);
      const now = sandbox.simulator.clock.now();
      sandbox.simulator.platform.world.tokens.push({ value: 't', expiresAt: 0 });
      const sold = sandbox.simulator.platform.world.tokens.length;
      await sandbox.stop();
      return { now, sold };
    };
    const first = await run(false);
    const kept = await run(true);
    expect(kept.now).toBeGreaterThanOrEqual(first.now + 3_600_000);
    expect(kept.sold).toBe(first.sold + 1);
    expect((await run(false)).sold).toBe(first.sold);
  });
});
