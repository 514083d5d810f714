/*
 * Audit book: the audit trail of an open store, as a whole.
 */
import type { AuditBook, AuditCheck, AuditPage } from '../operations/engine/audit-book.ts';
import { AuditTrail, type AuditWindow } from './audit.ts';
import { auditCheck } from './audit-check.ts';
import type { Parts } from './parts.ts';

export class StoredAuditBook implements AuditBook {
  readonly #parts: Parts;
  readonly #trail: AuditTrail;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#trail = new AuditTrail(parts);
  }

  check(window: { readonly after: number; readonly first: number }): Promise<AuditCheck> {
    return auditCheck(this.#parts, window);
  }

  async page({ first, ...window }: AuditWindow): Promise<AuditPage> {
    const found = await this.#parts.database.read((queries) =>
      this.#trail.page(queries, { ...window, first: first + 1 }),
    );
    return { entries: found.slice(0, first), hasMore: found.length > first };
  }

  /** Ends what this process has written. */
  close(): Promise<void> {
    return this.#parts.database.write((writes) => this.#trail.close(writes));
  }
}
