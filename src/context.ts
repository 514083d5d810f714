/*
 * Context: what one request owns, and each delivered event anew.
 *
 * Owns   the line between what requests share and what they must not.
 * Gives  resolvers everything they may use, and nothing of HTTP.
 * Never  outlives its request: loaders and permissions in it are as old as the question.
 */
import type { AgentReads } from './access/agent-reads.ts';
import { isAtLeast, type Caller } from './access/caller.ts';
import type { MutationShares } from './access/mutation-shares.ts';
import { payerOf } from './access/payer.ts';
import { Access, type OnOthers } from './access/ownership.ts';
import type { Purpose } from './access/purpose.ts';
import type { StepUp } from './access/step-up.ts';
import type { AccountLinks } from './access/account-links.ts';
import type { DataSources } from './datasources/sources.ts';
import type { Given } from './datasources/wire/given.ts';
import { Meter, type Spent } from './datasources/wire/meter.ts';
import type { Readings } from './datasources/wire/readings.ts';
import type { Clock } from './clock.ts';
import type { AuditBook } from './operations/engine/audit-book.ts';
import type { DataKeyBook } from './operations/engine/data-key-book.ts';
import type { OperationJournal } from './operations/engine/journal.ts';
import type { MutationRequest } from './operations/engine/session.ts';
import { currentRequestId } from './request-id.ts';
import { ShownOperations } from './resolvers/shown-operations.ts';
import type { CustomerId } from './ids.ts';
import type { Services } from './services.ts';
import type { Changes } from './subscriptions/change.ts';
import type { CustomerStreams } from './subscriptions/customer.ts';
import type { Streams } from './subscriptions/operation.ts';

/** What lives as long as the gateway. */
export interface Shared extends Services {
  readonly clock: Clock;
  readonly journal: OperationJournal;
  readonly auditBook: AuditBook;
  readonly dataKeys: DataKeyBook;
  /** What each person may still change. */
  readonly mutationShares: Pick<MutationShares, 'take'>;
  readonly streams: Streams;
  readonly customerStreams: CustomerStreams;
  readonly changes: Changes;
  /** How old what was read of the platform is. */
  readonly readings: Readings;
}

/** The caller of a request, and until when the answer is awaited. */
export interface Requester {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** When the request, message or event came, by `performance.now()`: the wait for an answer counts from here. */
  readonly receivedAt: number;
  /** The cursor from which the transport of a stream goes on, when it comes again by itself. */
  readonly resumeAfter: string | null;
  /** The network from which it came. */
  readonly network: string;
  /** With which document they read, and why. */
  readonly purpose: Purpose;
}

export interface RequestContext extends Shared, Requester {
  /** For the timeline of what the request begins; null outside of an HTTP request. */
  readonly requestId: string | null;
  /** The mutation that is answered; without a name and input where none is. */
  readonly request: MutationRequest;
  readonly sources: DataSources;
  /** Data sources that share nothing: for whatever decides by what it reads. */
  readonly fresh: () => DataSources;
  readonly access: Access;
  /** Whether the caller may use this account. */
  readonly holds: (account: CustomerId) => Given<boolean>;
  /** Whether the sign-in is fresh. */
  readonly stepUp: StepUp;
  /** What it costs the platform. */
  readonly meter: Meter;
  /** The operations that the answer shows. */
  readonly shown: ShownOperations;
  /** Whether one of them has moved on. */
  readonly outdated: () => Given<boolean>;
  /** Present where answers say what they cost. */
  readonly cost?: () => Spent;
}

export interface ContextDependencies {
  readonly shared: Shared;
  /** Whether answers say what they cost the platform. */
  readonly showsCost: boolean;
  readonly links: AccountLinks;
  readonly stepUp: (caller: Caller) => StepUp;
  readonly agentReads: Pick<AgentReads, 'note'>;
  /** Data sources with loaders of their own, for a request that came in at this time of `performance.now()`. */
  readonly sources: (receivedAt: number, meter: Meter) => DataSources;
  readonly fresh: (receivedAt: number, meter: Meter) => DataSources;
}

const NO_MUTATION: MutationRequest = {
  ...{ mutation: '', input: {}, stepUpNeed: 'never', answerBy: 0, requestId: null },
};

export const createContext = (
  { shared, showsCost, links, stepUp, agentReads, sources, fresh }: ContextDependencies,
  { caller, signal, receivedAt, resumeAfter, network, purpose }: Requester,
): RequestContext => {
  const onOthers: OnOthers = (who, whose) => agentReads.note(who, whose, purpose);
  const access = new Access(links, onOthers);
  const shown = new ShownOperations(
    shared.journal,
    isAtLeast(caller, 'AGENT') ? (operation) => access.showsOperation(caller, operation) : null,
  );
  const meter = new Meter(payerOf(caller, network));
  return {
    ...shared,
    requestId: currentRequestId() ?? null,
    caller,
    signal,
    request: NO_MUTATION,
    receivedAt,
    resumeAfter,
    network,
    purpose,
    meter,
    sources: sources(receivedAt, meter),
    fresh: () => fresh(receivedAt, meter),
    access,
    holds: (account) => access.mayUseCustomer(caller, account),
    stepUp: stepUp(caller),
    shown,
    outdated: () => shown.outdated(),
    ...(showsCost && { cost: () => meter.spent }),
  };
};
