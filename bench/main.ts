/*
 * Bench: `npm run bench` compares the gateway with others; `npm run bench -- <name> [options]` runs one measurement of its own and prints
 * its table.
 */
interface Bench {
  run(options: readonly string[]): Promise<void>;
}

const RUNS: Readonly<Record<string, () => Promise<Bench>>> = {
  budget: () => import('./budget.ts'),
  fuzz: () => import('./fuzz.ts'),
  hostile: () => import('./hostile.ts'),
  store: () => import('./store.ts'),
};

const [name = '', ...options] = process.argv.slice(2);
const load = RUNS[name];
if (load) await (await load()).run(options);
else if (name === '' || name.startsWith('-')) {
  const { run } = await import('./compare.ts');
  await run(process.argv.slice(2));
} else {
  process.stderr.write(`npm run bench -- [${Object.keys(RUNS).join(' | ')}]\n`);
  process.exitCode = 2;
}
