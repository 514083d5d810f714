/*
 * The thirteen checks of graphql-cop (github.com/dolevf/graphql-cop), each with the document that it sends, and what it takes for a finding.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManifestFile } from '../support/manifest.ts';
import { World } from '../support/world.ts';
import { RawSocket } from './raw-socket.ts';

type Ways = 'post' | 'get' | 'socket';

/** What came back, as a scanner reads it. */
interface Reply {
  readonly text: string;
  readonly json: any;
}

type Send = (query: string) => Promise<Reply>;

interface Check {
  readonly query: string;
  readonly finds: (reply: Reply) => boolean;
}

const repeated = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

/** Those that ask the same over every way. */
const CHECKS: Readonly<Record<string, Check>> = {
  'Alias Overloading': {
    query: `query cop { ${repeated(101, (n) => `alias${n}:__typename`)} }`,
    finds: ({ json }) => !!json.data?.alias100,
  },
  'Directive Overloading': {
    query: 'query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }',
    finds: ({ json }) => json.errors?.length === 10,
  },
  'Field Duplication': {
    query: `query cop { ${repeated(500, () => '__typename')} }`,
    finds: ({ json }) => !!json.data?.__typename,
  },
  'Introspection-based Circular Query': {
    query:
      'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    finds: ({ json }) => json.data?.__schema?.types?.length > 25,
  },
  'Field Suggestions': {
    query: 'query cop { __schema { directive } }',
    finds: ({ text }) => text.includes('Did you mean'),
  },
  Introspection: {
    query: 'query cop { __schema { types { name fields { name } } } }',
    finds: ({ json }) => !!json.data?.__schema?.types,
  },
  'Trace Mode': {
    query: 'query cop { __typename }',
    finds: ({ text }) => text.includes('"tracing"'),
  },
  'Unhandled Errors Detection': {
    query: 'qwerty cop { abc }',
    finds: ({ text }) => text.includes('"exception"') || text.includes('stack'),
  },
};

const reply = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  return { text, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {} };
};

const sendersTo = (url: string): Record<Ways, Send> => ({
  post: async (query) =>
    reply(
      await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      }),
    ),
  get: async (query) =>
    reply(
      await fetch(`${url}?${new URLSearchParams({ query })}`, {
        headers: { 'apollo-require-preflight': 'true' },
      }),
    ),
  socket: async (query) => {
    const socket = await RawSocket.open(url.replace('http', 'ws'));
    socket.subscribe('cop', query);
    const { type, payload } = await socket.until(({ id }) => id === 'cop');
    socket.socket.close();
    const json = type === 'error' ? { errors: payload } : payload;
    return { text: JSON.stringify(json), json };
  },
});

/** Those that are about one way. */
const onlyByHttp = (url: string): Readonly<Record<string, () => Promise<boolean>>> => {
  const get = async (query: string): Promise<boolean> =>
    !!(await reply(await fetch(`${url}?${new URLSearchParams({ query })}`))).json.data?.__typename;
  return {
    'Array-based Query Batching': async () => {
      const body = JSON.stringify(Array(10).fill({ query: 'query cop { __typename }' }));
      const headers = { 'content-type': 'application/json' };
      const { json } = await reply(await fetch(url, { method: 'POST', headers, body }));
      return Array.isArray(json) && json.length >= 10;
    },
    'GET Method Query Support': () => get('query cop {__typename}'),
    'Mutation is allowed over GET': () => get('mutation cop {__typename}'),
    'POST based url-encoded query': async () => {
      const body = new URLSearchParams({ query: 'query cop { __typename }' });
      const { json } = await reply(await fetch(url, { method: 'POST', body }));
      return !!json.data?.__typename;
    },
    'GraphQL IDE': async () => {
      const { text } = await reply(await fetch(url, { headers: { accept: 'text/html' } }));
      return /graphiql|GraphiQL|GraphQL Playground/.test(text);
    },
  };
};

async function findingsAt(url: string): Promise<string[]> {
  const found: string[] = [];
  for (const [way, send] of Object.entries(sendersTo(url)))
    for (const [title, { query, finds }] of Object.entries(CHECKS))
      if (finds(await send(query))) found.push(`${title} (${way})`);
  for (const [title, finds] of Object.entries(onlyByHttp(url)))
    if (await finds()) found.push(title);
  return found;
}

describe('The checks of graphql-cop', () => {
  const file = ManifestFile.of('{ viewer { subject } }');
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    file[Symbol.dispose]();
  });

  it('are thirteen', () => {
    expect(Object.keys(CHECKS).length + Object.keys(onlyByHttp('')).length).toBe(13);
  });

  it('find nothing over POST, GET and sockets where registered documents run', async () => {
    await using trusted = await World.start({ config: { documents: file.trusted() } });
    expect(await findingsAt(`${trusted.gateway.url}/graphql`)).toEqual([]);
  });

  it('find where any document runs that the schema may be asked for, which helps developers', async () => {
    const ways = ['post', 'get', 'socket'];
    const found = await findingsAt(`${world.gateway.url}/graphql`);
    expect(found).toEqual(ways.map((way) => `Introspection (${way})`));
  });
});
