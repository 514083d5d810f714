/*
 * Compiled, compared: documents made by chance, through graphql-js and through the compiled way.
 *
 * Owns   what is the same: the bytes; but where several errors leave one null, graphql-js itself tells those that came in time, and the
 *        specification asks for one of them. Such answers are counted.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import {
  execute,
  parse,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { Random } from '../../chaos/random.ts';
import { CompiledQueries } from '../../src/server/compiled/compiled-queries.ts';
import { executing } from '../../src/server/compiled/execute.ts';
import { writeResult } from '../../src/server/written-data.ts';
import { ChanceAnswers } from './chance-answers.ts';
import { ChanceDocument, type ChanceRequest } from './chance-documents.ts';

export const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  ...{ String: ['Sam', '"\n', ''], Int: [1, 5, 0], Boolean: [true, false], Float: [1.5] },
  ...{ ID: ['Q3VzdG9tZXI6MQ', 'x'], Imei: ['356938035643809'], Iccid: ['8901260000000000025'] },
  ...{ PhoneNumber: ['2125550142'], ZipCode: ['10001'], CountryCode: ['FR'], StateCode: ['NY'] },
  ...{ EmailAddress: ['sam@example.com'], Date: ['2027-03-01'], Cursor: ['abc.def'] },
  DateTime: ['2027-03-01T10:00:00Z'],
};

const ROLES = ['ANONYMOUS', 'CUSTOMER', 'AGENT', 'ADMIN'];

interface Run extends ExecutionArgs {
  readonly query: string;
}

/** What was found of many documents. */
interface Found {
  all: number;
  /** Answered without graphql-js. */
  compiled: number;
  /** With an error. */
  failed: number;
  /** In which one null has errors of which not all were told. */
  raced: number;
  readonly different: { query: string; variables: unknown; reference: string; compiled: string }[];
}

export class Comparison {
  readonly #answers: ChanceAnswers;

  /** `faults`: how many of a thousand values are wrong. */
  constructor(faults: number) {
    this.#answers = new ChanceAnswers(faults);
  }

  get schema(): GraphQLSchema {
    return this.#answers.schema;
  }

  request(seed: number): ChanceRequest {
    const samples = (type: string): readonly unknown[] => ARGUMENTS[type] ?? ['text'];
    return ChanceDocument.query(this.schema, new Random(seed), { samples });
  }

  /** As many documents from the seed on, each run twice: with other answers, other conditions and for another caller. */
  async of(seed: number, documents: number): Promise<Found> {
    const compiled = new CompiledQueries(this.schema, { atOnce: true });
    const either = executing(this.schema, {}, compiled);
    const found: Found = { all: 0, compiled: 0, failed: 0, raced: 0, different: [] };
    for (const run of this.#runs(seed, documents)) {
      const reference = await execute(run);
      const text = textOf(reference);
      const other = textOf(await either(run));
      const written = textOf(await either(run, 'text'));
      const isCompiled = (await compiled.run(run)) !== null;
      found.all += 1;
      if (isCompiled) found.compiled += 1;
      if (reference.errors) found.failed += 1;
      if (isCompiled && reference.errors) note(found, run, { reference: text, compiled: other });
      const again = textOf(await either(run, 'text'));
      for (const one of [other, written, again].filter((answer) => answer !== text))
        if (tellTheSame(text, one)) found.raced += 1;
        else note(found, run, { reference: text, compiled: one });
    }
    return found;
  }

  /** The compiled way alone. */
  async compiledOnly(seed: number, documents: number): Promise<void> {
    const compiled = new CompiledQueries(this.schema, { atOnce: true });
    for (const run of this.#runs(seed, documents)) {
      await compiled.run(run);
      await otherWork();
      await compiled.run(run, { form: 'text' });
      await otherWork();
    }
  }

  *#runs(seed: number, documents: number): Generator<Run> {
    for (let at = 0; at < documents; at += 1) {
      const { query, operationName, variables } = this.request(seed + at);
      const document = parse(query);
      const random = new Random(seed + at);
      for (const variableValues of [variables, flipped(variables, random)])
        yield {
          ...{ query, schema: this.schema, document, operationName, variableValues },
          rootValue: this.#answers.root(random.between(0, 2 ** 31)),
          contextValue: { role: random.pick(ROLES) },
        };
    }
  }
}

function note(
  { different }: Found,
  { query, variableValues: variables }: Run,
  answers: { reference: string; compiled: string },
): void {
  if (different.length < 3) different.push({ query, variables, ...answers });
}

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: readonly (string | number)[] }[];
}

/** Whether the data are the same, and each error that only one of them tells left a null of which the other tells another error. */
function tellTheSame(one: string, another: string): boolean {
  const [a, b]: [Told, Told] = [JSON.parse(one), JSON.parse(another)];
  if (JSON.stringify(a.data) !== JSON.stringify(b.data)) return false;
  const isExplained = (from: Told, to: Told): boolean => {
    const told = new Set(to.errors?.map((error) => JSON.stringify(error)));
    const nulls = new Set(to.errors?.map(({ path }) => nullOn(to.data, path)));
    const unsaid = from.errors?.filter((error) => !told.has(JSON.stringify(error))) ?? [];
    return unsaid.every(({ path }) => path !== undefined && nulls.has(nullOn(from.data, path)));
  };
  return isExplained(a, b) && isExplained(b, a);
}

/** The place of the null that ends the way to an error. */
function nullOn(data: unknown, path: readonly (string | number)[] = []): string {
  let [value, depth] = [data, 0];
  for (; depth < path.length && value != null; depth += 1)
    value = Reflect.get(Object(value), path[depth] ?? '');
  return JSON.stringify(path.slice(0, depth));
}

/** What HTTP would send of what the mask is given. */
const textOf = ({ errors, data, extensions }: ExecutionResult): string =>
  writeResult({
    ...(errors && { errors }),
    ...(data !== undefined && { data }),
    ...(extensions && { extensions }),
  });

/** Other conditions, so that another way through the document is taken. */
const flipped = (
  variables: Readonly<Record<string, unknown>>,
  random: Random,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? random.chance(0.5) : value,
    ]),
  );
