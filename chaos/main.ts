/*
 * Main: `npm run chaos`. Runs one programme, writes what happened to a folder, and ends with one line.
 *
 * Owns   the arguments and the exit code: 0 when everything held, 1 for a violation, 2 for a run that proves nothing.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runClocks, runMatrix, runQuick, runStorm, runZoo, type Report } from './programmes.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    matrix: { type: 'boolean', default: false },
    storm: { type: 'boolean', default: false },
    clocks: { type: 'boolean', default: false },
    zoo: { type: 'boolean', default: false },
    seed: { type: 'string' },
    kills: { type: 'string', default: '300' },
    operations: { type: 'string', default: '3000' },
    people: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
    places: { type: 'string', default: '2' },
    out: { type: 'string', default: '.data/chaos' },
  },
});

const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const options = {
  ...{ seed, only: values.only, kills: Number(values.kills), people: Number(values.people) },
  ...{ operations: Number(values.operations), places: Number(values.places) },
};
const programme = values.matrix
  ? runMatrix
  : values.storm
    ? runStorm
    : values.clocks
      ? runClocks
      : values.zoo
        ? runZoo
        : runQuick;

const EXITS = { pass: 0, fail: 1, void: 2 } as const;

const report: Report = await programme(options);
await mkdir(values.out, { recursive: true });
for (const [name, text] of Object.entries(report.files))
  await writeFile(`${values.out}/${report.name}-${seed}-${name}`, text);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const line of report.lines) say(line);
say(
  `chaos ${report.name}: ${report.is.toUpperCase()} · seed ${seed} · ${report.summary} · ${report.seconds.toFixed(0)} s`,
);
if (report.is !== 'pass')
  say(`again: npm run chaos -- --${report.name} --seed ${seed} (logs in ${values.out})`);
process.exit(EXITS[report.is]);
