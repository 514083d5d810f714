/*
 * Pipeline: from a request to a document that may run, the same for every channel.
 *
 * Owns   the order: read, limits, validation, what the channel allows, variables, size of the answer, policy, price.
 * Gives  a document with its operation, or a DocumentError. HTTP, sockets and streams have no other path to the executor.
 * Never  calls the platform or a resolver: what is refused here has cost nothing elsewhere.
 *
 * Documents are few and repeated, so the first half of the work is cached by the text of the document.
 */
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { isAtLeast, type Caller } from '../access/caller.ts';
import { mostCallsOf } from '../access/payer.ts';
import { Policy } from '../access/policy.ts';
import { coerceVariables, type Variables } from './coercion.ts';
import { AnswerClasses, type AnswerClass } from './answer-class.ts';
import { checkAnswerSize, type Asked } from './answer-size.ts';
import { DocumentError } from './document-error.ts';
import { unfit } from './document-faults.ts';
import { unreadable } from './document-sentences.ts';
import { checkLimits, LIMITS } from './limits.ts';
import { checkPersistedQuery } from './persisted-query.ts';
import { UpstreamPrices } from './upstream-price.ts';

/** How a request came. */
type Channel = 'get' | 'post' | 'socket' | 'stream';

export interface DocumentRequest {
  readonly source: string;
  readonly operationName: string | null;
  readonly variables: Variables;
  /** Beside the document, as they were sent. */
  readonly extensions: unknown;
  readonly caller: Caller;
  readonly channel: Channel;
}

interface Admitted {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly answer: AnswerClass;
}

/** All cached documents together, in characters; one longer than a tenth of it is not cached. */
const MAX_CACHED_CHARACTERS = 2_000_000;

export class Pipeline {
  readonly schema: GraphQLSchema;
  readonly #policy: Policy;
  readonly #answers: AnswerClasses;
  readonly #prices: UpstreamPrices;
  readonly #open: boolean;
  readonly #known = new LRUCache<string, DocumentNode>({
    maxSize: MAX_CACHED_CHARACTERS,
    maxEntrySize: MAX_CACHED_CHARACTERS / 10,
    sizeCalculation: (_document, source) => source.length + 1,
  });

  /** `open`: any document runs, and the schema may be asked for. Throws when a field of the schema has no policy. */
  constructor(schema: GraphQLSchema, { open }: { open: boolean }) {
    this.schema = schema;
    this.#policy = new Policy(schema);
    this.#answers = new AnswerClasses(schema);
    this.#prices = new UpstreamPrices(schema);
    this.#open = open;
  }

  /** Throws a DocumentError for whatever may not run. */
  admit({ source, extensions, ...request }: DocumentRequest): Admitted {
    checkPersistedQuery(source, extensions);
    const { operationName, variables, caller, channel } = request;
    const document = this.#read(source);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw noOperation(operationName);
    checkChannel(operation, channel);
    const coerced = coerceVariables(this.schema, { document, operation }, variables);
    checkAnswerSize(this.schema, { document, operation, variables: coerced });
    const denied = this.#policy.denials(document, operation, { caller, variables: coerced });
    if (denied.length > 0) throw denial(caller, denied);
    this.#checkPrice({ document, operation, variables: coerced }, caller);
    const answer = this.#answers.of({ document, operation, variables: coerced });
    return { document, operation, answer };
  }

  /** Before any call is made. */
  #checkPrice(asked: Asked, caller: Caller): void {
    const price = this.#prices.of(asked);
    const most = mostCallsOf(caller);
    if (price <= most) return;
    throw new DocumentError('DOCUMENT_TOO_COSTLY', {
      sentence: `The document may cost ${price} calls to the platform, and the limit is ${most}.`,
    });
  }

  #read(source: string): DocumentNode {
    const known = this.#known.get(source);
    if (known) return known;
    const document = parsed(source);
    checkLimits(document);
    this.#validate(document);
    this.#known.set(source, document);
    return document;
  }

  #validate(document: DocumentNode): void {
    if (!this.#open) refuseIntrospection(document);
    const options = { maxErrors: 1, hideSuggestions: !this.#open };
    const [error] = validate(this.schema, document, undefined, options);
    if (error) throw unfit(error, document, { schema: this.schema, open: this.#open });
  }
}

const TOO_MANY_TOKENS = /tokens\. Parsing aborted\.$/;

function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const tooLong = TOO_MANY_TOKENS.test(error.message);
    throw new DocumentError(tooLong ? 'DOCUMENT_TOO_COSTLY' : 'GRAPHQL_PARSE_FAILED', {
      at: error,
      ...(!tooLong && { sentence: unreadable(error) }),
    });
  }
}

const noOperation = (name: string | null): DocumentError =>
  new DocumentError('BAD_REQUEST', {
    sentence:
      name === null
        ? 'The document does not hold exactly one operation: name the one to run in `operationName`.'
        : 'The document has no operation of the name that `operationName` gives.',
  });

/** Mutations over sockets and streams are replayed by clients that reconnect, and GET is replayed by everybody. */
function checkChannel({ operation }: OperationDefinitionNode, channel: Channel): void {
  if (operation === OperationTypeNode.MUTATION && channel !== 'post') {
    throw new DocumentError('MUTATION_NOT_HERE');
  }
  if (
    operation === OperationTypeNode.SUBSCRIPTION &&
    channel !== 'socket' &&
    channel !== 'stream'
  ) {
    throw new DocumentError('BAD_REQUEST', { sentence: 'Subscriptions go over WebSocket or SSE.' });
  }
}

const denial = (caller: Caller, nodes: readonly FieldNode[]): DocumentError =>
  new DocumentError(isAtLeast(caller, 'CUSTOMER') ? 'FORBIDDEN' : 'UNAUTHENTICATED', { nodes });

/** `__typename` stays: clients and caches need it, and it reveals nothing that the document does not hold. */
function refuseIntrospection(document: DocumentNode): void {
  visit(document, {
    Field(node) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return;
      throw new DocumentError('FORBIDDEN', {
        sentence: 'This server does not show its schema.',
        nodes: [node],
      });
    },
  });
}
