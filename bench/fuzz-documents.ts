/*
 * Fuzz documents: requests made of the schema, some right and some nearly so.
 *
 * Gives  a field that is added tomorrow its share without anybody's doing.
 */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import type { Random } from '../chaos/random.ts';
import { oddValue } from './mutations.ts';

const SCHEMA = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));

export interface FuzzRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What stands where a scalar is asked for, by the name of its type. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  ...{ String: ['Sam', '10001'], Int: [1, 5, 50], Boolean: [true, false], Float: [1.5] },
  ...{ Imei: ['356938035643809'], Iccid: ['8901260000000000025'], Decimal: ['10.00'] },
  ...{ OneTimeCode: ['246810'], PhoneNumber: ['2125550142'], ZipCode: ['10001'] },
  ...{ TransferPin: ['1111'], VoicemailPin: ['4821'], StateCode: ['NY'], CountryCode: ['FR'] },
  ...{ EmailAddress: ['sam@example.com'], SmsText: ['Hi'], City: ['New York'] },
  ...{ AddressLine: ['1 Harbor Street'], PersonName: ['Sam'], Reason: ['Nobody knows of it.'] },
  ...{ ReturnPageName: ['shop'], CarrierName: ['Other'], AccountNumber: ['77001'] },
};

const MOST_DEPTH = 5;

class Writer {
  readonly #random: Random;
  readonly #ids: readonly string[];
  readonly variables: Record<string, unknown> = {};
  readonly declared: string[] = [];

  constructor(random: Random, ids: readonly string[]) {
    this.#random = random;
    this.#ids = ids;
  }

  selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return this.#random.chance(0.02) ? '{ id }' : '';
    const one = isAbstractType(named) ? this.#random.pick(SCHEMA.getPossibleTypes(named)) : named;
    if (!isObjectType(one) || depth >= MOST_DEPTH) return '{ __typename }';
    const inside = this.fields(one, depth);
    return isAbstractType(named)
      ? `{ __typename ... on ${one.name} { ${inside} } }`
      : `{ ${inside} }`;
  }

  fields(type: GraphQLObjectType, depth: number): string {
    const all = Object.values(type.getFields());
    const most = depth === 0 ? 1 : Math.max(1, 5 - depth);
    const chosen = this.#random.shuffled(all).slice(0, this.#random.between(1, most));
    return chosen
      .map(({ name, args, type: inner }) => {
        const passed = args
          .filter(({ type: asked }) => isNonNullType(asked) || this.#random.chance(0.3))
          .map((arg) => `${arg.name}: ${this.#variable(arg.type)}`);
        const alias = this.#random.chance(0.1) ? `a${this.#random.between(0, 9)}: ` : '';
        const directive = this.#random.chance(0.05) ? ' @include(if: true)' : '';
        const list = passed.length === 0 ? '' : `(${passed.join(', ')})`;
        return `${alias}${name}${list}${directive} ${this.selection(inner, depth + 1)}`;
      })
      .join(' ');
  }

  #variable(type: GraphQLInputType): string {
    const name = `v${this.declared.length}`;
    const said = this.#random.chance(0.03) ? 'String' : String(type);
    this.declared.push(`$${name}: ${said}`);
    this.variables[name] = this.#value(type, 0);
    return `$${name}`;
  }

  #value(type: GraphQLInputType, depth: number): unknown {
    if (this.#random.chance(0.08)) return oddValue(this.#random);
    const bare = getNullableType(type);
    if (isListType(bare))
      return Array.from({ length: this.#random.between(0, 3) }, () =>
        this.#value(bare.ofType, depth + 1),
      );
    if (isInputObjectType(bare)) {
      const fields = Object.values(bare.getFields());
      const given = bare.isOneOf
        ? [this.#random.pick(fields)]
        : fields.filter(({ type: asked }) => isNonNullType(asked) || this.#random.chance(0.5));
      return Object.fromEntries(
        given.map((field) => [field.name, this.#value(field.type, depth + 1)]),
      );
    }
    if (isEnumType(bare)) return this.#random.pick(bare.getValues()).name;
    const { name } = getNamedType(bare);
    if (name === 'ID') return this.#random.pick(this.#ids);
    if (name === 'IdempotencyKey') return this.#random.hex(24);
    return this.#random.pick(SAMPLES[name] ?? ['2027-03-01', 'x']);
  }
}

/** `ids`: global ids of real things and of none. */
export function fuzzRequest(random: Random, ids: readonly string[]): FuzzRequest {
  const kind = random.pick(['query', 'query', 'query', 'mutation', 'subscription'] as const);
  const root = SCHEMA.getType(`${kind.charAt(0).toUpperCase()}${kind.slice(1)}`);
  if (!isObjectType(root)) throw new Error(`the schema has no ${kind}`);
  const writer = new Writer(random, ids);
  const fields = writer.fields(root, 0);
  const declared = writer.declared.length === 0 ? '' : `(${writer.declared.join(', ')})`;
  return { query: `${kind} Fuzz${declared} { ${fields} }`, variables: writer.variables };
}
