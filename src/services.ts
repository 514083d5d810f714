/*
 * Services: the engine with its kinds, and what mutations and callbacks ask of it.
 *
 * Owns   the list of kinds. A new one is a file and a line here.
 * Gives  mutations and callbacks one engine; callbacks that came early are looked at again when an operation gains a name.
 */
import type { AccountLinks } from './access/account-links.ts';
import type { Access } from './access/ownership.ts';
import type { Revocations } from './access/revocations.ts';
import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import type { DataSources } from './datasources/sources.ts';
import type { Priority } from './datasources/wire/call-budget.ts';
import { activationKind } from './operations/activation.ts';
import { Activations } from './operations/activation-start.ts';
import { billPaymentKind, BillPayments } from './operations/billing.ts';
import { callingCreditKind } from './operations/calling.ts';
import { customerResetKind } from './operations/customer-reset.ts';
import { directChangesOf } from './operations/direct-change-list.ts';
import { Acknowledgements } from './operations/engine/acknowledgement.ts';
import { Answers } from './operations/engine/answers.ts';
import { directChangeKind, DirectChanges } from './operations/engine/direct-change.ts';
import { Guesses } from './operations/engine/guesses.ts';
import { KeyedDigests } from './operations/engine/keys.ts';
import type { Kinds } from './operations/engine/kind.ts';
import { notedKinds } from './operations/engine/noted-kinds.ts';
import { Operations } from './operations/engine/operations.ts';
import { OperatorActions } from './operations/engine/operator.ts';
import { Runner } from './operations/engine/runner.ts';
import { Settlements } from './operations/engine/settlement.ts';
import { Timelines } from './operations/engine/timeline.ts';
import { lineChangeKind } from './operations/lines/line-change.ts';
import { lineName } from './operations/lines/line-name.ts';
import { LineLocks } from './operations/lines/line-lock.ts';
import { LineWork } from './operations/lines/line-work-start.ts';
import { numberSwapKind } from './operations/number-swap.ts';
import { namesGiven } from './operations/operation-names.ts';
import { planChangeKind } from './operations/plan-change.ts';
import { portInKind } from './operations/port-in.ts';
import { PortInChanges } from './operations/port-in-change.ts';
import { portOutKind } from './operations/port-out.ts';
import { purchaseKind } from './operations/purchase.ts';
import { buyerRef } from './operations/purchase-proof.ts';
import { PurchaseQuotes } from './operations/purchase-quote.ts';
import { Purchases } from './operations/purchase-submit.ts';
import { roamingPackKind } from './operations/roaming.ts';
import { ReturnPages } from './operations/sales/return-pages.ts';
import { Sales } from './operations/sales/sales.ts';
import { SessionRevocations } from './operations/session-revocation.ts';
import { simSwapKind } from './operations/sim-swap.ts';
import { CodeRequests } from './operations/sim-swap-code.ts';
import { topUpKind } from './operations/top-up.ts';
import type { StepUpConfig } from './step-up-config.ts';
import type { Store } from './store/store.ts';
import type { Telemetry } from './telemetry.ts';
import { Dispatch } from './webhooks/dispatch.ts';

interface Parts {
  readonly store: Pick<
    Store,
    'journal' | 'deeds' | 'inbox' | 'transactions' | 'acknowledgements' | 'guesses'
  >;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  readonly sources: (priority: Priority) => DataSources;
  readonly access: () => Access;
  readonly links: AccountLinks;
  readonly revocations: Revocations;
  readonly stepUp: StepUpConfig;
  readonly digestKey: Uint8Array;
  readonly returnUrls: Readonly<Record<string, string>>;
  /** How long after the send nobody settles an operation by hand. */
  readonly settleMinAgeMs: number;
}

