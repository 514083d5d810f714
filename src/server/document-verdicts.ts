/*
 * Document verdicts: what the walks through a document have found, for as long as its tree is kept.
 *
 * Owns   which variables a verdict depends on. Those of `@skip` and `@include` say which fields run: by them go the denied fields, the class of
 *        the answer and its price. Those of `first` say how many items a page has: by them go its size and its price.
 * Gives  each verdict by one walk where no variable can change it, else by a walk for each request.
 * Never  keeps what depends on more of the caller than the role: whose the data are is asked when they are read. Nor keeps a document:
 *        what is known of one goes with its tree.
 */
import {
  BREAK,
  visit,
  type ASTNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Role } from '../access/caller.ts';
import { Policy } from '../access/policy.ts';
import { AnswerClasses, type AnswerClass } from './answer-class.ts';
import { answerSize, type Asked } from './answer-size.ts';
import { UpstreamPrices } from './upstream-price.ts';

/** What is known of an operation. */
interface Known {
  /** Whether a variable says which fields run. */
  readonly conditional: boolean;
  /** Whether a variable says how many items a page has. */
  readonly paged: boolean;
  size: number | null;
  price: number | null;
  answer: AnswerClass | null;
  readonly denied: Map<Role, readonly FieldNode[]>;
}

export class DocumentVerdicts {
  readonly #schema: GraphQLSchema;
  readonly #policy: Policy;
  readonly #answers: AnswerClasses;
  readonly #prices: UpstreamPrices;
  readonly #known = new WeakMap<OperationDefinitionNode, Known>();

  /** Throws when a field of the schema has no policy. */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#policy = new Policy(schema);
    this.#answers = new AnswerClasses(schema);
    this.#prices = new UpstreamPrices(schema);
  }

  /** How many values the answer can have. */
  sizeOf(asked: Asked): number {
    const known = this.#of(asked);
    if (known.paged) return answerSize(this.#schema, asked);
    return (known.size ??= answerSize(this.#schema, asked));
  }

  /** The fields that this role may not use. */
  denials(asked: Asked, role: Role): readonly FieldNode[] {
    const known = this.#of(asked);
    const before = known.conditional ? undefined : known.denied.get(role);
    if (before) return before;
    const { document, operation, variables } = asked;
    const denied = this.#policy.denials(document, operation, { role, variables });
    if (!known.conditional) known.denied.set(role, denied);
    return denied;
  }

  /** How many calls to the platform it may cost. */
  priceOf(asked: Asked): number {
    const known = this.#of(asked);
    if (known.conditional || known.paged) return this.#prices.of(asked);
    return (known.price ??= this.#prices.of(asked));
  }

  answerOf(asked: Asked): AnswerClass {
    const known = this.#of(asked);
    if (known.conditional) return this.#answers.of(asked);
    return (known.answer ??= this.#answers.of(asked));
  }

  #of({ document, operation }: Asked): Known {
    const before = this.#known.get(operation);
    if (before) return before;
    const { conditional, paged } = variablesIn(document);
    const known: Known = {
      ...{ conditional, paged, size: null, price: null, answer: null },
      denied: new Map(),
    };
    this.#known.set(operation, known);
    return known;
  }
}

/** Of all operations and fragments, also those that are not asked for. */
function variablesIn(document: Asked['document']): Pick<Known, 'conditional' | 'paged'> {
  const found = { conditional: false, paged: false };
  visit(document, {
    Directive(directive) {
      found.conditional ||= holdsVariable(directive);
    },
    Argument(argument) {
      if (argument.name.value === 'first') found.paged ||= holdsVariable(argument);
    },
  });
  return found;
}

function holdsVariable(node: ASTNode): boolean {
  let holds = false;
  visit(node, {
    Variable() {
      holds = true;
      return BREAK;
    },
  });
  return holds;
}
