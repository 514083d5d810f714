import { buildSchema, getOperationAST, parse, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { EventView } from '../../src/access/ownership.ts';
import { customerId } from '../../src/ids.ts';
import { Selections, type Selection } from '../../src/server/selections.ts';
import { SharedAnswers } from '../../src/server/shared-answers.ts';
import type { NextFrames } from '../../src/server/socket-frame.ts';
import type { LoggedEvent } from '../../src/subscriptions/event-log.ts';

const schema: GraphQLSchema = buildSchema(`
  type Query { a: Int }
  type Thing { name: String cursor: String mine: String theirs: String other: String late: String fails: String swallowed: String spread: String }
  type Subscription { things(first: Int, named: String): Thing }
`);

let runs = 0;
const counted = schema.getType('Thing');
if (counted && 'getFields' in counted) {
  const resolvers: Readonly<
    Record<string, (root: unknown, args: unknown, context: any) => unknown>
  > = {
    name: () => `Żółć ${(runs += 1)}`,
    mine: (_root, _args, { caller }) => caller.subject,
    theirs: (_root, _args, { holds }) => holds('c'),
    other: (_root, _args, { holds }) => holds('d'),
    late: async () => 'later',
    fails: () => {
      throw new Error('a defect');
    },
    swallowed: (_root, _args, context) => {
      try {
        return context.access.mayUseCustomer();
      } catch {
        return 'nobody';
      }
    },
    spread: (_root, _args, context) => Object.keys({ ...context }).join(),
  };
  for (const [name, field] of Object.entries(counted.getFields()))
    if (resolvers[name]) field.resolve = resolvers[name];
}

let position = 0;
const event = (type: 'LineChanged' | 'BillChanged' = 'LineChanged'): LoggedEvent => {
  const frame = { id: 'e', customerId: customerId('c'), line: null, at: 0 } as const;
  const detail = type === 'LineChanged' ? { type } : { type, billId: null };
  return {
    position: (position += 1),
    at: 0,
    event: { ...frame, certainty: 'CONFIRMED', ...detail },
  };
};

function documentOf(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return { document, operation };
}

const selectionOf = (text: string, variables = {}): Selection | null => {
  const { document, operation } = documentOf(text);
  return new Selections().of(document, operation, variables);
};

function answerTo(
  answers: SharedAnswers,
  entry: LoggedEvent,
  text: string,
  { spent, view = 'account' }: { spent?: object; view?: EventView } = {},
) {
  const { document } = documentOf(text);
  const selection = selectionOf(text);
  if (!selection) throw new Error('no selection');
  const itemOf = (cursor: string) => ({ things: { cursor } });
  const cost = () => spent as never;
  return answers.make(entry, { selection, view, args: { schema, document }, itemOf, cost });
}

const filled = (frames: NextFrames | null, cursor: string): string | undefined =>
  /"payload":(.*)\}$/su.exec(frames?.of('id', cursor).toString('utf8') ?? '')?.[1];

describe('An answer that is shared', () => {
  it('is run once for an event, and has a gap wherever the cursor stands', () => {
    const answers = new SharedAnswers();
    const entry = event();
    const made = answerTo(answers, entry, 'subscription { things { cursor name again: cursor } }');
    expect(filled(made, 'C')).toBe(
      `{"data":{"things":{"cursor":"C","name":"Żółć ${runs}","again":"C"}}}`,
    );
    const selection = selectionOf('subscription { things { name } }');
    expect(selection && answers.known(entry, selection, 'account')).toBeUndefined();
  });

  it('says what it has cost where answers say so', () => {
    const made = answerTo(new SharedAnswers(), event(), 'subscription { things { cursor } }', {
      spent: { calls: 0 },
    });
    expect(filled(made, 'C')).toBe(
      '{"data":{"things":{"cursor":"C"}},"extensions":{"upstream":{"calls":0}}}',
    );
  });

  it.each(['mine', 'late', 'fails', 'swallowed', 'spread'])(
    'is none where a field asks who asks, waits or fails: %s',
    (field) => {
      const answers = new SharedAnswers();
      const text = `subscription { things { cursor name ${field} } }`;
      expect(answerTo(answers, event(), text)).toBeNull();
    },
  );

  it('knows whose the account of the event is for whom it is made, and of no other account', () => {
    const answers = new SharedAnswers();
    const entry = event();
    const whose = (view: EventView) =>
      filled(answerTo(answers, entry, 'subscription { things { theirs } }', { view }), '');
    expect(whose('account')).toBe('{"data":{"things":{"theirs":"true"}}}');
    expect(whose('line')).toBe('{"data":{"things":{"theirs":"false"}}}');
    const others = 'subscription { things { theirs other } }';
    expect(answerTo(answers, event(), others)).toBeNull();
  });

  it('is not tried again for events of a kind whose answers have asked', () => {
    const answers = new SharedAnswers();
    const text = 'subscription { things { name mine } }';
    const { document } = documentOf(text);
    const selection = selectionOf(text);
    if (!selection) throw new Error('no selection');
    const asked = {
      ...({ selection, view: 'account', args: { schema, document } } as const),
      itemOf: () => ({ things: {} }),
      cost: () => undefined,
    };
    expect(answers.make(event(), asked)).toBeNull();
    const before = runs;
    expect([answers.make(event(), asked), runs]).toEqual([null, before]);
    answers.make(event('BillChanged'), asked);
    expect(runs).toBe(before + 1);
  });
});

describe('A selection', () => {
  const TEXT = `subscription S($first: Int, $named: String, $with: Boolean = true) {
    things(first: $first, named: $named) @include(if: $with) { ...T }
  }
  fragment T on Thing { name @skip(if: $with) }`;
  const { document, operation } = documentOf(TEXT);
  const known = new Selections();

  it('is the same whatever the arguments of the root field are', () => {
    const one = known.of(document, operation, { first: 1, named: 'a', with: true });
    expect(known.of(document, operation, { first: 2, with: true })).toBe(one);
    expect(one).not.toBeNull();
  });

  it.each([{}, { with: false }, { with: null }])(
    'differs with other values below it: %j',
    (other) => {
      const one = known.of(document, operation, { with: true });
      expect(known.of(document, operation, other)).not.toBe(one);
    },
  );

  it('differs where a variable is left out or null, though every object has something of its name', () => {
    const asked = documentOf(
      'subscription ($toString: Boolean = true) { things { name @include(if: $toString) } }',
    );
    const of = (variables: object) => known.of(asked.document, asked.operation, { ...variables });
    expect(of({ toString: null })).not.toBe(of({}));
  });

  it('differs with the document, though its text is the same', () => {
    const other = documentOf(TEXT);
    expect(known.of(other.document, other.operation, {})).not.toBe(
      known.of(document, operation, {}),
    );
  });

  it('is known for so many values only, and for none that are long', () => {
    const own = new Selections();
    const asked = documentOf('subscription ($n: String) { things { name @include(if: $n) } }');
    const of = (n: string) => own.of(asked.document, asked.operation, { n });
    expect(of('x'.repeat(2_000))).toBeNull();
    for (let n = 0; n < 64; n += 1) expect(of(`n${n}`)).not.toBeNull();
    expect(of('one more')).toBeNull();
    expect(of('n7')).toBe(of('n7'));
  });
});
