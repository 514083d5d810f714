/*
 * Document cache: documents that were read, by their text.
 *
 * Owns   how many are kept. They are weighed by the nodes of their tree, which take a hundred times the memory of their text.
 * Gives  the same tree for the same text, so that whatever is known of a tree is known of its text.
 */
import { visit, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Some 240 bytes each: 12 MiB in all, for more documents than the apps of a brand have. */
const MAX_NODES = 50_000;
/** Of text, as much memory as one node takes. */
const CHARACTERS_PER_NODE = 240;

export class DocumentCache {
  readonly #onChange: (nodes: number) => void;
  readonly #documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_NODES,
    sizeCalculation: (document, source) =>
      nodesIn(document) + Math.ceil(source.length / CHARACTERS_PER_NODE),
  });

  /** `onChange` is told how many nodes are kept. */
  constructor(onChange: (nodes: number) => void) {
    this.#onChange = onChange;
  }

  get(source: string): DocumentNode | undefined {
    return this.#documents.get(source);
  }

  has(source: string): boolean {
    return this.#documents.has(source);
  }

  set(source: string, document: DocumentNode): void {
    this.#documents.set(source, document);
    this.#onChange(this.#documents.calculatedSize);
  }
}

function nodesIn(document: DocumentNode): number {
  let nodes = 0;
  const enter = (): void => {
    nodes += 1;
  };
  visit(document, { enter });
  return nodes;
}
