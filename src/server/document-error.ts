/*
 * Document error: why a document is not run.
 *
 * Gives  an error whose message is public as it stands, with every fault of a form where values are wrong.
 * Never  holds a value of a variable or a literal of the document; the code that makes one answers for its sentence.
 */
import { GraphQLError, type ASTNode } from 'graphql';
import { ERRORS, type ErrorCode } from '../errors.ts';
import { MAX_FAULTS, type FormFault } from './form-faults.ts';

interface Details {
  /** A more telling sentence than that of the catalogue. */
  readonly sentence?: string;
  readonly nodes?: readonly ASTNode[];
  /** The error of graphql-js that names the place. Only its place is used. */
  readonly at?: GraphQLError;
  readonly problems?: readonly FormFault[];
}

export class DocumentError extends GraphQLError {
  readonly code: ErrorCode;
  readonly problems: readonly FormFault[];

  constructor(code: ErrorCode, { sentence, nodes, at, problems = [] }: Details = {}) {
    super(sentence ?? ERRORS[code].sentence, {
      nodes: nodes ?? at?.nodes ?? null,
      source: at?.source ?? null,
      positions: nodes ? null : (at?.positions ?? null),
      extensions: { code },
    });
    this.name = 'DocumentError';
    this.code = code;
    this.problems = problems;
  }
}

/** How many faults the sentence itself tells; the data tell all. */
const TOLD = 3;

/** Values that cannot be taken. There is at least one. */
export function wrongValues(faults: Iterable<FormFault>, nodes: readonly ASTNode[]): DocumentError {
  const problems = firstOf(faults, MAX_FAULTS);
  const told = problems
    .slice(0, TOLD)
    .map(({ field, message }) => `${field.join('.')}: ${message}`);
  const more =
    problems.length > TOLD ? ['More fields are wrong; `extensions.problems` holds them.'] : [];
  return new DocumentError('BAD_USER_INPUT', {
    ...(told.length > 0 && { sentence: [...told, ...more].join(' ') }),
    ...{ nodes, problems },
  });
}

function firstOf<T>(items: Iterable<T>, count: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    first.push(item);
    if (first.length === count) break;
  }
  return first;
}
