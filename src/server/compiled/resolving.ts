/*
 * Resolving: how the value of one field is asked for.
 *
 * Owns   what a resolver is given. It is noted what it gave, so that graphql-js need not ask again.
 * Gives  the schema's own resolver, or the property of that name, which may be a function.
 *
 * It assumes that an arrow function looks at no more than the parameters that it names. So one that names no fourth is given no info that
 * was made for them; and what is read of its object alone is the same each time, and brings nothing about, so that a leaf of it is not noted.
 */
import {
  BREAK,
  getArgumentValues,
  getNamedType,
  isLeafType,
  visit,
  type FieldNode,
  type GraphQLField,
} from 'graphql';
import type { CompiledField } from './form.ts';
import { infoOf, NO_RUN, type FieldInfo } from './info.ts';
import { resolverOf, type Resolve } from './replay.ts';
import type { Arguments, Run } from './run.ts';

type Field = GraphQLField<unknown, unknown>;

interface Resolving extends Pick<CompiledField<unknown>, 'resolve'> {
  /** Whether it looks at its object alone. */
  readonly isOfObject: boolean;
}
type ArgumentsOf = (run: Run) => Arguments;

export function resolving(field: Field, info: FieldInfo): Resolving {
  const resolve = resolverOf(field);
  const [node] = info.fieldNodes;
  if (!resolve || !node) return { resolve: propertyOf(field, info), isOfObject: true };
  const parameters = parametersOf(resolve);
  const unread = infoOf(info, NO_RUN);
  const isOfObject = parameters <= 1;
  if (isOfObject && isLeafType(getNamedType(field.type)))
    return {
      isOfObject,
      resolve: (source) => resolve(source, NO_ARGUMENTS, undefined, unread),
    };
  const argumentsOf = isOfObject ? () => NO_ARGUMENTS : argumentsFor(info, field);
  const ask: CompiledField<unknown>['resolve'] = (source, run) => {
    const told = parameters < 4 ? unread : infoOf(info, run);
    let value: unknown;
    try {
      value = resolve(source, argumentsOf(run), run.context, told);
    } catch (error) {
      run.trace.failed(node, source, error);
      throw error;
    }
    run.trace.answered(node, source, value);
    return value;
  };
  return { isOfObject, resolve: ask };
}

const NO_ARGUMENTS: Arguments = {};

function propertyOf(field: Field, info: FieldInfo): CompiledField<unknown>['resolve'] {
  const { name } = field;
  const argumentsOf = argumentsFor(info, field);
  return (source, run) => {
    if ((typeof source !== 'object' || source === null) && typeof source !== 'function')
      return undefined;
    const value: unknown = Reflect.get(source, name);
    if (typeof value !== 'function') return value;
    run.called += 1;
    return Reflect.apply(value, source, [
      argumentsOf(run),
      run.context,
      infoOf(info, run),
    ]) as unknown;
  };
}

/** An arrow function whose parameters are names, or names in braces. */
const PLAIN_ARROW = /^(async\s*)?(\w+|\([\w\s,:{}$]*\))\s*=>/;

/** How many arguments a resolver may look at: all of them, unless it is plain that it does not. */
const parametersOf = (resolve: Resolve): number =>
  PLAIN_ARROW.test(Function.prototype.toString.call(resolve)) ? resolve.length : 4;

/** Read once where no variable changes them, else once for each run. */
function argumentsFor(info: FieldInfo, field: Field): ArgumentsOf {
  const [node] = info.fieldNodes;
  if (!node) return () => NO_ARGUMENTS;
  const read = (variables: Arguments): Arguments =>
    Object.freeze(getArgumentValues(field, node, variables));
  if (holdsVariable(node)) return (run) => run.argumentsOf(info, read);
  const values = read({});
  return () => values;
}

function holdsVariable({ arguments: given = [] }: FieldNode): boolean {
  let found = false;
  for (const argument of given)
    visit(argument, {
      Variable() {
        found = true;
        return BREAK;
      },
    });
  return found;
}
