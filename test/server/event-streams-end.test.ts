import { describe, expect, it } from 'vitest';
import { RawStream } from './raw-stream.ts';
import { startSmallServer, tokenFor } from './small-server.ts';
import { still, until } from './turns.ts';
import { unread } from './unread-stream.ts';

const TICKS = 'subscription { ticks }';
const MINE = 'subscription { mine }';

describe('Ending on a stream', () => {
  it('returns the source when the peer vanishes, also while it is only being opened', async () => {
    await using small = await startSmallServer();
    const stream = await RawStream.open(small.streamUrl, { query: TICKS });
    const late = await RawStream.open(small.streamUrl, { query: 'subscription { late }' });
    await small.small.ticks.until(1);
    await until(() => Promise.resolve(small.small.effects.length === 1));

    stream.leave();
    await small.small.ticks.until(0);
    late.leave();
    await expect(late.ended).resolves.toBe('cut off');
    small.small.release.resolve('');
    await until(() => Promise.resolve(small.small.ticks.opened === 2));
    await small.small.ticks.until(0);
  });

  it('tells a query that nobody waits for it any more', async () => {
    await using small = await startSmallServer();
    const stream = await RawStream.open(small.streamUrl, { query: '{ waits }' });
    await until(() => Promise.resolve(small.small.effects.length === 1));

    stream.leave();

    expect(await small.small.release.promise).toBe('left');
  });

  it('comes without `complete` when the token runs out, and the client is then told to sign in', async () => {
    await using small = await startSmallServer();
    const expiresAt = Math.floor(Date.now() / 1_000) + 2;
    const token = await tokenFor({ sub: 'sam', role: 'customer' }, expiresAt);
    const stream = await RawStream.open(small.streamUrl, { query: MINE, token });
    await small.small.ticks.until(1);

    expect(await stream.ended).toBe('broken');
    expect(Math.abs(Date.now() - expiresAt * 1_000)).toBeLessThan(1_000);
    await small.small.ticks.until(0);
  });

  it('comes without `complete` when the server stops, which refuses new ones and waits for no dead peer', async () => {
    await using small = await startSmallServer({ drainMs: 200 });
    const polite = await RawStream.open(small.streamUrl, { query: TICKS });
    const dead = await unread(small.streamUrl, 'subscription { flood }');
    dead.on('error', () => undefined);
    await still(() => small.small.flood.taken);
    await small.small.ticks.until(1);

    const begun = Date.now();
    const stopped = small.server.stop();
    const late = await RawStream.open(small.streamUrl, { query: TICKS });
    await stopped;

    expect(late.response.status).toBe(503);
    expect(await polite.ended).toBe('broken');
    expect(Date.now() - begun).toBeLessThan(4_000);
    expect([small.small.ticks.live, small.small.flood.returned]).toEqual([0, true]);
  });
});
