/*
 * Audited: what the audit trail says of the facts that reached an operation.
 *
 * Owns   the choice of what is told: every upstream write with its outcome, and whatever changed what people see.
 * Never  repeats a reading that said nothing new, and never names a subscriber.
 */
import type { TracedCall } from '../../datasources/wire/call-trace.ts';
import { advance } from './advance.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { Fact, Operation } from './operation.ts';

const OF_WRITES: ReadonlySet<Fact['type']> = new Set<Fact['type']>([
  'sent',
  'not-processed',
  'accepted',
  'refused',
  'no-response',
  'not-permitted',
]);

export function auditOf(
  { before, after }: { readonly before: Operation; readonly after: Operation },
  facts: readonly Fact[],
  call?: TracedCall,
): AuditEntry | null {
  const telling =
    facts.find((fact) => OF_WRITES.has(fact.type) && advance(before, fact) !== before) ??
    facts.find((fact) => advance(before, fact).revision > before.revision);
  if (!telling) return null;
  return {
    action: `operation.${telling.type}`,
    actor: 'gateway',
    operationId: after.id,
    note: after.status,
    status: after.status,
    ...(OF_WRITES.has(telling.type) && before.pending && { write: before.pending.name }),
    ...(call && OF_WRITES.has(telling.type) && { call }),
    ...(telling.type === 'read' && { source: telling.source }),
    ...((telling.type === 'refused' || telling.type === 'not-permitted') && {
      code: telling.problem.code,
    }),
  };
}
