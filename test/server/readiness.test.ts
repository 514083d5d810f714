import { afterEach, describe, expect, it, vi } from 'vitest';
import { hours, minutes } from '../../src/clock.ts';
import { createGateway } from '../../src/gateway.ts';
import { configFor } from '../support/config.ts';
import { FailingDisk } from '../support/failing-disk.ts';
import { FullDisk } from '../support/full-disk.ts';
import { startIssuer } from '../support/issuer.ts';
import { AGENT } from '../support/people.ts';
import { folder, World } from '../support/world.ts';

async function readiness(adminUrl: string): Promise<unknown> {
  const response = await fetch(`${adminUrl}/readyz`);
  return { status: response.status, ...((await response.json()) as object) };
}

const gauge = async (adminUrl: string): Promise<string[]> =>
  (await (await fetch(`${adminUrl}/metrics`)).text())
    .split('\n')
    .filter((line) => line.startsWith('reach_degraded{'));

describe('Readiness', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('ends while the disk is full, and comes back', async () => {
    await using world = await World.start();
    const { adminUrl } = world.gateway;
    expect(await readiness(adminUrl)).toEqual({ status: 200, ready: true, degraded: [] });
    {
      using _full = new FullDisk(() => true);
      expect(await readiness(adminUrl)).toMatchObject({ status: 503, ready: false });
    }
    expect(await readiness(adminUrl)).toMatchObject({ status: 200 });
  });

  it('ends for good when nobody knows what the disk holds; then the supervisor of the process is asked to end it', async () => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
    const { adminUrl } = world.gateway;
    const alive = async () => (await fetch(`${adminUrl}/livez`)).status;
    expect([await readiness(adminUrl), await alive()]).toMatchObject([{ status: 200 }, 200]);
    using _disk = new FailingDisk(1);
    expect([await readiness(adminUrl), await alive()]).toMatchObject([{ status: 503 }, 503]);
    expect([await readiness(adminUrl), await alive()]).toMatchObject([{ status: 503 }, 503]);
    const told = world.log.filter((line) => line.includes('the disk failed'));
    expect(told.map((line) => JSON.parse(line))).toMatchObject([{ alert: true, code: 'EIO' }]);
    await world.gateway.stop();
    await world.startGateway();
    expect(await readiness(world.gateway.adminUrl)).toMatchObject({ status: 200 });
  });

  it('does not end when the platform refuses the credentials of the brand, but says so', async () => {
    await using world = await World.start();
    const { adminUrl } = world.gateway;
    const agent = await world.as(AGENT);
    await world.fault({ row: '*', fault: 'status-401', times: 0 });
    await agent.ask('{ catalog { asOf } }');
    const refused = { status: 200, ready: true, degraded: ['reach-credentials-refused'] };
    expect(await readiness(adminUrl)).toEqual(refused);
    expect(await gauge(adminUrl)).toEqual(['reach_degraded{reason="reach-credentials-refused"} 1']);
    await world.control('DELETE', 'faults');
    await world.pass(60_000);
    await agent.ask('{ catalog { asOf } }');
    expect(await readiness(adminUrl)).toEqual({ status: 200, ready: true, degraded: [] });
    expect(await gauge(adminUrl)).toEqual([]);
  });

  it('does not begin before the keys of the sign-in were had once', async () => {
    const config = configFor('http://127.0.0.1:9');
    const jwksUrl = 'http://127.0.0.1:9/keys';
    await using gateway = await createGateway({ ...config, auth: { ...config.auth, jwksUrl } });
    expect(await readiness(gateway.adminUrl)).toMatchObject({ status: 503, ready: false });
  });

  it('does not end while the sign-in is away and its keys grow old, but says so', async () => {
    await using issuer = await startIssuer();
    const { state, jwksUrl } = issuer;
    const config = configFor('http://127.0.0.1:9');
    await using gateway = await createGateway({ ...config, auth: { ...config.auth, jwksUrl } });
    const { adminUrl } = gateway;
    const serves = { status: 200, ready: true, degraded: [] as string[] };
    await expect.poll(() => readiness(adminUrl)).toEqual(serves);
    const real = performance.now.bind(performance);
    state.away = true;
    for (const ageMs of [minutes(11), hours(7)]) {
      vi.spyOn(performance, 'now').mockImplementation(() => real() + ageMs);
      expect(await readiness(adminUrl)).toEqual({ ...serves, degraded: ['sign-in-keys-stale'] });
      expect(await gauge(adminUrl)).toEqual(['reach_degraded{reason="sign-in-keys-stale"} 1']);
    }
    state.away = false;
    vi.spyOn(performance, 'now').mockImplementation(() => real() + hours(8));
    await expect.poll(() => readiness(adminUrl)).toEqual(serves);
    expect(await gauge(adminUrl)).toEqual([]);
  });
});
