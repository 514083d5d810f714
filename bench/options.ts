/*
 * Options: what stands behind the name of a bench, as `--name number`.
 */
import { parseArgs } from 'node:util';

/** Each option is a number and has a default; an unknown one is an error. */
export function numbersFrom<N extends string>(
  args: readonly string[],
  defaults: Readonly<Record<N, number>>,
): Record<N, number> {
  const names = Object.keys(defaults);
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const numbers: Record<N, number> = { ...defaults };
  for (const [name, text] of Object.entries(values)) {
    const value = Number(text);
    if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} must be a number`);
    Object.assign(numbers, { [name]: value });
  }
  return numbers;
}
