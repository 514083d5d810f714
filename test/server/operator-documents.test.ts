import { describe, expect, it } from 'vitest';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { checkDocument, readDocument } from '../../src/server/document-reading.ts';
import { OPERATOR_DOCUMENTS, OPERATOR_QUERIES } from '../../src/server/operator-documents.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { hashOf, ManifestFile } from '../support/manifest.ts';
import { AGENT } from '../support/people.ts';
import { World } from '../support/world.ts';

describe('The documents of the command line for operators', () => {
  it('fit the schema', () => {
    const schema = buildSchema(scalarResolvers);
    for (const text of OPERATOR_DOCUMENTS) checkDocument(readDocument(text), schema);
    expect(OPERATOR_DOCUMENTS.length).toBeGreaterThan(12);
  });

  it('run in every gateway, by their text and by their hash, also where registered documents run only', async () => {
    using file = ManifestFile.of('{ viewer { subject } }');
    await using world = await World.start({ config: { documents: file.trusted() } });
    const agent = await world.as(AGENT);

    for (const text of Object.values(OPERATOR_QUERIES)) {
      const { errors } = await agent.ask(text, { id: 'x' });
      expect(errors.map(({ extensions }) => extensions.code)).not.toContain(
        'DOCUMENT_NOT_REGISTERED',
      );
    }
    const data = await agent.data(OPERATOR_QUERIES.list);
    expect(data).toHaveProperty('found.edges');
    const response = await fetch(`${world.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${agent.token}` },
      body: JSON.stringify({ documentId: hashOf(OPERATOR_QUERIES.list) }),
    });
    expect(await response.json()).toEqual({ data });
  });
});
