/*
 * Document cache: documents that were read, by their text.
 *
 * Owns   how many are kept. They are weighed by the nodes of their tree, which take a hundred times the memory of their text. What is not
 *        registered is kept when it is read for the second time: a flood of documents that never come again leaves nothing behind.
 * Gives  the same tree for the same text, so that whatever is known of a tree is known of its text.
 */
import { visit, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { sha256 } from './manifest.ts';

/** Some 240 bytes each: 12 MiB in all, for more documents than the apps of a brand have. */
const MAX_NODES = 50_000;
/** Of text, as much memory as one node takes. */
const CHARACTERS_PER_NODE = 240;
/** Of texts that were read once a digest is kept, of some 150 bytes. */
const MAX_READ_ONCE = 5_000;

export class DocumentCache {
  readonly #onChange: (nodes: number) => void;
  readonly #documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_NODES,
    sizeCalculation: (document, source) =>
      nodesIn(document) + Math.ceil(source.length / CHARACTERS_PER_NODE),
  });

  readonly #readOnce = new LRUCache<string, true>({ max: MAX_READ_ONCE });

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

  /** Keeps it when it was offered before. */
  offer(source: string, document: DocumentNode): void {
    const digest = sha256(source);
    if (this.#readOnce.delete(digest)) this.set(source, document);
    else this.#readOnce.set(digest, true);
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
