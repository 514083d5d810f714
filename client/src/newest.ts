/*
 * Newest: of everything with an `id` and a `revision`, the newest state that was ever received.
 *
 * Owns   the revision of every field of every such entity, over all documents and transports.
 * Gives  each answer with nothing older in it than what was received before, and whether some of it is older all the same.
 * Never  puts an older value over a newer one, and never invents one.
 *
 * An answer that is older in an entity is told again field by field from what is known. Documents select differently, so a field may
 * be known from an older revision only: then the answer is stale, and should be asked for again. A query can be asked again as
 * often as one likes, and a mutation with an idempotency key answers with the state of now.
 */
import { isRecord, type Selection } from './selection.ts';

/** More entities than this are forgotten, the longest unseen first. */
const MAX_ENTITIES = 1_000;

/** A value as it is kept: entities by reference, other objects by their fields, the rest as it came. */
type Stored = Reference | Parts | readonly Stored[] | string | number | boolean | null | undefined;

class Reference {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

class Parts {
  readonly typename: unknown;
  readonly fields: Map<string, Stored>;

  constructor(typename: unknown, fields: Map<string, Stored>) {
    this.typename = typename;
    this.fields = fields;
  }
}

interface Entity {
  revision: number;
  readonly fields: Map<string, { readonly revision: number; readonly value: Stored }>;
}

interface Answer {
  readonly data: unknown;
  /** True when a field is older than the newest revision of its entity. */
  readonly stale: boolean;
}

type Item = Readonly<Record<string, unknown>>;
type Selections = readonly Selection[];

export class Newest {
  readonly #entities = new Map<string, Entity>();
  #stale = false;

  /** Learns from an answer, and gives it with the newest that is known in the place of what is older. */
  settle(data: unknown, selections: Selections): Answer {
    this.#learn(data, selections);
    this.#stale = false;
    const settled = this.#settled(data, selections);
    return { data: settled, stale: this.#stale };
  }

  /** Forgets everything: for the next person on this device. */
  clear(): void {
    this.#entities.clear();
  }

  #learn(value: unknown, selections: Selections): Stored {
    if (Array.isArray(value)) return value.map((item) => this.#learn(item, selections));
    if (!isRecord(value)) return value as Stored;
    const fields = new Map<string, Stored>();
    for (const [key, child] of Object.entries(value)) {
      const { store, below } = selected(selections, key, value['__typename']);
      fields.set(store, this.#learn(child, below));
    }
    if (!isEntity(value)) return new Parts(value['__typename'], fields);
    this.#keep(value, fields);
    return new Reference(value.id);
  }

  #keep({ id, revision }: Versioned, fields: Map<string, Stored>): void {
    const entity = this.#entities.get(id) ?? { revision, fields: new Map() };
    this.#entities.delete(id); // so that it becomes the last one
    this.#entities.set(id, entity);
    entity.revision = Math.max(entity.revision, revision);
    for (const [store, value] of fields) {
      const kept = entity.fields.get(store);
      if (kept && kept.revision > revision) continue;
      const both = kept?.revision === revision ? together(kept.value, value) : value;
      entity.fields.set(store, { revision, value: both });
    }
    const [oldest] = this.#entities.keys();
    if (this.#entities.size > MAX_ENTITIES && oldest !== undefined) this.#entities.delete(oldest);
  }

  #settled(value: unknown, selections: Selections): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#settled(item, selections));
    if (!isRecord(value)) return value;
    if (isEntity(value) && value.revision < (this.#entities.get(value.id)?.revision ?? 0))
      return this.#shown(new Reference(value.id), value, selections);
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => {
        const { below } = selected(selections, key, value['__typename']);
        return [key, this.#settled(child, below)];
      }),
    );
  }

  /** What is known, in the form of a selection; what is not known is as it was sent. */
  #shown(stored: Stored, sent: unknown, selections: Selections): unknown {
    if (Array.isArray(stored))
      return stored.map((item: Stored, n) =>
        this.#shown(item, Array.isArray(sent) ? sent[n] : undefined, selections),
      );
    if (stored instanceof Reference) return this.#entityShown(stored, sent, selections);
    if (!(stored instanceof Parts)) return stored;
    const same = isRecord(sent) && sent['__typename'] === stored.typename ? sent : {};
    return this.#fieldsShown(stored.fields, same, { selections, typename: stored.typename });
  }

  #entityShown({ id }: Reference, sent: unknown, selections: Selections): unknown {
    const entity = this.#entities.get(id);
    const fields = new Map<string, Stored>();
    for (const [store, { value }] of entity?.fields ?? []) fields.set(store, value);
    const same = isRecord(sent) && sent['id'] === id ? sent : {};
    const typename = fields.get('__typename');
    const shown = this.#fieldsShown(fields, same, { selections, typename });
    for (const key of Object.keys(shown)) {
      const kept = entity?.fields.get(selected(selections, key, typename).store);
      if (kept?.revision !== entity?.revision) this.#stale = true;
    }
    return shown;
  }

  #fieldsShown(fields: Map<string, Stored>, sent: Item, { selections, typename }: Asked): Item {
    const wanted = selections.filter(
      ({ on, store }) => on === null || on === typename || fields.has(store),
    );
    const keys = Object.keys(sent).length > 0 ? Object.keys(sent) : wanted.map(({ key }) => key);
    const shown = keys.map((key): [string, unknown] => {
      const { store, below } = selected(selections, key, typename);
      if (fields.has(store)) return [key, this.#shown(fields.get(store), sent[key], below)];
      this.#stale = true;
      return [key, sent[key]];
    });
    return Object.fromEntries(shown.filter(([, value]) => value !== undefined));
  }
}

interface Asked {
  readonly selections: Selections;
  readonly typename: unknown;
}

interface Versioned {
  readonly id: string;
  readonly revision: number;
}

/** Global ids are unique over all types, so the id alone names the entity. */
const isEntity = (value: Item): value is Item & Versioned =>
  typeof value['id'] === 'string' && Number.isInteger(value['revision']);

/** What was asked under a key, from every fragment in which it stands. */
function selected(selections: Selections, key: string, typename: unknown): Selection {
  const all = selections.filter((one) => one.key === key);
  const first = all.find(({ on }) => on === null || on === typename) ?? all[0];
  if (!first) return { key, store: key, on: null, below: [] };
  const below = all.filter(({ store }) => store === first.store).flatMap((one) => one.below);
  return { ...first, below };
}

/** Two values of one revision: they are the same, but each may hold what the other one was not asked for. */
function together(one: Stored, other: Stored): Stored {
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length)
    return other.map((item: Stored, n) => together(one[n] as Stored, item));
  if (!(one instanceof Parts && other instanceof Parts && one.typename === other.typename))
    return other;
  const fields = new Map(one.fields);
  for (const [store, value] of other.fields)
    fields.set(store, fields.has(store) ? together(fields.get(store), value) : value);
  return new Parts(other.typename, fields);
}
