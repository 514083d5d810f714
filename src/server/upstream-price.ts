/*
 * Upstream price: how many calls to the platform a document may cost, before it makes any.
 *
 * Owns   how many different things a list is taken to be about: what `@listSize` or `first` says, else five.
 * Gives  the number of calls that `@upstream` adds up to, where equal calls are one.
 * Never  looks at what caches hold: the same document has the same price for everybody.
 *
 * Two fields make the same call when they name the same row, are given the same arguments, and stand below the same field of the root and
 * the same lists.
 */
import {
  getDirectiveValues,
  getNullableType,
  isListType,
  print,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { DocumentWalk } from '../access/document-walk.ts';
import type { Asked } from './answer-size.ts';
import { pageSize } from './page-size.ts';

/** Of a list of which nothing is known. */
const ITEMS = 5;

type Field = GraphQLField<unknown, unknown>;

/** Where a field is selected. */
interface Place {
  /** The field of the root, and the lists since. */
  readonly about: string;
  /** How often it is resolved. */
  readonly times: number;
  /** How many items a list has here. */
  readonly items: number;
  /** The connection whose items it has, with its arguments: different pages are about different things. */
  readonly page: string;
}

interface Upstream {
  readonly rows: readonly number[];
  readonly brandWide: boolean;
}

export class UpstreamPrices {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The document is valid and within the limits of its size. */
  of({ document, operation, variables }: Asked): number {
    const root = this.#schema.getRootType(operation.operation);
    if (!root) return 0;
    const calls = new Map<string, number>();
    const walk = new DocumentWalk(this.#schema, document, variables);
    const place: Place = { about: '', times: 1, items: ITEMS, page: '' };
    walk.visit(operation.selectionSet, { owners: [root], place }, (node, owners, at) => {
      const fields = fieldsOf(node, owners);
      const name = `${node.name.value}(${(node.arguments ?? []).map(print).join()})`;
      const about = at.about === '' ? name : at.about;
      const given = at.about === '' || !node.arguments?.length ? '' : name;
      for (const { rows, brandWide } of fields.map((field) => this.#upstreamOf(field)))
        for (const row of rows)
          if (brandWide) calls.set(`${row}`, 1);
          else calls.set(`${about} ${given} ${row}`, at.times);
      const [field] = fields;
      if (!field) return { ...at, about };
      const paged = pageSize(node, field, variables);
      const [items, page] = paged === null ? [at.items, at.page] : [paged, `${name}/`];
      if (!isListType(getNullableType(field.type))) return { ...at, about, items, page };
      const many = this.#assumedSize(field) ?? at.items;
      const list = { about: `${about}/${page}${name}`, times: at.times * many };
      return { ...list, items: ITEMS, page: '' };
    });
    return [...calls.values()].reduce((sum, times) => sum + times, 0);
  }

  #upstreamOf({ astNode }: Field): Upstream {
    const directive = this.#schema.getDirective('upstream');
    const values = directive && astNode && getDirectiveValues(directive, astNode);
    const rows: unknown = values?.['rows'];
    return { rows: Array.isArray(rows) ? rows : [], brandWide: values?.['brandWide'] === true };
  }

  #assumedSize({ astNode }: Field): number | null {
    const directive = this.#schema.getDirective('listSize');
    const size = directive && astNode && getDirectiveValues(directive, astNode)?.['assumedSize'];
    return typeof size === 'number' ? size : null;
  }
}

const fieldsOf = (node: FieldNode, owners: readonly GraphQLObjectType[]): readonly Field[] =>
  owners.flatMap((owner) => owner.getFields()[node.name.value] ?? []);
