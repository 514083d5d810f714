/*
 * Ask audit: what the audit trail says of a beginning, and of who joins it.
 *
 * Never  holds a number or an address, whatever a person gave as a reason.
 */
import type { Start } from './beginning.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { UsedKey } from './journal.ts';
import type { Operation } from './operation.ts';
import { maskedReason } from './reason.ts';

/** Who joins asks for it, too: it is theirs as much as of who began it. */
export const joinedAudit = ({ id, subject }: UsedKey, operation: Operation): AuditEntry => ({
  ...{ action: 'operation.joined', actor: subject, keyId: id },
  ...{ operationId: operation.id, note: operation.detail.kind },
});

type Begun = Pick<Start, 'detail' | 'overridePending' | 'reason'>;

/** What the audit trail says of a beginning. That the caller overrode a doubt stands in it for good. */
export function noteOf({ detail, overridePending, reason = null }: Begun): string {
  const what = detail.kind === 'direct-change' ? detail.change : detail.kind;
  if (reason !== null) return `${what}: ${maskedReason(reason)}`;
  return overridePending === undefined
    ? what
    : `${what}, overriding an unknown outcome: ${maskedReason(overridePending)}`;
}
