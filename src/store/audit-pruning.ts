/*
 * Audit pruning: which segments of the audit trail are old, and how they leave with their entries.
 */
import { statement } from './statement.ts';

export const AUDIT = {
  /** Segments, oldest first. */
  oldest: statement((queries, of: { limit: number }) =>
    queries
      .selectFrom('audit_segments')
      .select(['number', 'last_at as at'])
      .where('number', '>', 0)
      .orderBy('number')
      .limit(of.limit),
  ),
  removeSegments: statement((queries, of: { number: number }) =>
    queries.deleteFrom('audit_segments').where('number', '<=', of.number),
  ),
  /** Of segments that have left. */
  removeEntries: statement((queries, of: { number: number; limit: number }) =>
    queries
      .deleteFrom('audit')
      .where('position', 'in', (from) =>
        from
          .selectFrom('audit as old')
          .select('old.position')
          .where('old.segment', '<=', of.number)
          .orderBy('old.segment')
          .limit(of.limit),
      ),
  ),
};
