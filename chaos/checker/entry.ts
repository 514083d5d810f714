/*
 * Entry: one line of the client log.
 *
 * Owns   the shapes that driver and checker share.
 */
export const KINDS = [
  'first-purchase',
  'subsequent-purchase',
  'bill-payment',
  'top-up',
  'plan-change',
  'calling-credit',
  'roaming-pack',
  'activation',
  'port-in',
] as const;

export type Kind = (typeof KINDS)[number];

/** How an intent is told from every other one on the wire: values by their path in the body, null for absent. */
export interface Wire {
  readonly row: number;
  readonly where: Readonly<Record<string, string | number | null>>;
  /** The effect that is to happen once at most. */
  readonly effect: string;
}

interface Stamped {
  readonly n: number;
  /** Virtual time at the platform. */
  readonly at: number;
}

export interface IntentEntry extends Stamped {
  readonly is: 'intent';
  readonly intent: string;
  readonly kind: Kind;
  readonly person: string;
  readonly wire: Wire;
}

export interface AskEntry extends Stamped {
  readonly is: 'ask';
  readonly intent: string;
  /** Number of the request; an answer carries it. */
  readonly call: number;
  readonly field: string;
  readonly key: string;
  readonly device: string;
  /** What was asked for, without the key: quote, bill, line or operation. */
  readonly input: unknown;
  /** Dollars that the person was told; null where nothing is paid. */
  readonly total: number | null;
}

export interface AnswerEntry extends Stamped {
  readonly is: 'answer';
  readonly intent: string;
  readonly call: number;
  /** `info`: no answer, or one that says nothing. */
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'UNDETERMINED' | 'info';
  readonly why: string | null;
  readonly operation: string | null;
  readonly ms: number;
}

export interface SeenEntry extends Stamped {
  readonly is: 'seen';
  readonly intent: string | null;
  readonly operation: string;
  readonly status: string;
  readonly certainty: string;
  readonly revision: number;
  readonly by: 'query' | 'answer' | 'stream';
  readonly steps: readonly string[];
}

/** What the rig did: kills, starts, faults, clocks, payments. */
export interface DeedEntry extends Stamped {
  readonly is: 'deed';
  readonly deed: 'kill' | 'up' | 'fault' | 'callbacks' | 'clock' | 'pay' | 'forge' | 'calm' | 'arm';
  readonly what: string;
  readonly ms: number | null;
}

/** An operation as its owner, or support, sees it when all is over. */
export interface EndEntry extends Stamped {
  readonly is: 'end';
  readonly person: string;
  readonly operation: string;
  readonly type: string;
  readonly status: string;
  readonly certainty: string;
  readonly revision: number;
  readonly steps: readonly string[];
  readonly task: string | null;
  readonly failure: string | null;
  readonly attention: boolean;
  /** Quote, bill, or line. */
  readonly of: string | null;
}

/** How many deliveries of callbacks the gateway has kept for an operation. */
export interface KeptEntry extends Stamped {
  readonly is: 'kept';
  readonly operation: string;
  readonly callbacks: number;
}

export type Entry =
  IntentEntry | AskEntry | AnswerEntry | SeenEntry | DeedEntry | EndEntry | KeptEntry;
