import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents for Apollo Client, urql and whoever takes a TypedDocumentNode. Scalars are strings on the wire. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'examples/documents/*.graphql',
  generates: {
    'examples/generated/': {
      preset: 'client',
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        defaultScalarType: 'string',
      },
    },
  },
};

export default config;
