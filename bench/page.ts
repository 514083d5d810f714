/*
 * Page: docs/performance.md and its plots, out of the results.
 *
 * Owns   what stands between the marks of the page. All else of it is written by people.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { compared, nameOf, type Compared } from './comparisons.ts';
import { grown } from './growth.ts';
import { barPlot, linePlot } from './plot.ts';
import { SCREEN_WARM } from './reads.ts';
import type { Results } from './results.ts';
import { median, type Figure } from './rounds.ts';
import { at, HEAP } from './sockets.ts';

const PAGE = new URL('../docs/performance.md', import.meta.url);
const PLOTS = new URL('../docs/performance/', import.meta.url);
const STORED = [100, 1_000, 10_000, 100_000];
const SOCKETS = [10_000, 5_000, 1_000];

export async function writePage(results: Results): Promise<void> {
  const { figures } = results;
  const parts: Readonly<Record<string, string>> = {
    goals: goalsTable(compared(figures)),
    figures: figuresTables(figures),
    run: runOf(results),
  };
  let text = readFileSync(PAGE, 'utf8');
  for (const [name, content] of Object.entries(parts)) {
    const marked = new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`);
    text = text.replace(marked, () => `<!-- ${name} -->\n\n${content}\n\n<!-- /${name} -->`);
  }
  writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' }));
  mkdirSync(PLOTS, { recursive: true });
  for (const [name, svg] of Object.entries(plotsOf(figures)))
    writeFileSync(new URL(`${name}.svg`, PLOTS), svg);
}

const short = (value: number): string =>
  Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 });

const table = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...others] = rows;
  return [head, head.map(() => '---'), ...others]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
};

/** Those that are missed say by how much. */
function goalsTable(all: readonly Compared[]): string {
  const rows = all.flatMap(({ comparison, median: value, least, most: worst, unit }) => {
    const { goal, most } = comparison;
    if (goal === null || most === null) return [];
    const gap = value <= most ? 'reached' : `${short(value / most)} times the goal`;
    const spread = `${short(least)} to ${short(worst)}`;
    return [
      [goal, nameOf(comparison), `${short(most)} ${unit}`, `${short(value)} ${unit}`, spread, gap],
    ];
  });
  return table([['goal', 'what', 'at most', 'measured', 'rounds', ''], ...rows]);
}

/** One table for what everybody has, and one for what only the gateway and its peer of sockets have. */
function figuresTables(figures: readonly Figure[]): string {
  const rows = [...new Set(figures.map(({ row }) => row))];
  const inRows = rows.map((row) => {
    const own = figures.filter((one) => one.row === row);
    return { row, unit: own[0]?.unit ?? '', own };
  });
  const many = inRows.filter(({ own }) => own.length > 2);
  const few = inRows.filter(({ own }) => own.length <= 2);
  return [manyTable(many), fewTable(few)].filter((one) => one !== '').join('\n\n');
}

interface InRow {
  readonly row: string;
  readonly unit: string;
  readonly own: readonly Figure[];
}

const spreadOf = ({ rounds }: Figure): string =>
  rounds.length === 1 ? '' : ` (${short(Math.min(...rounds))}-${short(Math.max(...rounds))})`;

const cellOf = (figure: Figure | undefined): string =>
  figure ? `${short(median(figure.rounds))}${spreadOf(figure)}` : '-';

/** Servers below one another. */
function manyTable(rows: readonly InRow[]): string {
  const names = [...new Set(rows.flatMap(({ own }) => own.map(({ who }) => who)))];
  if (names.length === 0) return '';
  return table([
    ['who', ...rows.map(({ row, unit }) => `${row} (${unit})`)],
    ...names.map((name) => [
      name.startsWith('gateway') ? `**${name}**` : name,
      ...rows.map(({ own }) => cellOf(own.find(({ who }) => who === name))),
    ]),
  ]);
}

function fewTable(rows: readonly InRow[]): string {
  if (rows.length === 0) return '';
  return table([
    ['what', 'unit', 'gateway', 'another'],
    ...rows.map(({ row, unit, own }) => {
      const other = own.find(({ who }) => who !== 'gateway');
      const another = other ? `${cellOf(other)}, ${other.who}` : '';
      return [row, unit, cellOf(own.find(({ who }) => who === 'gateway')), another];
    }),
  ]);
}

function plotsOf(figures: readonly Figure[]): Readonly<Record<string, string>> {
  const served = figures
    .filter(({ row }) => row === SCREEN_WARM)
    .map(({ who, rounds }) => ({ name: who, value: 1e6 / median(rounds) }))
    .map((one) => ({ ...one, text: short(one.value) }));
  const size = SOCKETS.find((many) => figures.some(({ row }) => row === at(many, HEAP))) ?? 0;
  const held = figures
    .filter(({ row }) => row === at(size, HEAP))
    .map(({ who, rounds }) => ({ name: who, value: median(rounds) }))
    .map((one) => ({ ...one, text: `${short(one.value)} kB` }));
  const points = grown(figures, STORED).map(({ at: many, value }) => ({
    at: many,
    value: value / 1_000,
  }));
  // A part that did not run has nothing to show.
  return {
    ...(served.length > 0 && {
      core: barPlot({ title: 'Warm screens that one core answers', unit: 'a second' }, served),
    }),
    ...(held.length > 0 && {
      sockets: barPlot({ title: 'Heap of a subscribed socket', unit: 'kB' }, held),
    }),
    ...(points.length > 0 && {
      growth: linePlot({ title: 'CPU of a purchase, by how many are stored', unit: 'ms' }, [
        { name: 'gateway', points },
      ]),
    }),
  };
}

function runOf({ at: day, command, commit, machine, versions }: Results): string {
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Measured on ${day} by \`${command}\` at commit ${commit}, on ${machine}. Versions: ${names.join(', ')}.`;
}
