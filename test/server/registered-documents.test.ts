import { describe, expect, it } from 'vitest';
import { hashOf, ManifestFile } from '../support/manifest.ts';
import { everyWay } from './every-way.ts';
import { ask, startSmallServer, tokenFor } from './small-server.ts';

const HELLO = 'query Hello {\n  hello\n}';
const WHO = 'query Who {\n  who\n}';
const OPEN = 'mutation Open {\n  open\n}';
const TWO = 'query A { hello } query B { who }';
const CODES = [
  ...['DOCUMENT_NOT_REGISTERED', 'DOCUMENT_NOT_REGISTERED'],
  ...['DOCUMENT_NOT_REGISTERED', 'DOCUMENT_NOT_REGISTERED'],
];

const persisted = (sha256Hash: unknown) => ({ persistedQuery: { version: 1, sha256Hash } });

async function startTrusted(...texts: readonly string[]) {
  using file = ManifestFile.of(HELLO, WHO, OPEN, TWO, ...texts);
  return await startSmallServer({ documents: file.trusted() });
}

describe('Where registered documents run only, one', () => {
  it('runs by its hash in every spelling, and by its text, over every way', async () => {
    await using small = await startTrusted();
    const hash = hashOf(HELLO);

    for (const body of [
      { documentId: hash },
      { documentId: `sha256:${hash}` },
      { documentId: `SHA256:${hash.toUpperCase()}`, query: null },
      { extensions: persisted(hash) },
      { extensions: persisted(`sha256:${hash}`), query: '' },
      { query: HELLO },
      { query: HELLO, documentId: hash },
      { query: HELLO, extensions: persisted(hash), documentId: `sha256:${hash}` },
    ]) {
      const heard = await everyWay(small, body);
      expect(heard.map(({ data }) => data)).toEqual(Array(4).fill({ hello: 'hello' }));
    }
  });

  it.each([
    ['another text', { query: '{ hello }' }],
    ['a registered text with a blank more', { query: `${HELLO} ` }],
    ['a text that cannot be read', { query: '{ hello' }],
    ['a text of nothing but blanks', { query: ' ', extensions: persisted('') }],
    ['what fits no schema', { query: '{ nothing }' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['the name of a type alone', { query: '{ __typename }' }],
    ['a text beyond all limits', { query: `{ ${'a '.repeat(2_100)} }` }],
    ['a hash that nobody registered', { documentId: hashOf('{ hello }') }],
    ['a hash of APQ that nobody registered', { extensions: persisted(hashOf('{ hello }')) }],
    ['both spellings of it', { documentId: 'x', extensions: persisted('x') }],
    ['a hash that is none', { extensions: persisted(7) }],
    ['no hash where one should be', { extensions: { persistedQuery: {} } }],
    ['APQ with an unknown text', { query: '{ who }', extensions: persisted(hashOf('{ who }')) }],
    ['an unknown text with a known hash', { query: '{ who }', documentId: hashOf(HELLO) }],
    ['a hash with another prefix', { documentId: `md5:${hashOf(HELLO)}` }],
    ['names of an object', { documentId: '__proto__' }],
  ])('is not %s, over every way, and no client is asked for the text', async (_what, body) => {
    await using small = await startTrusted();
    const agent = await tokenFor({ sub: 'ann', role: 'agent' });

    for (const token of [undefined, agent]) {
      const heard = await everyWay(small, body, token);
      expect(heard.map(({ code }) => code)).toEqual(CODES);
      expect(JSON.stringify(heard)).not.toContain('ersisted');
    }
    expect(small.small.contexts).toBeGreaterThan(0);
  });

  it('is told apart by its status where the client takes the newer media type', async () => {
    await using small = await startTrusted();
    const body = JSON.stringify({ query: '{ hello }' });
    const statuses = ['application/graphql-response+json', 'application/json'].map(
      async (accept) => (await small.post(body, { accept })).status,
    );
    expect(await Promise.all(statuses)).toEqual([400, 200]);
  });

  it('with the hash of another document is refused', async () => {
    await using small = await startTrusted();
    const [hello, who] = [hashOf(HELLO), hashOf(WHO)];
    for (const body of [
      { query: HELLO, documentId: who },
      { query: HELLO, extensions: persisted(who) },
      { documentId: hello, extensions: persisted(who) },
      { query: HELLO, documentId: hello, extensions: persisted(who) },
    ])
      for (const { code } of await everyWay(small, body)) expect(code).toBe('BAD_REQUEST');
  });

  it('with several operations runs the one that is named', async () => {
    await using small = await startTrusted();
    const heard = await everyWay(small, { documentId: hashOf(TWO), operationName: 'B' });
    expect(heard.map(({ data }) => data)).toEqual(Array(4).fill({ who: 'ANONYMOUS ' }));
    for (const { code } of await everyWay(small, { documentId: hashOf(TWO) }))
      expect(code).toBe('BAD_REQUEST');
  });

  it('keeps every other rule: mutations go by POST, and roles are asked for', async () => {
    const secret = '{ thing { secret } }';
    await using small = await startTrusted(secret);
    const customer = await tokenFor({ sub: 'sam', role: 'customer' });

    const codes = (await everyWay(small, { documentId: hashOf(OPEN) })).map(({ code }) => code);
    const denied = await everyWay(small, { documentId: hashOf(secret) }, customer);

    expect(codes).toEqual([undefined, ...Array(3).fill('MUTATION_NOT_HERE')]);
    expect(small.small.effects).toEqual(['open']);
    expect(denied.map(({ code }) => code)).toEqual(Array(4).fill('FORBIDDEN'));
  });

  it('that is the same for everybody can be kept by caches under its hash', async () => {
    const packs = 'query Prices { prices }';
    await using small = await startTrusted(packs);
    const answer = await ask(`${small.url}?documentId=sha256:${hashOf(packs)}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(answer.headers.get('cache-control')).toContain('public');
    expect(answer.headers.get('etag')).toMatch(/^W\//);
  });

  it('is named once, and by text', async () => {
    await using small = await startTrusted();
    const post = await small.post(JSON.stringify({ documentId: 7 }));
    const twice = await ask(`${small.url}?documentId=a&documentId=b`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    for (const answer of [post, twice]) {
      expect(answer.code).toBe('BAD_REQUEST');
      expect(answer.text).toContain('`documentId` is not text');
    }
    expect((await small.post(JSON.stringify({ documentId: null }))).text).toContain('no document');
  });
});

describe('Open documents', () => {
  it('run for agents and admins where they may, introspection with its suggestions included, and for nobody else', async () => {
    using file = ManifestFile.of(HELLO);
    await using small = await startSmallServer({ documents: file.trusted('agents') });
    const [ann, ada, sam] = await Promise.all(
      ['agent', 'admin', 'customer'].map((role) => tokenFor({ sub: role, role })),
    );
    for (const token of [ann, ada]) {
      const heard = await everyWay(small, { query: '{ __type(name: "Plan") { name } }' }, token);
      expect(heard.map(({ data }) => data)).toEqual(Array(4).fill({ __type: { name: 'Plan' } }));
      expect((await small.query('{ helo }', {}, token)).text).toContain('Did you mean');
      for (const { code } of await everyWay(small, { extensions: persisted('x') }, token))
        expect(code).toBe('DOCUMENT_NOT_REGISTERED');
    }
    for (const token of [sam, undefined])
      for (const { code } of await everyWay(small, { query: '{ hello }' }, token))
        expect(code).toBe('DOCUMENT_NOT_REGISTERED');
  });

  it('stand beside registered ones where everybody may run any', async () => {
    using file = ManifestFile.of(HELLO);
    await using small = await startSmallServer({ documents: file.trusted('everyone') });

    const byHash = await everyWay(small, { documentId: hashOf(HELLO) });
    const unknown = await everyWay(small, { documentId: hashOf(WHO) });

    expect(byHash.map(({ data }) => data)).toEqual(Array(4).fill({ hello: 'hello' }));
    expect(unknown.map(({ code }) => code)).toEqual(CODES);
    expect((await small.query('{ who }')).errors).toEqual([]);
  });
});
