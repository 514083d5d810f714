/*
 * Document sentences: what graphql-js finds wrong with a document, in sentences of ours.
 *
 * Owns   the list of sentences that may be shown. graphql-js quotes the document in its own, so they only choose one of these.
 * Never  holds a name or a value of a document; a fault that is not on the list is told in general.
 */
import type { GraphQLError } from 'graphql';

/** Beginnings of what graphql-js says when it cannot read on. */
const UNREADABLE: readonly (readonly [RegExp, string])[] = [
  [/^Syntax Error: Unterminated string/, 'A string of the document has no end.'],
  [
    /^Syntax Error: Invalid (character escape|Unicode escape)/,
    'A string of the document has an escape that GraphQL does not know.',
  ],
  [
    /^Syntax Error: (Unexpected|Expected .*, found) <EOF>/s,
    'The document ends too early: something is missing at its end.',
  ],
  [
    /^Syntax Error: (Invalid character|Unexpected (single quote )?character)/,
    'The document has a character that cannot stand there.',
  ],
  [/^Syntax Error: Invalid number/, 'The document has a number that GraphQL does not know.'],
];

export const unreadable = ({ message }: GraphQLError): string =>
  UNREADABLE.find(([beginning]) => beginning.test(message))?.[1] ??
  'The document cannot be read from this place on.';

export interface Names {
  /** `Query`, or what surrounds the place. */
  readonly parent: string;
  /** `Query.hello`, or the directive, to which an argument belongs. */
  readonly owner: string;
  /** The type of the field at the place. */
  readonly type: string;
}

type Sentence = (names: Names) => string;

/** Beginnings of what graphql-js says of a document that does not fit, with ours for each. */
const UNFIT: readonly (readonly [RegExp, Sentence])[] = [
  [/^Cannot query field "/, ({ parent }) => `The type "${parent}" has no field of this name.`],
  [
    /^Field "\w+" must not have a selection/,
    ({ owner, type }) => `"${owner}" is of type "${type}", which has no fields to select.`,
  ],
  [
    /^Field "\w+" of type "[^"]*" must have/,
    ({ owner, type }) => `"${owner}" is of type "${type}": select fields of it in braces.`,
  ],
  [/^Unknown argument "\w+" on directive/, () => 'The directive has no argument of this name.'],
  [/^Unknown argument "/, ({ owner }) => `"${owner}" has no argument of this name.`],
  [
    /^Field "\w+" argument "\w+" of type/,
    ({ owner }) => `"${owner}" needs an argument that is missing.`,
  ],
  [
    /^Directive "@\w+" argument "\w+" of type/,
    () => 'The directive needs an argument that is missing.',
  ],
  [/^Unknown type "/, () => 'The schema has no type of this name.'],
  [/^Unknown directive "/, () => 'The schema has no directive of this name.'],
  [/^Directive "@\w+" may not be used/, () => 'The directive cannot stand at this place.'],
  [/^The directive "@\w+" can only be used once/, () => 'The directive may stand here once only.'],
  [/^Unknown fragment "/, () => 'The document has no fragment of this name.'],
  [/^Fragment "\w+" is never used/, () => 'A fragment of the document is not used.'],
  [
    /^Fragment ("\w+" )?cannot be spread here/,
    ({ parent }) => `The fragment can never be of the type "${parent}".`,
  ],
  [
    /^Fragment ("\w+" )?cannot condition on non composite type/,
    () => 'A fragment needs an object, an interface or a union as its type.',
  ],
  [/^Cannot spread fragment "/, () => 'Fragments of the document go round in a circle.'],
  [
    /^There can be only one fragment named/,
    () => 'Two fragments of the document have the same name.',
  ],
  [
    /^There can be only one operation named/,
    () => 'Two operations of the document have the same name.',
  ],
  [
    /^There can be only one variable named/,
    () => 'Two variables of an operation have the same name.',
  ],
  [/^There can be only one argument named/, () => 'An argument is given twice.'],
  [/^There can be only one input field named/, () => 'A field of an input is given twice.'],
  [
    /^This anonymous operation must be the only/,
    () => 'An operation without a name must be the only one of its document.',
  ],
  [
    /^(Anonymous )?Subscription( "\w+")? must (select only one top level field|not select an introspection)/,
    () => 'A subscription selects exactly one field.',
  ],
  [
    /^Variable "\$\w+" is not defined/,
    () => 'The operation uses a variable that it does not declare.',
  ],
  [
    /^Variable "\$\w+" is never used/,
    () => 'The operation declares a variable that it does not use.',
  ],
  [/^Variable "\$\w+" cannot be non-input type/, () => 'A variable needs an input type.'],
  [
    /^Variable "\$\w+" of type "[^"]*" used in position expecting type/,
    ({ owner }) => `A variable has another type than its place at "${owner}" expects.`,
  ],
  [
    /^Variable "\$\w+" is of type ".*" but must be non-nullable/,
    ({ owner }) => `A variable has another type than its place at "${owner}" expects.`,
  ],
  [
    /^Fields "\w+" conflict because/,
    () =>
      'Two fields of one selection have the same name in the answer and are not the same. Give one of them an alias.',
  ],
  [/^The .* definition is not executable/s, () => 'Only operations and fragments can be sent.'],
  [/^Maximum introspection depth exceeded/, () => 'The introspection goes too deep.'],
];

/** How to tell it, or undefined: what is left are values of another form. */
export const sentenceForUnfit = ({ message }: GraphQLError): Sentence | undefined =>
  UNFIT.find(([beginning]) => beginning.test(message))?.[1];
