/*
 * Every way: one request over POST, GET, a socket and a stream, as it stands.
 */
import type { GraphQLFormattedError } from 'graphql';
import { RawSocket } from './raw-socket.ts';
import { RawStream } from './raw-stream.ts';
import { ask, type startSmallServer } from './small-server.ts';

type Small = Pick<
  Awaited<ReturnType<typeof startSmallServer>>,
  'url' | 'post' | 'streamUrl' | 'socketUrl'
>;

export interface Heard {
  readonly way: string;
  readonly data: unknown;
  readonly code: unknown;
  readonly error: GraphQLFormattedError | undefined;
}

type Body = Readonly<Record<string, unknown>>;

const MODERN = 'application/graphql-response+json';

export async function everyWay(small: Small, body: Body, token?: string): Promise<Heard[]> {
  const authorization = token === undefined ? undefined : `Bearer ${token}`;
  const headers = { accept: MODERN, ...(authorization !== undefined && { authorization }) };
  const post = await small.post(JSON.stringify(body), headers);
  const get = await ask(`${small.url}?${parametersOf(body)}`, {
    headers: { ...headers, 'apollo-require-preflight': 'true' },
  });
  const http = [post, get].map(({ data, errors }, index) =>
    heard(index === 0 ? 'post' : 'get', { data, errors }),
  );
  return [...http, await bySocket(small, body, authorization), await byStream(small, body, token)];
}

async function bySocket({ socketUrl }: Small, payload: Body, authorization?: string) {
  const socket = await RawSocket.open(socketUrl, { init: { authorization } });
  socket.send({ type: 'subscribe', id: 'one', payload });
  const { type, payload: answer } = await socket.until(({ id }) => id === 'one');
  socket.socket.close();
  return heard('socket', (type === 'error' ? { errors: answer } : answer) as Answer);
}

async function byStream({ streamUrl }: Small, body: Body, token?: string): Promise<Heard> {
  const stream = await RawStream.open(streamUrl, { body, token });
  await stream.ended;
  return heard('stream', stream.events[0]?.data ?? {});
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

const heard = (way: string, { data, errors = [] }: Answer): Heard => ({
  ...{ way, data, error: errors[0], code: errors[0]?.extensions?.['code'] },
});

const parametersOf = (body: Body): URLSearchParams =>
  new URLSearchParams(
    Object.entries(body)
      .filter(([, value]) => value !== null)
      .map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
  );
