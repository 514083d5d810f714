import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Who may import whom: `folder` must not import what matches. Messages say why. */
const forbids = (files, patterns, more = []) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: patterns.map(([regex, message]) => ({ regex, message })), paths: more },
    ],
  },
});

const NO_TESTS = ['(^|/)test/', 'Nothing imports tests.'];
const NO_SIMULATOR = ['(^|/)simulator/', 'The gateway knows Reach by HTTP only.'];
const NO_GRAPHQL = [
  '^(graphql|graphql-ws|@apollo/server|@graphql-tools/.*)($|/)',
  'The wire knows nothing of GraphQL.',
];
const NO_HTTP = [
  '^(undici|fastify|ws|node:http.*)($|/)',
  'Only the wire and the server know HTTP.',
];
const NO_SQL = ['^(kysely|node:sqlite)($|/)', 'SQL stands in the store only.'];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.cache',
      'explorer/dist',
      'client/dist',
      'examples/generated',
      'src/generated',
      'contract',
      '.data',
      '**/*.js',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: { projectService: true },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-params': ['error', 3],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'String sets are literal unions.' },
        { selector: 'ExportDefaultDeclaration', message: 'Everything has a name.' },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only src/config.ts reads the environment.',
        },
      ],
    },
  },
  forbids(
    ['src/datasources/**/*.ts'],
    [
      NO_TESTS,
      NO_SIMULATOR,
      NO_GRAPHQL,
      NO_SQL,
      ['/(resolvers|server|webhooks|subscriptions|store)/', 'The wire stands alone.'],
    ],
  ),
  forbids(
    ['src/resolvers/**/*.ts'],
    [
      NO_TESTS,
      NO_SIMULATOR,
      NO_HTTP,
      NO_SQL,
      ['/(server|webhooks|store)/', 'Resolvers know domains only.'],
    ],
  ),
  forbids(
    [
      'src/operations/**/*.ts',
      'src/webhooks/**/*.ts',
      'src/subscriptions/**/*.ts',
      'src/access/**/*.ts',
    ],
    [
      NO_TESTS,
      NO_SIMULATOR,
      NO_SQL,
      ['/(server|resolvers)/', 'Domains know neither server nor resolvers.'],
    ],
  ),
  forbids(['src/server/**/*.ts', 'src/*.ts'], [NO_TESTS, NO_SIMULATOR, NO_SQL]),
  forbids(['src/store/**/*.ts'], [NO_TESTS, NO_SIMULATOR, NO_GRAPHQL, NO_HTTP]),
  forbids(
    ['simulator/**/*.ts'],
    [NO_TESTS, ['(^|/)src/', 'The simulator knows nothing of the gateway.']],
  ),
  forbids(
    ['simulator/engine/**/*.ts'],
    [
      NO_TESTS,
      ['(^|/)src/', 'The simulator knows nothing of the gateway.'],
      ['^\\.\\./(?!\\.\\./contract/)', 'The engine knows no domain: what it runs is handed in.'],
    ],
  ),
  forbids(['sandbox/**/*.ts', 'explorer/**/*.{ts,tsx}', 'chaos/reach.ts'], [NO_TESTS]),
  forbids(
    ['chaos/**/*.ts'],
    [NO_TESTS, ['(^|/)simulator/', 'Only chaos/reach.ts knows the simulator.']],
  ),
  forbids(
    ['chaos/checker/**/*.ts'],
    [NO_TESTS, NO_SIMULATOR, ['\\.\\./\\.\\./|^\\.\\./[^/]', 'The checker stands alone.']],
  ),
  { files: ['chaos/reach.ts'], rules: { 'no-restricted-imports': 'off' } },
  forbids(['commands/**/*.ts'], [NO_TESTS, NO_SIMULATOR, NO_GRAPHQL, NO_SQL]),
  forbids(['commands/{documents,spellings}.ts'], [NO_TESTS, NO_SIMULATOR, NO_SQL]),
  {
    files: ['src/main.ts', 'sandbox/main.ts', 'simulator/main.ts', 'commands/*.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
  {
    files: ['bench/fast.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['sandbox/token.ts', 'scripts/**', 'examples/recipes/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.ts', 'explorer/*.config.ts', 'codegen.ts', 'examples/codegen.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', 450],
      'max-lines-per-function': 'off',
      'max-params': ['error', 5],
      '@typescript-eslint/no-explicit-any': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    files: ['schema/**/*.graphql'],
    languageOptions: { parser: graphqlPlugin.parser },
    plugins: { '@graphql-eslint': graphqlPlugin },
    rules: {
      ...graphqlPlugin.configs['flat/schema-recommended'].rules,
      ...graphqlPlugin.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      // One argument `input: <Mutation>Input!`, and a payload of its own.
      '@graphql-eslint/input-name': [
        'error',
        { checkInputType: true, caseSensitiveInputType: false, checkMutations: true },
      ],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
      // Lists go from the newest on, and nobody reads them backwards: no `last` and `before`.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Short lists that cannot grow, such as the steps of an operation, are plain lists.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      '@graphql-eslint/no-typename-prefix': 'off', // a bill has a billing address
      '@graphql-eslint/description-style': 'off', // one line in quotes, several in a block
      '@graphql-eslint/strict-id-in-types': 'off', // only what can be fetched again has an id
    },
  },
  {
    // What is read in its place alone, between what came before and after it, cannot be fetched by itself.
    files: ['schema/audit.graphql'],
    rules: {
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
    },
  },
  {
    files: ['examples/**/*.graphql'],
    languageOptions: { parser: graphqlPlugin.parser },
    plugins: { '@graphql-eslint': graphqlPlugin },
    rules: {
      ...graphqlPlugin.configs['flat/operations-recommended'].rules,
      '@graphql-eslint/lone-executable-definition': 'error',
      '@graphql-eslint/match-document-filename': [
        'error',
        {
          query: 'kebab-case',
          mutation: 'kebab-case',
          subscription: 'kebab-case',
          fragment: 'kebab-case',
        },
      ],
    },
  },
  {
    files: ['examples/relay/*.graphql'],
    rules: {
      // Directives of Relay, which declare the variables of a fragment among others, stand in no schema; relay-compiler checks them.
      '@graphql-eslint/known-directives': 'off',
      '@graphql-eslint/no-undefined-variables': 'off',
      '@graphql-eslint/no-unused-variables': 'off',
    },
  },
);
