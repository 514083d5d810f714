/*
 * Chance documents: valid operations over a whole schema, with everything that GraphQL lets a document say.
 *
 * Gives  a field that is added tomorrow its share without anybody's doing.
 */
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../chaos/random.ts';

export interface ChanceRequest {
  readonly query: string;
  readonly operationName: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What stands where a scalar is asked for, by the name of its type. */
type Samples = (type: string) => readonly unknown[];

interface Options {
  readonly samples: Samples;
  readonly mostDepth?: number;
  readonly mostFields?: number;
  /** Whether some variables have a wrong value. */
  readonly wrong?: boolean;
  /** Fields that are not asked for. */
  readonly without?: ReadonlySet<string>;
}

export class ChanceDocument {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #options: Required<Options>;
  readonly #variables: Record<string, unknown> = {};
  readonly #declared: string[] = [];
  readonly #fragments: { readonly name: string; readonly type: string; readonly text: string }[] =
    [];
  #fieldsLeft: number;
  #names = 0;
  readonly #used = new Set<string>();

  private constructor(schema: GraphQLSchema, random: Random, options: Options) {
    this.#schema = schema;
    this.#random = random;
    this.#options = { mostDepth: 5, mostFields: 40, wrong: true, without: new Set(), ...options };
    this.#fieldsLeft = this.#options.mostFields;
  }

  static query(schema: GraphQLSchema, random: Random, options: Options): ChanceRequest {
    return new ChanceDocument(schema, random, options).#request();
  }

  #request(): ChanceRequest {
    const root = this.#schema.getQueryType();
    if (!root) throw new Error('the schema has no queries');
    const selection = this.#selection(root, 0);
    const declared = this.#declared.length === 0 ? '' : `(${this.#declared.join(', ')})`;
    const fragments = this.#fragments.map(
      ({ name, type, text }) => `fragment ${name} on ${type} ${text}`,
    );
    const other = this.#random.chance(0.05) ? 'query Other { __typename }' : '';
    const query = [`query Chance${declared} ${selection}`, ...fragments, other].join('\n');
    return { query, operationName: 'Chance', variables: this.#variables };
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    for (let left = this.#random.between(1, depth === 0 ? 2 : 4); left > 0; left -= 1)
      parts.push(this.#part(type, depth));
    return `{ ${parts.filter((part) => part !== '').join(' ') || '__typename'} }`;
  }

  #part(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random;
    if (random.chance(0.06)) return `${this.#alias()}__typename${this.#directives()}`;
    if (depth <= this.#options.mostDepth && random.chance(isAbstractType(type) ? 0.6 : 0.1))
      return this.#inline(type, depth);
    if (depth > 0 && random.chance(0.08)) return this.#spread(type, depth);
    const fields = Object.values('getFields' in type ? type.getFields() : {}).filter(
      ({ name }) => !this.#options.without.has(name),
    );
    return fields.length === 0 ? '__typename' : this.#field(random.pick(fields), depth);
  }

  #inline(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random;
    if (isObjectType(type)) {
      const on = random.pick([type.name, '', ...type.getInterfaces().map(({ name }) => name)]);
      const about = on === '' ? type : this.#schema.getType(on);
      const inside = isCompositeType(about) ? about : type;
      return `...${on === '' ? '' : ` on ${on}`}${this.#directives()} ${this.#selection(inside, depth)}`;
    }
    const one = this.#possible(type);
    return `... on ${one.name}${this.#directives()} ${this.#selection(one, depth)}`;
  }

  #possible(type: GraphQLAbstractType): GraphQLCompositeType {
    return this.#random.pick(this.#schema.getPossibleTypes(type));
  }

  #spread(type: GraphQLCompositeType, depth: number): string {
    const known = this.#fragments.filter((one) => one.type === type.name);
    if (known.length > 0 && this.#random.chance(0.5))
      return `...${this.#random.pick(known).name}${this.#directives()}`;
    const text = this.#selection(type, depth);
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({ name, type: type.name, text });
    const again = this.#random.chance(0.2) ? ` ...${name}` : '';
    return `...${name}${this.#directives()}${again}`;
  }

