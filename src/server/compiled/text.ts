/*
 * Text: an answer as JSON, written while its fields are resolved.
 *
 * Owns   the form of each leaf in JSON. What comes later has a gap, which is filled when it is there.
 * Gives  the text that `JSON.stringify` would make of the same answer as data.
 *
 * It assumes that what scalars show is plain: texts, numbers, booleans, or data without methods of their own.
 */
import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLString,
  isEnumType,
  type GraphQLEnumType,
  type GraphQLLeafType,
} from 'graphql';
import { WrittenData } from '../written-data.ts';
import { fixedText } from './fixed-text.ts';
import type { CompiledField, Complete, Form } from './form.ts';
import { GIVES_WAY } from './gives-way.ts';
import { serialized } from './rows.ts';
import { isPromise, leave, type Run } from './run.ts';

type Piece = string | Gap | Pieces;

/** What is not there yet. */
class Gap {
  piece: Piece = '';
}

class Pieces {
  readonly #pieces: Piece[] = [];

  add(...pieces: readonly Piece[]): this {
    this.#pieces.push(...pieces);
    return this;
  }

  get text(): string {
    return this.#pieces.map(textOf).join('');
  }
}

function textOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return piece instanceof Gap ? textOf(piece.piece) : piece.text;
}

/** What needs no sign of JSON before any of its characters. */
const PLAIN = /^[ !#-[\]-~]*$/;

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

function written(shown: unknown): string {
  if (typeof shown === 'string') return quoted(shown);
  const text: unknown = JSON.stringify(shown);
  if (typeof text !== 'string' || text === 'null') throw GIVES_WAY;
  return text;
}

const NULL = 'null';

function leafOf(type: GraphQLLeafType): (value: NonNullable<unknown>) => string {
  const show = (value: unknown): string => written(serialized(type, value));
  if (isEnumType(type)) return enumOf(type, show);
  if (type === GraphQLString || type === GraphQLID)
    return (value) => (typeof value === 'string' ? quoted(value) : show(value));
  if (type === GraphQLBoolean)
    return (value) => (value === true ? 'true' : value === false ? 'false' : show(value));
  return show;
}

/** Each value is written once. */
function enumOf(type: GraphQLEnumType, show: (value: unknown) => string) {
  const known = new Map<unknown, string>(type.getValues().map(({ value }) => [value, show(value)]));
  return (value: unknown): string => known.get(value) ?? show(value);
}

const later = (value: PromiseLike<unknown>, complete: Complete<Piece>, run: Run): Gap => {
  const gap = new Gap();
  run.wait(value, (arrived) => {
    gap.piece = complete(arrived, run);
  });
  return gap;
};

type Write = (source: unknown, run: Run) => Piece;

function objectOf(fields: readonly CompiledField<Piece>[]): Complete<Piece> {
  if (fields.length === 0) return () => '{}';
  const groups: { isFixed: boolean; writes: Write[] }[] = [];
  fields.forEach((field, at) => {
    const { isFixed } = field;
    const last = groups.at(-1);
    const write = fieldOf(field, at === 0 ? '{' : ',');
    if (last?.isFixed === isFixed) last.writes.push(write);
    else groups.push({ isFixed, writes: [write] });
  });
  const writes = groups.flatMap((group) =>
    group.isFixed ? [fixedText(oneAfterAnother(group.writes))] : group.writes,
  );
  return oneAfterAnother([...writes, () => '}']);
}

function fieldOf({ key, resolve, complete }: CompiledField<Piece>, sign: string): Write {
  const head = `${sign}${JSON.stringify(key)}:`;
  return (source, run) => {
    const value = resolve(source, run);
    const piece = isPromise(value) ? later(value, complete, run) : complete(value, run);
    return typeof piece === 'string' ? head + piece : new Pieces().add(head, piece);
  };
}

const oneAfterAnother =
  (writes: readonly Write[]): Write =>
  (source, run) => {
    let pieces: Pieces | null = null;
    let text = '';
    for (const write of writes) {
      const piece = write(source, run);
      if (typeof piece === 'string') text += piece;
      else {
        pieces = (pieces ?? new Pieces()).add(text, piece);
        text = '';
      }
    }
    return pieces ? pieces.add(text) : text;
  };

/** Of a list that holds promises none is left unheard when another item gives way. */
const listOf =
  (complete: Complete<Piece>) =>
  (given: Iterable<unknown>, run: Run): Piece => {
    const values = Array.isArray(given) ? (given as readonly unknown[]) : [...given];
    let pieces: Pieces | null = null;
    let text = '';
    let head = '[';
    try {
      for (const value of values) {
        const piece = isPromise(value) ? later(value, complete, run) : complete(value, run);
        if (typeof piece === 'string') text += head + piece;
        else {
          pieces = (pieces ?? new Pieces()).add(text + head, piece);
          text = '';
        }
        head = ',';
      }
    } catch (error) {
      leave(values);
      throw error;
    }
    const end = values.length === 0 ? '[]' : `${text}]`;
    return pieces ? pieces.add(end) : end;
  };

export const TEXT: Form<Piece> = {
  nothing: NULL,
  leaf: leafOf,
  object: objectOf,
  list: listOf,
  data: (shown) => (shown === NULL ? null : new WrittenData(textOf(shown))),
};
