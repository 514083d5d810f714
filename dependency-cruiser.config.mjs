// Who may import whom in circles: nobody, types included. `npm run check` runs it.
export default {
  forbidden: [
    {
      name: 'no-circles-of-files',
      comment: 'Two files that need one another are one subject, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(src|simulator|sandbox|commands|chaos)/',
    exclude: { path: '^src/generated/' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs'] },
  },
};
