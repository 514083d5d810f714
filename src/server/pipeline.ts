/*
 * Pipeline: from a request to a document that may run, the same for every channel.
 *
 * Owns   the order: whether the caller has had too much, which document is meant, what reading it costs, reading, limits, validation, what the channel allows,
 *        variables, size of the answer, policy, price in calls to the platform.
 * Gives  a document with its operation, or an error. HTTP, sockets and streams have no other path to the executor.
 * Never  calls the platform or a resolver: what is refused here has cost nothing elsewhere.
 *
 * Documents are few and repeated, so the first half of the work is cached by the text of the document, and what the walks through it find
 * with its tree. What is found there, and what is registered, costs the caller nothing.
 */
import {
  getOperationAST,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isAtLeast, type Caller } from '../access/caller.ts';
import { mostCallsOf, payerOf } from '../access/payer.ts';
import type { Purpose } from '../access/purpose.ts';
import type { DocumentRules } from '../documents-config.ts';
import { coerceVariables, type Variables } from './coercion.ts';
import type { AnswerClass } from './answer-class.ts';
import { AnswerShares, type Answered } from './answer-shares.ts';
import type { Asked } from './answer-size.ts';
import { Budget } from '../budget.ts';
import { DocumentCache } from './document-cache.ts';
import { DocumentError } from './document-error.ts';
import { checkDocument, readDocument } from './document-reading.ts';
import { chosenDocument, type Chosen, type DocumentReference } from './document-reference.ts';
import type { DocumentRegister } from './document-register.ts';
import { DocumentVerdicts } from './document-verdicts.ts';
import { Introspection } from './introspection.ts';
import { checkCount, LIMITS } from './limits.ts';

/** How a request came. */
type Channel = 'get' | 'post' | 'socket' | 'stream';

export interface DocumentRequest extends DocumentReference {
  readonly operationName: string | null;
  readonly variables: Variables;
  readonly caller: Caller;
  /** From where it came. */
  readonly network: string;
  /** Is told what runs. */
  readonly purpose?: Purpose;
  readonly channel: Channel;
}

interface Admitted {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly answer: AnswerClass;
  /** The result of an introspection, which need not be run. */
  readonly result: ExecutionResult | Promise<ExecutionResult> | null;
  /** Calls to the platform that it may make: what its manifest says, or what its caller may spend. */
  readonly mostCalls: number;
}

interface Read extends Chosen {
  readonly document: DocumentNode;
}

interface PipelineDependencies extends Pick<DocumentRules, 'openTo' | 'tokensPerSecond'> {
  readonly register: DocumentRegister;
  /** Whether people of the brand must say why they read. */
  readonly reasonRequired?: boolean;
  /** Told how many nodes of documents are cached. */
  readonly onCached: (nodes: number) => void;
}

/** What somebody may read at once who asked for nothing lately. */
const BURST_SECONDS = 10;
/** Blanks and remarks are read, too, although they are no tokens. */
const CHARACTERS_PER_TOKEN = 100;

export class Pipeline {
  readonly schema: GraphQLSchema;
  readonly #verdicts: DocumentVerdicts;
  readonly #introspection: Introspection;
  readonly #register: DocumentRegister;
  readonly #openTo: DocumentRules['openTo'];
  readonly #reasonRequired: boolean;
  readonly #tokens: Budget;
  readonly #answered = new AnswerShares();
  readonly #known: DocumentCache;

  /** Throws when a field of the schema has no policy. */
  constructor(schema: GraphQLSchema, dependencies: PipelineDependencies) {
    const { register, openTo, tokensPerSecond: perSecond, onCached } = dependencies;
    this.schema = schema;
    this.#verdicts = new DocumentVerdicts(schema);
    this.#introspection = new Introspection(schema);
    this.#register = register;
    this.#openTo = openTo;
    this.#reasonRequired = dependencies.reasonRequired ?? false;
    this.#tokens = new Budget({ perSecond, burst: perSecond * BURST_SECONDS });
    this.#known = new DocumentCache(onCached);
  }

