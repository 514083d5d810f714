/*
 * Document reading: from a text to a document that fits the schema.
 *
 * Owns   the order: tokens, limits, rules of GraphQL, and last the rule that compares fields with one another, if there is anything to compare.
 * Gives  a document, or a DocumentError for the first fault.
 * Never  knows who asks: what a caller may use is asked of a document that is valid.
 */
import {
  GraphQLError,
  OverlappingFieldsCanBeMergedRule,
  Lexer,
  parse,
  Source,
  specifiedRules,
  validate,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { checkComparisons } from './comparisons.ts';
import { DocumentError } from './document-error.ts';
import { unfit } from './document-faults.ts';
import { unreadable } from './document-sentences.ts';
import { checkIntrospection } from './introspection.ts';
import { checkLimits, LIMITS } from './limits.ts';

const TOO_MANY_TOKENS = /tokens\. Parsing aborted\.$/;

/** Throws when the text is no document, or too long. */
export function readDocument(source: string): DocumentNode {
  try {
    return withoutTokens(parse(source, { maxTokens: LIMITS.tokens }));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const tooLong = TOO_MANY_TOKENS.test(error.message);
    throw new DocumentError(tooLong ? 'DOCUMENT_TOO_COSTLY' : 'GRAPHQL_PARSE_FAILED', {
      at: error,
      ...(!tooLong && { sentence: unreadable(error) }),
    });
  }
}

const NO_TOKEN = new Lexer(new Source('')).token;

/** A place in the text takes three numbers; the tokens that it was read from are a third of the memory of a tree, and nobody asks for them. */
function withoutTokens(document: DocumentNode): DocumentNode {
  const enter = ({ loc }: ASTNode): void => {
    if (loc) Object.assign(loc, { startToken: NO_TOKEN, endToken: NO_TOKEN });
  };
  visit(document, { enter });
  return document;
}

/** Throws when the document asks for too much, or does not fit. */
export function checkDocument(document: DocumentNode, schema: GraphQLSchema): void {
  checkLimits(document);
  checkRules(document, schema, OTHER_RULES);
  if (checkComparisons(document)) checkRules(document, schema, [OverlappingFieldsCanBeMergedRule]);
  checkIntrospection(document);
}

/** All but the one whose work grows with the square of the fields. */
const OTHER_RULES = specifiedRules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule);

function checkRules(
  document: DocumentNode,
  schema: GraphQLSchema,
  rules: readonly ValidationRule[],
): void {
  const [error] = validate(schema, document, rules, { maxErrors: 1 });
  if (error) throw unfit(error, document, schema);
}