  #field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    this.#fieldsLeft -= 1;
    const named = getNamedType(type);
    const isDeep = depth >= this.#options.mostDepth || this.#fieldsLeft <= 0;
    if (!isLeafType(named) && isDeep) return this.#alias() + '__typename';
    const given = args
      .filter((one) => isNonNullType(one.type) || this.#random.chance(0.35))
      .map((one) => `${one.name}: ${this.#argument(one.type)}`);
    // Fields of one name are merged, so that arguments go with a name of their own.
    const alias = given.length > 0 ? `x${(this.#names += 1)}: ` : this.#alias();
    const inside = isLeafType(named) ? '' : ` ${this.#selection(named, depth + 1)}`;
    const whole = `${alias}${name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
    return `${whole}${this.#directives()}${inside}`;
  }

  #alias(): string {
    if (!this.#random.chance(0.08)) return '';
    const name = this.#random.pick(ODD_NAMES);
    // Two fields of one name are merged; so each is used once.
    return this.#used.has(name) ? `${name}${(this.#names += 1)}: ` : `${this.#use(name)}: `;
  }

  #use(name: string): string {
    this.#used.add(name);
    return name;
  }

  #directives(): string {
    if (!this.#random.chance(0.06)) return '';
    const name = this.#random.pick(['skip', 'include']);
    const condition = this.#random.chance(0.5)
      ? String(this.#random.chance(0.5))
      : this.#declare('Boolean!', this.#random.chance(0.5));
    return ` @${name}(if: ${condition})`;
  }

  #argument(type: GraphQLInputType): string {
    if (this.#random.chance(0.5)) return written(this.#value(type, 0), type);
    const value = this.#value(type, 0);
    const random = this.#random;
    if (!isNonNullType(type) && random.chance(0.1)) return this.#declare(String(type), undefined);
    if (this.#options.wrong && random.chance(0.02)) return this.#declare(String(type), { odd: [] });
    return this.#declare(String(type), value);
  }

  #declare(type: string, value: unknown): string {
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}: ${type}`);
    if (value !== undefined) this.#variables[name] = value;
    return `$${name}`;
  }

  #value(type: GraphQLInputType, depth: number): unknown {
    const random = this.#random;
    if (!isNonNullType(type) && random.chance(0.08)) return null;
    const bare = getNullableType(type);
    if (isListType(bare))
      return Array.from({ length: random.between(0, 2) }, () =>
        this.#value(bare.ofType, depth + 1),
      );
    if (isInputObjectType(bare)) {
      const fields = Object.values(bare.getFields());
      const given = bare.isOneOf
        ? [random.pick(fields)]
        : fields.filter((one) => isNonNullType(one.type) || random.chance(0.5));
      return Object.fromEntries(
        given.map((one) => [one.name, this.#value(one.type, depth + 1)]),
      ) as unknown;
    }
    if (isEnumType(bare)) return random.pick(bare.getValues()).name;
    return random.pick(this.#options.samples(getNamedType(bare).name));
  }
}

/** Names that a program in JavaScript could stumble over. */
const ODD_NAMES = ['a', 'toJSON', '__proto__', 'constructor', 'then', 'length', 'data', '_'];

/** A value as it stands in a document. */
function written(value: unknown, type: GraphQLInputType): string {
  const bare = getNullableType(type);
  if (value === null) return 'null';
  if (isListType(bare) && Array.isArray(value))
    return `[${value.map((one) => written(one, bare.ofType)).join(', ')}]`;
  if (isInputObjectType(bare) && typeof value === 'object') {
    const fields = bare.getFields();
    const parts = Object.entries(value).flatMap(([name, one]) => {
      const field = fields[name];
      return field ? [`${name}: ${written(one, field.type)}`] : [];
    });
    return `{ ${parts.join(', ')} }`;
  }
  return isEnumType(bare) ? String(value) : JSON.stringify(value);
}
