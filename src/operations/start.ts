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
import { doubtEndsAt } from './doubt.ts';
import { Operations } from './operations.ts';
import { OperatorActions } from './operator.ts';
import { portInKind } from './port-in.ts';
import { PortInChanges } from './port-in-change.ts';
import { portOutKind } from './port-out.ts';
import { purchaseKind } from './purchase.ts';
import { PurchaseQuotes } from './purchase-quote.ts';
import { Purchases } from './purchase-submit.ts';
import { Runner, type Kinds } from './runner.ts';
import { Timelines } from './timeline.ts';
import { isOfKind } from './operation.ts';

const KINDS: Kinds = {
  purchase: purchaseKind,
  activation: activationKind,
  'port-in': portInKind,
  'port-out': portOutKind,
};

interface Parts {
  readonly store: Pick<Store, 'journal' | 'inbox'>;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  readonly sources: () => DataSources;
  readonly digestKey: Uint8Array;
  readonly returnUrls: Readonly<Record<string, string>>;
}

export function startOperations({
  store,
  clock,
  activity,
  telemetry,
  sources,
  digestKey,
  returnUrls,
}: Parts) {
  const { journal, inbox } = store;
  const runner: Runner = new Runner({
    ...{ journal, clock, activity, telemetry, sources, kinds: KINDS },
    onRefs: (refs) => void dispatch.rejoin(refs),
  });
  const dispatch = new Dispatch({
    ...{ inbox, journal, clock, activity, telemetry },
    customer: (id) => sources().customer.fresh(id),
    wake: (id, hint) => runner.wake(id, hint),
    suspects: async (transactionId) => {
      const doubtful = (await journal.inDoubt()).filter((operation) =>
        isOfKind('purchase', operation),
      );
      for (const { id } of doubtful) await runner.wake(id, { transactionId });
    },
  });
  const operations = new Operations({ journal, runner, clock, digestKey });
  return {
    quotes: new PurchaseQuotes({ journal, clock, returnUrls }),
    purchases: new Purchases({ operations, journal, runner, clock }),
    activations: new Activations(operations, journal),
    portInChanges: new PortInChanges({ operations, journal, runner }),
    operatorActions: new OperatorActions({
      ...{ journal, runner, inbox, clock, digestKey },
      replay: (id) => dispatch.kept(id),
    }),
    timelines: new Timelines({
      ...{ journal, inbox },
      doubtEndsAt: (operation) => doubtEndsAt(operation, KINDS),
    }),
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
