/*
 * Pipeline: the one way of a document, from text to permission, for HTTP and sockets.
 *
 * Owns   parsing under a token limit, validation with the limits, and the judgement of who may ask.
 * Gives  known documents again without work.
 */
import { LRUCache } from 'lru-cache';
import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationTypeNode,
} from 'graphql';
import type { Caller } from '../access/caller.ts';
import { Policy } from '../access/policy.ts';
import { LIMITS, limitsRule } from './limits.ts';

export const PARSE_OPTIONS = { maxTokens: LIMITS.tokens } as const;
export const VALIDATION_RULES = [limitsRule];

type Checked = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

export class Pipeline {
  readonly schema: GraphQLSchema;
  readonly policy: Policy;
  readonly #known = new LRUCache<string, Checked>({ max: 500 });

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
    this.policy = new Policy(schema);
  }

  /** Parsed and valid, or why not. */
  checked(text: string): Checked {
    const known = this.#known.get(text);
    if (known) return known;
    const checked = this.#check(text);
    this.#known.set(text, checked);
    return checked;
  }

  /** Why this caller may not run the document; empty when they may. */
  denials(document: DocumentNode, caller: Caller): readonly GraphQLError[] {
    return this.policy.denials(document, caller);
  }

  /** What an operation of a document is, or null when the name fits none. */
  kindOf(document: DocumentNode, name: string | null | undefined): OperationTypeNode | null {
    return getOperationAST(document, name)?.operation ?? null;
  }

  #check(text: string): Checked {
    try {
      const document = parse(text, PARSE_OPTIONS);
      const errors = validate(this.schema, document, [...specifiedRules, ...VALIDATION_RULES], {
        maxErrors: 5,
      });
      const coded = errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
      return coded.length > 0 ? { errors: coded } : { document };
    } catch (error) {
      const syntax = error instanceof GraphQLError ? error : new GraphQLError('Syntax Error');
      return { errors: [withCode(syntax, 'GRAPHQL_PARSE_FAILED')] };
    }
  }
}

/** The same error with a code, unless a rule has given it one. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions['code'] === undefined) error.extensions['code'] = code;
  return error;
}