  /** Whether the document that is meant needs no reading, or is not read at all. */
  knows({ source }: DocumentReference): boolean {
    return source === '' || this.#known.has(source) || this.#register.bySource(source) !== null;
  }

  /** Throws a DocumentError or a GatewayError for whatever may not run. */
  admit(request: DocumentRequest): Admitted {
    const { operationName, caller, network, channel } = request;
    const payer = payerOf(caller, network).key;
    this.#answered.check(payer);
    const { source, document, registered } = this.#documentOf(request, payer);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw noOperation(operationName);
    checkChannel(operation, channel);
    const variables = coerceVariables(this.schema, { document, operation }, request.variables);
    const asked = { document, operation, variables };
    checkCount('values', this.#verdicts.sizeOf(asked));
    const { role } = caller;
    const denied = this.#verdicts.denials(asked, role);
    if (denied.length > 0) throw denial(caller, denied);
    const mostCalls = registered?.price ?? mostCallsOf(caller);
    this.#checkPrice(asked, mostCalls);
    const result = this.#introspection.answerTo({ ...asked, source, role, payer });
    if (!result && this.#reasonRequired) checkReason(request);
    request.purpose?.runs(nameOf(operation));
    const answer = this.#verdicts.answerOf(asked);
    return { document, operation, answer, result, mostCalls };
  }

  /** So many bytes were made for somebody, whatever channel they leave on. */
  answered(to: Answered, bytes: number): void {
    this.#answered.charge(to, bytes);
  }

  /** Before any call is made. */
  #checkPrice(asked: Asked, most: number): void {
    const price = this.#verdicts.priceOf(asked);
    if (price <= most) return;
    throw new DocumentError('DOCUMENT_TOO_COSTLY', {
      sentence: `The document may cost ${price} calls to the platform, and the limit is ${most}.`,
    });
  }

  #documentOf(request: DocumentRequest, payer: string): Read {
    const apq = this.#openTo === 'everyone';
    const open = apq || (this.#openTo === 'agents' && isAtLeast(request.caller, 'AGENT'));
    const { source, registered } = chosenDocument(request, this.#register, { open, apq });
    const known = this.#known.get(source);
    if (known) return { source, registered, document: known };
    const document = registered ? readDocument(source) : this.#readOpen(source, payer);
    if (registered) this.#known.set(source, document);
    else this.#known.offer(source, document);
    return { source, registered, document };
  }

  /** Documents that cannot be used are paid for, too. */
  #readOpen(source: string, payer: string): DocumentNode {
    this.#tokens.check(payer);
    let tokens = Math.min(LIMITS.tokens, source.length);
    try {
      const document = readDocument(source);
      tokens = document.tokenCount ?? tokens;
      checkDocument(document, this.schema);
      return document;
    } finally {
      this.#tokens.charge(payer, tokens + source.length / CHARACTERS_PER_TOKEN);
    }
  }
}

const noOperation = (name: string | null): DocumentError =>
  new DocumentError('BAD_REQUEST', {
    sentence:
      name === null
        ? 'The document does not hold exactly one operation: name the one to run in `operationName`.'
        : 'The document has no operation of the name that `operationName` gives.',
  });

/** People of the brand see what is not theirs. */
function checkReason({ caller, purpose }: DocumentRequest): void {
  if (isAtLeast(caller, 'AGENT') && purpose?.reason == null)
    throw new DocumentError('BAD_REQUEST', {
      sentence:
        'Say why you look at this, in the header `x-reason` or in `connectionParams.reason`.',
    });
}

/** The fields that it begins with, when it has no name. */
const nameOf = ({ name, selectionSet }: OperationDefinitionNode): string =>
  name?.value ??
  selectionSet.selections
    .map((one) => (one.kind === Kind.FIELD ? one.name.value : '...'))
    .join(' ');

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
