/*
 * Shown operations: the operations of one answer, each at the revision that the answer shows.
 *
 * Owns   the rule that an answer is no older than what was emitted when it leaves: operations are read last.
 * Gives  every field of an operation its newest state that was read, and word when one has moved on since, so that the document is run again.
 * Never  touches an item of a stream or of `changes`: it shows its own revision, and the newer ones come after it.
 *
 * The race that this guards: an operation is read, a slow field beside or below it is waited for, the operation ends meanwhile and
 * subscribers are told, and then an answer leaves that says it goes on. A second run costs little: what the first one has read of the
 * platform is still there, and a mutation is not made again.
 */
import {
  defaultFieldResolver,
  isInterfaceType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { Given } from '../datasources/wire/given.ts';
import type { OperationId } from '../ids.ts';
import type { JournalReads } from '../operations/engine/journal.ts';
import type { Operation } from '../operations/engine/operation.ts';

type Journal = Pick<JournalReads, 'load' | 'revisionsOf'>;
type OnShown = (operation: Operation) => Promise<void>;

export class ShownOperations {
  readonly #journal: Journal;
  readonly #onShown: OnShown | null;
  readonly #told = new Set<OperationId>();
  /** The oldest revision that is shown of each. */
  #shown = new Map<OperationId, number>();
  /** The newest revision on a page that ends now. */
  #paged = new Map<OperationId, number>();
  #newest: ReadonlyMap<OperationId, Operation> = new Map();
  #answer: unknown = undefined;

  /** `onShown` is told of every operation of which a field is shown, once. */
  constructor(journal: Journal, onShown: OnShown | null = null) {
    this.#journal = journal;
    this.#onShown = onShown;
  }

  /** Null for most, at no cost: then nothing is to be waited for. */
  told(operation: Operation): Promise<void> | null {
    if (this.#onShown === null || this.#told.has(operation.id)) return null;
    this.#told.add(operation.id);
    return this.#onShown(operation);
  }

  /** The operation as this run of the document shows it. */
  latest(operation: Operation): Operation {
    const newest = this.#newest.get(operation.id);
    const latest = newest && newest.revision > operation.revision ? newest : operation;
    const shown = this.#shown.get(latest.id) ?? latest.revision;
    this.#shown.set(latest.id, Math.min(shown, latest.revision));
    return latest;
  }

  /** Notes the revisions of a page after which nothing came yet. */
  onPage(operations: readonly Operation[]): void {
    for (const { id, revision } of operations)
      this.#paged.set(id, Math.max(this.#paged.get(id) ?? 0, revision));
  }

  /** What a mutation came to: it is made once, however often its document runs. */
  once<T>(mutate: () => T): T {
    this.#answer ??= mutate();
    return this.#answer as T;
  }

  /** Whether something that was shown has moved on. Then the next run shows its newest state. */
  outdated(): Given<boolean> {
    if (this.#shown.size === 0 && this.#paged.size === 0) return false;
    return this.#haveMoved([...new Set([...this.#shown.keys(), ...this.#paged.keys()])]);
  }

  async #haveMoved(ids: readonly OperationId[]): Promise<boolean> {
    const revisions = await this.#journal.revisionsOf(ids);
    const moved = [...revisions].filter(([id, revision]) => this.#isOlder(id, revision));
    if (moved.length === 0) return false;
    const loaded = await Promise.all(moved.map(([id]) => this.#journal.load(id)));
    const found = loaded.flatMap((one): [OperationId, Operation][] => (one ? [[one.id, one]] : []));
    this.#newest = new Map([...this.#newest, ...found]);
    this.#shown = new Map();
    this.#paged = new Map();
    return true;
  }

  #isOlder(id: OperationId, revision: number): boolean {
    const shown = Math.min(this.#shown.get(id) ?? Infinity, this.#paged.get(id) ?? Infinity);
    return shown < revision;
  }
}

/** The parents of operations that stand for a moment of the past. */
const MOMENTS: ReadonlySet<string> = new Set(['OperationSnapshot', 'OperationAdvanced']);

type OperationField = [
  source: Operation,
  args: object,
  context: { readonly shown: ShownOperations },
  info: GraphQLResolveInfo,
];

/** The same schema, in which every field of every operation is read of its latest state. */
export function withLatestOperations(schema: GraphQLSchema): GraphQLSchema {
  const operation = schema.getType('Operation');
  const types = isInterfaceType(operation) ? schema.getPossibleTypes(operation) : [];
  for (const field of types.flatMap((type) => Object.values(type.getFields()))) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (...[source, args, context, info]: OperationField): unknown => {
      const isMoment = MOMENTS.has(info.path.prev?.typename ?? '');
      const shown = isMoment ? source : context.shown.latest(source);
      const told = context.shown.told(source);
      const show = (): unknown => resolve(shown, args, context, info);
      return told === null ? show() : told.then(show);
    };
  }
  return schema;
}
