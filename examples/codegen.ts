import type { CodegenConfig } from '@graphql-codegen/cli';
import { scalars } from '../client/src/codegen.ts';

/** Typed documents for Apollo Client, urql and whoever takes a TypedDocumentNode. Every scalar of ours is a string on the wire. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'examples/documents/*.graphql',
  generates: {
    'examples/generated/': {
      preset: 'client',
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars,
        strictScalars: true,
      },
    },
  },
};

export default config;
