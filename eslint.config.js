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
  { ignores: ['node_modules', 'explorer/dist', 'src/generated', 'contract', '.data', '**/*.js'] },
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
  forbids(['sandbox/**/*.ts', 'explorer/**/*.{ts,tsx}'], [NO_TESTS]),
  forbids(['commands/**/*.ts'], [NO_TESTS, NO_SIMULATOR, NO_GRAPHQL, NO_SQL]),
  {
    files: ['src/main.ts', 'sandbox/main.ts', 'simulator/main.ts', 'commands/*.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
  { files: ['sandbox/token.ts', 'scripts/**'], rules: { 'no-console': 'off' } },
  {
    files: ['*.config.ts', 'explorer/*.config.ts', 'codegen.ts'],
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
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/unique-type-names': 'off',
    },
  },
);
