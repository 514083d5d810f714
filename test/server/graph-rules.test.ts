import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { buildSchema } from '../../src/server/schema.ts';

const SCHEMA = buildSchema(scalarResolvers);
const TYPES = Object.values(SCHEMA.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const MUTATIONS = Object.values(SCHEMA.getMutationType()?.getFields() ?? {});

const SECRETS = new Set(['TransferPin', 'OneTimeCode', 'VoicemailPin', 'IdempotencyKey']);

type Field = GraphQLField<unknown, unknown> | GraphQLInputField;

const membersOf = (type: GraphQLNamedType): readonly Field[] =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
    ? Object.values<Field>(type.getFields())
    : [];

/** Every field of a type that clients can read or send, as `Type.field`, with the name of its own type. */
const fieldsOf = (type: GraphQLNamedType): [string, string][] =>
  membersOf(type).map(({ name, type: own }) => [`${type.name}.${name}`, getNamedType(own).name]);

/** What of a type has no description. */
function silentIn(type: GraphQLNamedType): readonly string[] {
  const values = isEnumType(type) ? type.getValues() : [];
  const args = membersOf(type).flatMap((field) => ('args' in field ? field.args : []));
  const parts = [type, ...membersOf(type), ...values, ...args];
  return parts.flatMap((part) => (part.description ? [] : [`${type.name}: ${part.name}`]));
}

describe('the graph', () => {
  it('has no field in which a secret could be read', () => {
    const readable = TYPES.filter((type) => !isInputObjectType(type)).flatMap(fieldsOf);
    expect(readable.filter(([, own]) => SECRETS.has(own))).toEqual([]);
  });

  it('takes no text but that of a scalar which says what it is', () => {
    const fields = TYPES.filter(isInputObjectType).flatMap(fieldsOf);
    const args = TYPES.flatMap((type) =>
      membersOf(type).flatMap((field) =>
        'args' in field
          ? field.args.map(({ name, type: own }) => [
              `${type.name}.${field.name}(${name}:)`,
              getNamedType(own).name,
            ])
          : [],
      ),
    );
    expect([...fields, ...args].filter(([, own]) => own === 'String')).toEqual([]);
  });

  it('gives every mutation one input of its own name, and a payload that says what became of it', () => {
    for (const { name, args, type } of MUTATIONS) {
      const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
      expect([name, args.map((arg) => `${arg.name}: ${String(arg.type)}`)]).toEqual([
        name,
        [`input: ${input}`],
      ]);
      const payload = getNamedType(type);
      const told = isObjectType(payload) ? payload.getInterfaces().map((one) => one.name) : [];
      expect([name, told.includes('MutationPayload')]).toEqual([name, true]);
    }
  });

  it('takes an idempotency key wherever something can happen twice, which is everywhere but in quotes and acknowledgements', () => {
    const keyless = MUTATIONS.filter(({ args: [input] }) => {
      const type = input && getNamedType(input.type);
      const key = isInputObjectType(type) ? type.getFields()['idempotencyKey'] : undefined;
      return String(key?.type) !== 'IdempotencyKey!';
    });
    const REPEATABLE = ['acknowledgeOperation'];
    const others = keyless.map(({ name }) => name).filter((name) => !name.startsWith('quote'));
    expect(others).toEqual(REPEATABLE);
  });

  it('speaks of no thing in the words of the platform', () => {
    const names = TYPES.flatMap((type) => [
      type.name,
      ...fieldsOf(type).map(([name]) => name),
      ...(isEnumType(type) ? type.getValues().map(({ name }) => name) : []),
    ]);
    expect(names.filter((name) => /mvne|ccuuid|upgradable|groupid|mdn\b/i.test(name))).toEqual([]);
  });

  it('lets every field whose name ends in Id take or give a global id, but those that say whose they are', () => {
    const named = TYPES.flatMap(fieldsOf).filter(([name]) => /Ids?$/.test(name));
    const others = named.filter(([, own]) => own !== 'ID').map(([name]) => name);
    expect(others.every((name) => /\.reach(Customer|Transaction)Id$/.test(name))).toBe(true);
  });

  it('describes everything, also to explorers', () => {
    const own = TYPES.filter((type) => !isSpecifiedScalarType(type));
    expect(own.flatMap(silentIn)).toEqual([]);
  });
});
