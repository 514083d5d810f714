/*
 * Ledger: what the platform knows of a run, as the checker reads it.
 *
 * Owns   nothing but shapes; the rig fills them from the simulator.
 */
export interface LedgerAttempt {
  readonly seq: number;
  /** Virtual time at the platform. */
  readonly at: number;
  readonly row: number;
  /** 0 when the connection was cut. */
  readonly status: number;
  readonly fault: string | null;
  readonly customerId: string | null;
  readonly transactionId: string | null;
  readonly clientAccountId: string | null;
  readonly body: unknown;
}

export interface LedgerEffect {
  readonly seq: number;
  readonly at: number;
  readonly row: number;
  readonly effect: string;
  readonly customerId: string | null;
  readonly transactionId: string | null;
  readonly clientAccountId: string | null;
  /** Dollars that were charged, or that an order costs; null where no money moves. */
  readonly amount: number | null;
  /** The attempt that led to it, however much earlier; null for what nobody asked for on the wire. */
  readonly attemptSeq: number | null;
}

export interface LedgerCallback {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly status: number;
  readonly outcome: string;
  readonly forged: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface LedgerLine {
  readonly customerId: string;
  /** 2 is active. */
  readonly status: number;
  readonly mobileNo: string | null;
  readonly planCode: string;
  readonly firstName: string;
}

export interface LedgerOrder {
  readonly transactionId: string;
  readonly clientAccountId: string;
  readonly status: string;
  readonly email: string | null;
  readonly names: readonly string[];
}

export interface LedgerPlanChange {
  readonly txnId: string;
  readonly customerId: string;
  readonly status: string;
}

export interface Ledger {
  readonly attempts: readonly LedgerAttempt[];
  readonly effects: readonly LedgerEffect[];
  readonly callbacks: readonly LedgerCallback[];
  readonly breaches: readonly string[];
  readonly lines: readonly LedgerLine[];
  readonly orders: readonly LedgerOrder[];
  readonly planChanges: readonly LedgerPlanChange[];
}
