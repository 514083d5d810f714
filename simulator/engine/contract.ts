/*
 * Contract: judges requests and answers by contract/reach.openapi.yaml.
 *
 * Owns   the way from a method and a path to an operation, and one compiled check per schema.
 * Gives  field errors with the platform's capitals (Q14), and what is wrong with an answer or an event of this simulator.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { undocumented } from './documented.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: object;
}

interface Media {
  readonly content?: { readonly 'application/json'?: { readonly schema: object } };
}

interface Operation {
  readonly operationId: string;
  readonly 'x-row'?: number;
  readonly 'x-rows'?: readonly number[];
  /** Of an event: where it goes on the brand's host. */
  readonly 'x-path'?: string;
  readonly parameters?: readonly Named[];
  readonly requestBody?: Media & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Media & { readonly $ref?: string }>>;
}

type Named = Parameter | { readonly $ref: string };

interface Document {
  readonly webhooks: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, Media>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

export interface Route {
  readonly row: number;
  readonly method: string;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly operation: Operation;
}

interface Compiled {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly operation: Operation;
}

const source = new URL('../../contract/reach.openapi.yaml', import.meta.url);

export type { Contract };

class Contract {
  readonly #document = parse(readFileSync(source, 'utf8')) as Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, allowUnionTypes: true });
  readonly #checks = new Map<object, ValidateFunction>();
  readonly #routes: readonly Compiled[];

  constructor() {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(this.#document, 'reach');
    this.#routes = Object.entries(this.#document.paths).flatMap(([template, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        template,
        pattern: new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
        operation,
      })),
    );
  }

  /** The operation behind a request. Literal paths win over templates. */
  route(method: string, path: string, query: URLSearchParams): Route | null {
    const fits = this.#routes.filter((one) => one.method === method && one.pattern.test(path));
    const found = fits.find(({ template }) => template === path) ?? fits[0];
    if (!found) return null;
    const { operation, template } = found;
    const [first = 0, second] = operation['x-rows'] ?? [operation['x-row'] ?? 0];
    const row = second !== undefined && !query.has('default') ? second : first;
    const params = Object.entries(found.pattern.exec(path)?.groups ?? {});
    return {
      row,
      method,
      template,
      params: Object.fromEntries(params.map(([name, value]) => [name, decoded(value)])),
      operation,
    };
  }

  /** Field errors of a request; empty when it is valid. */
  requestErrors(
    route: Route,
    query: URLSearchParams,
    body: unknown,
  ): Readonly<Record<string, string>> {
    const { parameters = [], requestBody } = route.operation;
    const errors: Record<string, string> = {};
    for (const { name, in: where, required, schema } of parameters.flatMap(this.#parameter)) {
      if (where === 'header') continue;
      const value = where === 'path' ? route.params[name] : (query.get(name) ?? undefined);
      if (value === undefined && required) errors[capital(name)] = 'is required';
      const wrong = value !== undefined && this.#errors(schema, coerced(value, schema)).length > 0;
      if (wrong) errors[capital(name)] = 'is not valid';
    }
    const schema = requestBody?.content?.['application/json']?.schema;
    if (!schema || (body === undefined && requestBody?.required !== true)) return errors;
    for (const error of this.#errors(schema, body ?? {}))
      errors[capital(fieldOf(error))] = error.message ?? 'is not valid';
    return errors;
  }

  /** Where an event goes on the brand's host, or null when there is no such event. */
  eventPath(type: string): string | null {
    return this.#document.webhooks[type]?.['post']?.['x-path'] ?? null;
  }

  /** What is wrong with an event that is about to be sent, in words. */
  eventErrors(type: string, body: unknown): readonly string[] {
    const schema =
      this.#document.webhooks[type]?.['post']?.requestBody?.content?.['application/json']?.schema;
    if (!schema) return [`There is no event ${type}`];
    const errors = this.#errors(schema, body).map((error) => `${type}${inWords(error)}`);
    return [...errors, ...this.#unnamed(schema, body).map((wrong) => `${type}${wrong}`)];
  }

  /** What is wrong with an answer of this simulator, in words; empty when it fits the contract. */
  responseErrors(route: Route, status: number, body: unknown): readonly string[] {
    const named = route.operation.responses[String(status)];
    const ref = named?.$ref?.split('/').at(-1);
    const response = ref === undefined ? named : this.#document.components.responses[ref];
    const schema = response?.content?.['application/json']?.schema;
    if (!schema) return [`${route.operation.operationId} has no response ${status}`];
    return [...this.#errors(schema, body).map(inWords), ...this.#unnamed(schema, body)];
  }

  /** Fields that are sent and not named: the contract would keep silent about what the gateway may read. */
  #unnamed(schema: object, body: unknown): readonly string[] {
    const found = undocumented(schema, body, (reference) => this.#named(reference));
    return found.map((path) => `${path} is not in the contract`);
  }

  #named(reference: string): unknown {
    const names = reference.split('/').slice(1);
    return names.reduce<unknown>(
      (node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : null),
      this.#document,
    );
  }

  readonly #parameter = (named: Named): readonly Parameter[] => {
    if (!('$ref' in named)) return [named];
    const found = this.#document.components.parameters[named.$ref.split('/').at(-1) ?? ''];
    return found ? [found] : [];
  };

  #errors(schema: object, value: unknown): readonly ErrorObject[] {
    const check = this.#checks.get(schema) ?? this.#ajv.compile(absolute(schema));
    this.#checks.set(schema, check);
    if (check(value)) return [];
    return (check.errors ?? []).filter(({ keyword }) => keyword !== 'if'); // its branch tells more
  }
}

let shared: Contract | null = null;

/** One for the whole process: the file does not change meanwhile, and to read it takes longer than most tests. */
export const sharedContract = (): Contract => (shared ??= new Contract());

/** References of the document, made to be found from anywhere. */
function absolute(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components', '"reach#/components'),
  ) as object;
}

const inWords = ({ instancePath, message }: ErrorObject): string => `${instancePath} ${message}`;

/** A path that is not well-formed names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const coerced = (value: string, schema: object): unknown =>
  'type' in schema && schema.type === 'boolean' ? value === 'true' : value;

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function fieldOf({ instancePath, params, keyword }: ErrorObject): string {
  if (keyword === 'required') return String(params['missingProperty']);
  const names = instancePath.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  return names.at(-1) ?? 'body';
}
