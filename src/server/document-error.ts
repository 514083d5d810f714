/*
 * Document error: why a document is not run.
 *
 * Gives  an error whose message is public as it stands.
 * Never  holds a value of a variable or a literal of the document; the code that makes one answers for its sentence.
 */
import { GraphQLError, type ASTNode } from 'graphql';
import { ERRORS, type ErrorCode } from '../errors.ts';

interface Details {
  /** A more telling sentence than that of the catalogue. */
  readonly sentence?: string;
  readonly nodes?: readonly ASTNode[];
  /** The error of graphql-js that names the place. Only its place is used. */
  readonly at?: GraphQLError;
}

export class DocumentError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, { sentence, nodes, at }: Details = {}) {
    super(sentence ?? ERRORS[code].sentence, {
      nodes: nodes ?? at?.nodes ?? null,
      source: at?.source ?? null,
      positions: nodes ? null : (at?.positions ?? null),
      extensions: { code },
    });
    this.name = 'DocumentError';
    this.code = code;
  }
}
