import { describe, expect, it } from 'vitest';
import { LENA } from '../support/people.ts';
import { World } from '../support/world.ts';
import { head, RawConnection } from './raw-connection.ts';

const QUERY = JSON.stringify({ query: '{ __typename }' });
const CALLBACK = '/apisvc/v0/notification';
const EVERY_MS = 400;

type Late = (connection: RawConnection) => void;

/** The body comes byte by byte, and never in full. */
const trickled =
  (path: string): Late =>
  (connection) => {
    connection.write(head(path, ['content-length: 100000']));
    connection.trickle(QUERY, EVERY_MS);
  };
/** More is announced than is ever sent. */
const shorter =
  (path: string, length = 200_000): Late =>
  (connection) =>
    connection.write(head(path, [`content-length: ${length}`]) + QUERY);

const chunked =
  (path: string): Late =>
  (connection) => {
    connection.write(head(path, ['transfer-encoding: chunked']));
    connection.trickle('1\r\nx\r\n', EVERY_MS);
  };

const PUBLIC: Readonly<Record<string, Late>> = {
  'a body to GraphQL that comes byte by byte': trickled('/graphql'),
  'a body to GraphQL that is shorter than announced': shorter('/graphql'),
  'a body to GraphQL in chunks of one byte': chunked('/graphql'),
  'a body to a stream that comes byte by byte': trickled('/graphql/stream'),
  'a body that nobody reads': trickled('/nowhere'),
  'a callback that comes byte by byte': trickled(CALLBACK),
  'a callback that is shorter than announced': shorter(`${CALLBACK}/callback`, 60_000),
  'a callback in chunks of one byte': chunked(CALLBACK),
  'a callback below a token': trickled(`/some-token-of-somebody${CALLBACK}`),
  'a head that comes byte by byte': (connection) => {
    connection.write('POST /graphql HTTP/1.1\r\nhost: gateway.test\r\n');
    connection.trickle('x-some: header\r\n', EVERY_MS);
  },
  'a first line that comes byte by byte': (connection) =>
    connection.trickle('P'.repeat(1), EVERY_MS),
  'a connection that says nothing': () => undefined,
  'a second request on a connection that was kept alive': (connection) => {
    connection.post('/graphql', QUERY);
    connection.socket.once('data', () => trickled('/graphql')(connection));
  },
};

const ADMIN: Readonly<Record<string, Late>> = {
  'a body to the port of operators that comes byte by byte': trickled('/metrics'),
  'a head to the port of operators that comes byte by byte': PUBLIC[
    'a head that comes byte by byte'
  ] as Late,
  'a connection to the port of operators that says nothing': () => undefined,
};

async function timesOf(url: string, late: Readonly<Record<string, Late>>) {
  return Promise.all(
    Object.entries(late).map(async ([name, begin]) => {
      const connection = await RawConnection.open(url);
      begin(connection);
      return { name, seconds: (await connection.closed) / 1_000 };
    }),
  );
}

describe('A request that does not come in full', () => {
  it('is over after fifteen seconds, wherever it goes, and is no defect', async () => {
    await using world = await World.start();
    const { url, adminUrl } = world.gateway;
    const honest = await world.as(LENA);

    const [times] = await Promise.all([
      Promise.all([timesOf(url, PUBLIC), timesOf(adminUrl, ADMIN)]),
      honest.data('{ viewer { role } }'),
    ]);

    // What is too large for its place is refused before; all others get their time, and not much more.
    const odd = times.flat().filter(({ seconds }) => seconds > 16);
    expect(odd).toEqual([]);
    expect(times.flat().filter(({ seconds }) => seconds > 13).length).toBeGreaterThan(10);
    expect(world.log.filter((line) => line.includes('"level":50'))).toEqual([]);
    const metrics = await (await fetch(`${adminUrl}/metrics`)).text();
    expect(metrics).toMatch(/reach_peers_cut_total\{reason="late-request"\} \d\d/);
    expect(metrics).toMatch(/^reach_held_bytes 0$/m);
    expect((await fetch(`${adminUrl}/readyz`)).status).toBe(200);
  });

  it('costs an honest one nothing that takes its time', async () => {
    await using world = await World.start();
    const slow = await RawConnection.open(world.gateway.url);
    slow.write(head('/graphql', [`content-length: ${QUERY.length}`]));
    const pieces = QUERY.match(/.{1,4}/g) ?? [];
    for (const piece of pieces) {
      await new Promise((resolve) => setTimeout(resolve, 10_000 / pieces.length));
      slow.write(piece);
    }
    await expect.poll(() => slow.received).toContain('{"data":{"__typename":"Query"}}');
    slow.socket.destroy();
  });
});
