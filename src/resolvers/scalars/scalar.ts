/*
 * Scalar: what all scalars of the schema have in common.
 *
 * Owns   the refusal of a wrong value, in both directions.
 * Gives  a GraphQL scalar for a form: how text is read, and how a value is shown.
 * Never  repeats what was sent: a wrong value may be a secret, or a customer's number. Never shows what has a wrong form.
 */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GatewayError, withLimits, type Limits } from '../../errors.ts';
import { INPUT_REASONS, type InputReason } from '../../input-reasons.ts';

interface Where {
  /** Limits of ours that the sentence names. */
  readonly limits?: Limits;
  /** The path of the field, where the check that refuses knows it. */
  readonly field?: readonly string[];
}

/** A value has a wrong form. The message is public, so it holds nothing of the value. */
export class BadInput extends GraphQLError {
  readonly reason: InputReason;
  readonly field: readonly string[] | null;

  constructor(reason: InputReason, { limits = {}, field }: Where = {}) {
    super(withLimits(INPUT_REASONS[reason], limits), { extensions: { code: 'BAD_USER_INPUT' } });
    this.name = 'BadInput';
    this.reason = reason;
    this.field = field ?? null;
  }
}

interface Form<Inside> {
  readonly name: string;
  /** Why a value is refused that is no text, or whose text has no form. */
  readonly reason: InputReason;
  /** The clean value; null when the text has a wrong form. Throws BadInput where another reason says more. */
  readonly parse: (text: string) => Inside | null;
  /** Text of this form is read as what it is, so that it is shown without being read. */
  readonly asIs?: RegExp;
  /** What clients see, or null when the inside value cannot be shown. Without it, text is shown as it would be read. */
  readonly show?: (value: unknown) => string | null;
}

export function scalar<Inside>(form: Form<Inside>): GraphQLScalarType<Inside, string> {
  const { name, reason } = form;
  const show = form.show ?? ((value) => shownAsRead(form, value));
  const parse = (value: unknown): Inside => {
    const parsed = typeof value === 'string' ? form.parse(value) : null;
    if (parsed !== null) return parsed;
    throw new BadInput(reason);
  };
  return new GraphQLScalarType<Inside, string>({
    name,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
    serialize(value) {
      const shown = show(value);
      if (shown !== null) return shown;
      const cause = new TypeError(`${name} cannot be shown`);
      // A secret that a field would show is our defect; any other value comes from the platform.
      throw show === never ? cause : new GatewayError('PLATFORM_UNREADABLE', { cause });
    },
  });
}

function shownAsRead<Inside>({ parse, asIs }: Form<Inside>, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (asIs?.test(value) === true) return value;
  try {
    const read = parse(value);
    return typeof read === 'string' ? read : null;
  } catch {
    return null;
  }
}

/** For what is sent and never shown. */
export const never = (): null => null;

export const matching =
  (pattern: RegExp, clean: (text: string) => string = (text) => text) =>
  (text: string): string | null => {
    const cleaned = clean(text);
    return pattern.test(cleaned) ? cleaned : null;
  };
