/*
 * FCC label: the broadband label of a plan, which must be shown wherever the plan is offered.
 *
 * Owns   the parsing of whatever shape the platform sends, of which only the name is documented, into statements.
 * Never  leaves a statement out: what is nested is listed under the joined names.
 */
import { isRecord, numberText } from './wire/json.ts';

export interface FccLabel {
  readonly statements: readonly FccStatement[];
}

export interface FccStatement {
  readonly name: string;
  readonly value: string;
}

const MAX_STATEMENTS = 100;
const MAX_DEPTH = 5;

/** Null when there is no label. */
export function parseFccLabel(label: unknown): FccLabel | null {
  const statements = statementsOf(label, [], MAX_DEPTH).slice(0, MAX_STATEMENTS);
  return statements.length === 0 ? null : { statements };
}

function statementsOf(value: unknown, path: readonly string[], depth: number): FccStatement[] {
  const sent = numberText(value) ?? value;
  if (typeof sent === 'string' || typeof sent === 'boolean') {
    const text = String(sent).trim();
    return text === '' ? [] : [{ name: nameOf(path), value: text }];
  }
  if (depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((one) => statementsOf(one, path, depth - 1));
  if (!isRecord(value)) return [];
  const { name, label, value: said } = value;
  const title = name ?? label;
  if (typeof title === 'string' && said !== undefined) {
    return statementsOf(said, [...path, title], depth - 1);
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    statementsOf(inner, [...path, wordsOf(key)], depth - 1),
  );
}

const nameOf = (path: readonly string[]): string => {
  const name = path.join(' ').trim();
  return name === '' ? 'Label' : name.charAt(0).toUpperCase() + name.slice(1);
};

/** `typicalDownloadSpeed` -> `typical download speed`. */
const wordsOf = (key: string): string =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
