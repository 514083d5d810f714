/*
 * Start of operations: the runner with its kinds, and what is asked of it.
 *
 * Owns   the list of kinds. A new one is a file and a line here.
 * Gives  mutations and callbacks one engine; callbacks that came early are looked at again when an operation gains a name.
 */
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { DataSources } from '../datasources/sources.ts';
import type { Store } from '../store/store.ts';
import type { Telemetry } from '../telemetry.ts';
import { Dispatch } from '../webhooks/dispatch.ts';
import { activationKind } from './activation.ts';
import { Activations } from './activation-start.ts';
import { billPaymentKind, BillPayments } from './billing.ts';
import { callingCreditKind } from './calling.ts';
import { customerResetKind } from './customer-reset.ts';
import { DirectChanges } from './direct-change.ts';
import { lineChangeKind } from './line-change.ts';
import { LineWork } from './line-work-start.ts';
import { numberSwapKind } from './number-swap.ts';
import { doubtEndsAt } from './doubt.ts';
import { Operations } from './operations.ts';
import { OperatorActions } from './operator.ts';
import { planChangeKind } from './plan-change.ts';
import { portInKind } from './port-in.ts';
import { PortInChanges } from './port-in-change.ts';
import { portOutKind } from './port-out.ts';
import { purchaseKind } from './purchase.ts';
import { PurchaseQuotes } from './purchase-quote.ts';
import { Purchases } from './purchase-submit.ts';
import { ReturnPages } from './return-pages.ts';
import { roamingPackKind } from './roaming.ts';
import { Runner, type Kinds } from './runner.ts';
import { Sales } from './sales.ts';
import { simSwapKind } from './sim-swap.ts';
import { CodeRequests } from './sim-swap-code.ts';
import { topUpKind } from './top-up.ts';
import { Timelines } from './timeline.ts';
import { isOfKind } from './operation.ts';

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
