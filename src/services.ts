/*
 * Start of operations: the runner with its kinds, and what is asked of it.
 *
 * Owns   the list of kinds. A new one is a file and a line here.
 * Gives  mutations and callbacks one engine; callbacks that came early are looked at again when an operation gains a name.
 */
import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import type { DataSources } from './datasources/sources.ts';
import type { Store } from './store/store.ts';
import type { Telemetry } from './telemetry.ts';
import { Dispatch } from './webhooks/dispatch.ts';
import { activationKind } from './operations/activation.ts';
import { Activations } from './operations/activation-start.ts';
import { billPaymentKind, BillPayments } from './operations/billing.ts';
import { callingCreditKind } from './operations/calling.ts';
import { customerResetKind } from './operations/customer-reset.ts';
import { DirectChanges } from './operations/engine/direct-change.ts';
import { lineChangeKind } from './operations/lines/line-change.ts';
import { LineWork } from './operations/lines/line-work-start.ts';
import { numberSwapKind } from './operations/number-swap.ts';
import { doubtEndsAt } from './operations/engine/doubt.ts';
import { Operations } from './operations/engine/operations.ts';
import { OperatorActions } from './operations/engine/operator.ts';
import { planChangeKind } from './operations/plan-change.ts';
import { portInKind } from './operations/port-in.ts';
import { PortInChanges } from './operations/port-in-change.ts';
import { portOutKind } from './operations/port-out.ts';
import { purchaseKind } from './operations/purchase.ts';
import { PurchaseQuotes } from './operations/purchase-quote.ts';
import { Purchases } from './operations/purchase-submit.ts';
import { ReturnPages } from './operations/sales/return-pages.ts';
import { roamingPackKind } from './operations/roaming.ts';
import type { Kinds } from './operations/engine/kind.ts';
import { Runner } from './operations/engine/runner.ts';
import { Sales } from './operations/sales/sales.ts';
import { simSwapKind } from './operations/sim-swap.ts';
import { CodeRequests } from './operations/sim-swap-code.ts';
import { topUpKind } from './operations/top-up.ts';
import { Timelines } from './operations/engine/timeline.ts';
import { isOfKind } from './operations/engine/operation.ts';

const KINDS: Kinds = {
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

interface Parts {
  readonly store: Pick<Store, 'journal' | 'inbox' | 'directChanges'>;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  readonly sources: () => DataSources;
  readonly digestKey: Uint8Array;
  readonly returnUrls: Readonly<Record<string, string>>;
}

export function startOperations(parts: Parts) {
  const { store, clock, activity, telemetry, sources } = parts;
  const { journal, inbox } = store;
  const runner: Runner = new Runner({
    ...{ journal, clock, activity, telemetry, sources, kinds: KINDS },
    onRefs: (refs) => void dispatch.rejoin(refs),
  });
  const dispatch = new Dispatch({
    ...{ inbox, journal, clock, activity, telemetry },
    customer: (id) => sources().customer.fresh(id),
    usage: (line) => sources().usage.of(line, null, 'DATA'),
    wake: (id, hint) => runner.wake(id, hint),
    suspects: async (transactionId) => {
      const doubtful = (await journal.inDoubt()).filter((operation) =>
        isOfKind('purchase', operation),
      );
      for (const { id } of doubtful) await runner.wake(id, { transactionId });
    },
  });
  return {
    services: servicesOf(parts, { runner, dispatch }),
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

interface Engine {
  readonly runner: Runner;
  readonly dispatch: Dispatch;
}

function servicesOf(
  { store, clock, activity, digestKey, returnUrls }: Parts,
  { runner, dispatch }: Engine,
) {
  const { journal, inbox, directChanges: book } = store;
  const operations = new Operations({ journal, runner, clock, digestKey });
  const ports = { operations, journal, clock };
  const returnPages = new ReturnPages(returnUrls);
  const quotes = new PurchaseQuotes({ journal, clock, returnPages });
  const codeRequests = new CodeRequests(digestKey);
  return {
    returnPages,
    quotes,
    codeRequests,
    purchases: new Purchases({ ...ports, runner, quotes }),
    activations: new Activations(ports),
    portInChanges: new PortInChanges({ ...ports, runner }),
    lineWork: new LineWork({ ...ports, codeRequests }),
    sales: new Sales(ports),
    billPayments: new BillPayments(operations),
    directChanges: new DirectChanges({ book, clock, activity, digestKey }),
    operatorActions: new OperatorActions({
      ...{ journal, runner, inbox, clock, digestKey },
      replay: (id) => dispatch.kept(id),
    }),
    timelines: new Timelines({
      ...{ journal, inbox },
      doubtEndsAt: (operation) => doubtEndsAt(operation, KINDS),
    }),
  };
}

/** What resolvers ask for work that changes something. */
export type Services = ReturnType<typeof servicesOf>;
