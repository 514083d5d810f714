/*
 * Opened: operations and audit rows as this version reads them, whichever version wrote them.
 *
 * Owns   the value of every field that an older row lacks, and the new name of what was renamed.
 * Never  changes a row: an older one gets the present shape when it is next written.
 */
import {
  UnreadableOperation,
  type KeptRefusal,
  type UsedKey,
} from '../operations/engine/journal.ts';
import type { Operation, PendingWrite, Step, StepCode } from '../operations/engine/operation.ts';
import type { OperationId } from '../ids.ts';
import type { Problem } from '../errors.ts';

type Since = 'listed' | 'sentAt' | 'mayHaveEffect' | 'noResponseSince' | 'failedTurns';
type Later = 'attention' | 'watchUntil' | 'newQuoteId' | 'version' | 'pending' | 'steps';

/** An operation of any version. */
interface StoredOperation extends Omit<Operation, Since | Later>, Partial<Pick<Operation, Since>> {
  readonly attention?: boolean;
  readonly watchUntil?: Operation['watchUntil'];
  readonly newQuoteId?: Operation['newQuoteId'];
  readonly pending: (Omit<PendingWrite, 'ask'> & Partial<PendingWrite>) | null;
  readonly steps: readonly (Omit<Step, 'code'> & { readonly code: string })[];
  readonly lane?: string | null;
  readonly inDoubtSince?: number | null;
}

/** Throws `UnreadableOperation` when it is no operation. The version of a row is that of its column. */
export function openedOperation(state: unknown, version: number): Operation {
  if (!isOperation(state)) throw new UnreadableOperation('A row holds no operation.');
  const { lane: _lane, inDoubtSince = null, pending, steps, ...present } = state;
  return {
    listed: true,
    sentAt: sentAtOf(state),
    mayHaveEffect: state.epoch > 0,
    noResponseSince: inDoubtSince,
    failedTurns: 0,
    attention: false,
    watchUntil: null,
    newQuoteId: null,
    ...present,
    version,
    steps: steps.map(({ code, ...step }) => ({ ...step, code: stepCode(code) })),
    pending: pending && { ask: askOf(state), ...pending },
  };
}

const isOperation = (state: unknown): state is StoredOperation =>
  typeof state === 'object' &&
  state !== null &&
  'detail' in state &&
  typeof state.detail === 'object' &&
  'steps' in state &&
  Array.isArray(state.steps);

/** Later writes left no step: then all that is known is since when the answer is missing. */
function sentAtOf({ epoch, inDoubtSince, steps, startedAt }: StoredOperation): number | null {
  if (epoch === 0) return null;
  return inDoubtSince ?? steps.findLast(({ code }) => code === 'SENT')?.at ?? startedAt;
}

/** Who began it asked; what their token named then is not known. */
const askOf = ({ startedAt, subject }: StoredOperation): PendingWrite['ask'] => ({
  at: startedAt,
  subject,
  role: 'CUSTOMER',
  customers: [],
  overridePending: false,
});

const STEP_CODES: Readonly<Record<string, StepCode>> = {
  NOT_TAKEN: 'NOT_PROCESSED',
  UNANSWERED: 'NO_RESPONSE',
};

const stepCode = (code: string): StepCode => STEP_CODES[code] ?? (code as StepCode);

const ACTIONS: Readonly<Record<string, string>> = {
  'operation.not-taken': 'operation.not-processed',
  'operation.unanswered': 'operation.no-response',
};

export const openedAction = (action: string): string => ACTIONS[action] ?? action;

interface StoredKey extends Omit<UsedKey, 'digest' | 'refusal' | 'operationId'> {
  readonly digest?: string;
  readonly fingerprint?: string;
  readonly refusal: KeptRefusal | Problem | null;
}

/** The operation of a key is that of its column. */
export function openedKey(stored: StoredKey, operationId: OperationId | null): UsedKey {
  const { id, subject, key, digest, fingerprint, refusal, requestId } = stored;
  return {
    ...{ id, subject, key, operationId },
    digest: digest ?? fingerprint ?? '',
    refusal: refusal && openedRefusal(refusal, operationId),
    ...(requestId !== undefined && { requestId }),
  };
}

const openedRefusal = (
  refusal: KeptRefusal | Problem,
  operationId: OperationId | null,
): KeptRefusal =>
  'problems' in refusal ? refusal : { problems: [refusal], operationId, newQuoteId: null };
