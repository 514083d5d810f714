import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { objectsIn } from '../../src/webhooks/body.ts';
import { Gate } from '../../src/webhooks/gate.ts';
import { registerCallbackRoutes, type CallbackRoutesPorts } from '../../src/webhooks/route.ts';
import { MemoryInbox } from './memory-inbox.ts';

const BARE = '/apisvc/v0/notification/callback';
const BODY = '{"type":"ACTIVATION","customerId":"c-1","status":2}';

interface Setup {
  readonly rules?: Partial<ConstructorParameters<typeof Gate>[0]>;
  readonly keep?: CallbackRoutesPorts['inbox']['keep'];
}

let app: FastifyInstance | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

async function start({ rules = {}, keep }: Setup = {}) {
  const inbox = new MemoryInbox();
  const onKept: string[] = [];
  const lines: string[] = [];
  app = fastify();
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ nothing: 'here' }));
  registerCallbackRoutes(app, {
    gate: new Gate({ tokens: [], allowFrom: [], trustedProxyHops: 0, ...rules }),
    inbox: { keep: keep ?? inbox.port.keep },
    telemetry: new Telemetry('info', { write: (line) => void lines.push(line) }),
    onKept: (id) => void onKept.push(id),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { inbox, onKept, lines, port };
}

interface Post {
  readonly port: number;
  readonly path?: string;
  readonly body?: string | Buffer;
  readonly headers?: Record<string, string>;
}

/** Plain HTTP, so that no client adds a content type of its own. */
function post({
  port,
  path = BARE,
  body = BODY,
  headers = {},
}: Post): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the callback routes', () => {
  it('answer 200 with the agreed words and keep the very bytes', async () => {
    const { inbox, onKept, port } = await start();
    const answers = [
      await post({ port }),
      await post({ port, path: '/apisvc/v0/notification', body: '{}' }),
    ];
    expect(answers).toEqual([
      { status: 200, text: '{"status":"SUCCESS"}' },
      { status: 200, text: '{"status":"SUCCESS"}' },
    ]);
    expect([...inbox.rows.values()].map(({ kept }) => [kept.route, kept.body])).toEqual([
      ['callback', BODY],
      ['notification', '{}'],
    ]);
    expect(onKept).toEqual([...inbox.rows.keys()]);
  });

  it.each([
    {},
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'nonsense' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    { 'transfer-encoding': 'chunked' },
  ])('keep a body with the headers %o', async (headers) => {
    const { inbox, port } = await start();
    expect((await post({ port, headers: { ...headers } })).status).toBe(200);
    const bodies = [...inbox.rows.values()].map(({ kept }) => kept.body);
    expect(bodies.map(objectsIn)).toEqual([[JSON.parse(BODY)]]);
  });

  it.each([
    ['nothing', ''],
    ['half a JSON', '{"type":'],
    ['broken text', Buffer.from([0xff, 0xfe, 0x00])],
  ])('keep %s and answer 200', async (_what, body) => {
    const { inbox, port } = await start();
    expect((await post({ port, body })).status).toBe(200);
    expect(inbox.rows.size).toBe(1);
  });

  it('answer 413 to more than 64 KiB, told or chunked, and keep nothing', async () => {
    const { inbox, port } = await start();
    const fits = 'x'.repeat(64 * 1_024);
    const statuses = [
      await post({ port, body: fits }),
      await post({ port, body: `${fits}x` }),
      await post({ port, body: `${fits}x`, headers: { 'transfer-encoding': 'chunked' } }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 413, 413]);
    expect(inbox.rows.size).toBe(1);
  });

  it('do not answer before the callback is durable', async () => {
    const durable = Promise.withResolvers<{ id: string; again: boolean }>();
    const begun = Promise.withResolvers<void>();
    const { onKept, port } = await start({
      keep: async (_route, body) => {
        if (body !== BODY) return { id: 'other', again: false };
        begun.resolve();
        return durable.promise;
      },
    });
    let answered = false;
    const answer = post({ port }).then(({ status }) => {
      answered = true;
      return status;
    });
    await begun.promise;
    expect((await post({ port, body: 'a later one' })).status).toBe(200);
    expect([answered, onKept]).toEqual([false, ['other']]);
    durable.resolve({ id: 'kept-1', again: false });
    expect([await answer, onKept]).toEqual([200, ['other', 'kept-1']]);
  });

  it.each([
    ['store is away', new GatewayError('STORE_UNAVAILABLE'), 0],
    ['gateway is broken', new TypeError(`cannot read ${BODY}`), 1],
  ])('answer 503 when the %s, so that the sender comes again', async (_what, error, defects) => {
    const { lines, onKept, port } = await start({ keep: () => Promise.reject(error) });
    expect(await post({ port })).toEqual({ status: 503, text: '{"status":"ERROR"}' });
    expect(onKept).toEqual([]);
    expect(lines.filter((line) => line.includes('defect'))).toHaveLength(defects);
    expect(lines.join()).not.toContain('c-1');
  });

  it('look like any unknown path to strangers, and read nothing of theirs', async () => {
    const { inbox, lines, port } = await start({ rules: { tokens: ['right-token'] } });
    const unknown = await post({ port, path: '/unknown' });
    const large = 'x'.repeat(70_000);
    expect(await post({ port })).toEqual(unknown);
    expect(await post({ port, path: `/wrong-token${BARE}`, body: large })).toEqual(unknown);
    expect((await post({ port, path: `/right-token${BARE}` })).status).toBe(200);
    expect(inbox.rows.size).toBe(1);
    expect(lines.join()).not.toContain('-token');
  });

  it('know the listed caller behind a proxy, and not who claims to be it', async () => {
    const { port } = await start({
      rules: {
        tokens: ['t'],
        allowFrom: ['198.51.100.0/24', '2001:db8::/32'],
        trustedProxyHops: 1,
      },
    });
    const from = async (forwarded: string) =>
      (await post({ port, headers: { 'x-forwarded-for': forwarded } })).status;
    for (const listed of ['198.51.100.7', '198.51.100.7:4433', '[2001:db8::1]:443'])
      expect([listed, await from(listed)]).toEqual([listed, 200]);
    for (const other of ['198.51.100.7, 203.0.113.1', '203.0.113.1:4433', '198.51.100.7:x'])
      expect([other, await from(other)]).toEqual([other, 404]);
  });
});
