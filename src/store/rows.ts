/*
 * Rows: the tables around an operation, as the journal and its reads use them.
 *
 * Gives  one bundle, made once, so that both are composed with one argument.
 */
import { AuditTrail } from './audit.ts';
import { FailureRows } from './failure-rows.ts';
import { GuessRows } from './guess-rows.ts';
import { IntentRows } from './intent-rows.ts';
import { KeyRows } from './key-rows.ts';
import { LimitRows } from './limit-rows.ts';
import { LockRows } from './lock-rows.ts';
import { OperationRows } from './operation-rows.ts';
import type { Parts } from './parts.ts';
import { QuoteRows } from './quote-rows.ts';
import { RefRows } from './ref-rows.ts';
import { ScopeRows } from './scope-rows.ts';

export interface Rows {
  readonly operations: OperationRows;
  readonly intents: IntentRows;
  readonly refs: RefRows;
  readonly scopes: ScopeRows;
  readonly keys: KeyRows;
  readonly limits: LimitRows;
  readonly guesses: GuessRows;
  readonly locks: LockRows;
  readonly quotes: QuoteRows;
  readonly audit: AuditTrail;
  readonly failures: FailureRows;
}

export const rowsOf = (parts: Parts): Rows => ({
  operations: new OperationRows(parts),
  intents: new IntentRows(parts),
  refs: new RefRows(parts),
  scopes: new ScopeRows(parts),
  keys: new KeyRows(parts),
  limits: new LimitRows(parts),
  guesses: new GuessRows(parts),
  locks: new LockRows(parts),
  quotes: new QuoteRows(parts),
  audit: new AuditTrail(parts),
  failures: new FailureRows(parts),
});