export function startServices(parts: Parts) {
  const { store, clock, activity, telemetry, sources, access } = parts;
  const { journal, inbox } = store;
  const digests = new KeyedDigests(parts.digestKey);
  const returnPages = new ReturnPages(parts.returnUrls);
  const codeRequests = new CodeRequests(digests);
  const guesses = new Guesses({ book: store.guesses, telemetry });
  const changes = directChangesOf({ returnPages, codeRequests });
  const kinds = notedKinds({ ...KINDS, 'direct-change': directChangeKind(changes) }, (id, failed) =>
    journal.noteFailedRead(id, failed),
  );
  const runner: Runner = new Runner({
    ...{ journal, clock, activity, telemetry, sources, access, kinds, guesses },
    wantedSignIn: parts.stepUp.signIn,
    onRefs: (refs) => void dispatch.rejoin(refs),
  });
  const dispatch = new Dispatch({
    ...{ inbox, journal, book: store.transactions, clock, activity, telemetry },
    transaction: (id) => sources('poll').purchase.statusOf(id),
    customer: (id) => sources('poll').customer.fresh(id),
    stranger: (id) => sources('refresh').customer.fresh(id),
    isKnown: async (id) =>
      sources('poll').customer.lastNumberOf(id) !== null ||
      (await journal.isRefUsed([lineName(id), buyerRef(id)])),
    lastNumberOf: (line) => sources('poll').customer.lastNumberOf(line),
    usage: async (line) => sources('poll').usage.of(line, null, 'DATA'),
    wake: (id, ref) => runner.wake(id, ref),
  });
  const engine = { runner, dispatch, kinds, digests, returnPages, codeRequests, guesses };
  return {
    services: servicesOf(parts, engine),
    dispatch,
    start: () => {
      runner.start();
      dispatch.start();
    },
    stop: async () => {
      dispatch.stop();
      await runner.stop();
    },
  };
}

const KINDS: Omit<Kinds, 'direct-change'> = {
  purchase: purchaseKind,
  activation: activationKind,
  'port-in': portInKind,
  'line-change': lineChangeKind,
  'number-swap': numberSwapKind,
  'sim-swap': simSwapKind,
  'customer-reset': customerResetKind,
  'plan-change': planChangeKind,
  'top-up': topUpKind,
  'calling-credit': callingCreditKind,
  'roaming-pack': roamingPackKind,
  'bill-payment': billPaymentKind,
  'port-out': portOutKind,
};

interface Engine {
  readonly runner: Runner;
  readonly dispatch: Dispatch;
  readonly kinds: Kinds;
  readonly digests: KeyedDigests;
  readonly returnPages: ReturnPages;
  readonly codeRequests: CodeRequests;
  readonly guesses: Guesses;
}

function servicesOf(parts: Parts, engine: Engine) {
  const { store, clock, telemetry, settleMinAgeMs, stepUp } = parts;
  const { runner, dispatch, kinds, digests, returnPages, codeRequests, guesses } = engine;
  const { journal, inbox, deeds } = store;
  const answers = new Answers({ journal, runner, digests });
  const operations = new Operations({ journal, answers, kinds, clock, guesses });
  const ports = { operations, journal, clock };
  const quotes = new PurchaseQuotes({ journal, clock, returnPages, guesses });
  const settlements = new Settlements({
    ...{ journal, kinds, clock, minAgeMs: settleMinAgeMs, turn: () => runner.turnNow() },
    onAlone: ({ id, detail, status }) =>
      telemetry.attentionNeeded({ id, kind: detail.kind, status }),
  });
  return {
    ...{ returnPages, quotes, codeRequests, guesses },
    acknowledgements: new Acknowledgements({ journal, book: store.acknowledgements }),
    purchases: new Purchases({ ...ports, runner }),
    activations: new Activations(ports),
    portInChanges: new PortInChanges(ports),
    lineWork: new LineWork({ ...ports, codeRequests, simSwap: stepUp.simSwap }),
    lineLocks: new LineLocks({ answers, journal, deeds, clock }),
    sessionRevocations: new SessionRevocations({ ...parts, answers, deeds }),
    simSwap: stepUp.simSwap,
    sales: new Sales(ports),
    billPayments: new BillPayments(ports),
    directChanges: new DirectChanges({ operations, journal, runner, namesGiven }),
    operatorActions: new OperatorActions({
      ...{ journal, answers, runner, inbox, clock, settlements },
      replay: (id) => dispatch.kept(id),
    }),
    timelines: new Timelines({
      ...{ journal, inbox },
      doubtEndsAt: (operation) => kinds[operation.detail.kind].deadlineOf(operation)?.at ?? null,
    }),
  };
}

/** What resolvers ask for work that changes something. */
export type Services = ReturnType<typeof servicesOf>;
