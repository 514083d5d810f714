/*
 * Activation: makes a line work with a SIM card or the eSIM of a device (row 19), read back by the line (row 20).
 *
 * Owns   what is read before it, what is sent, and how its answer and a conflict are understood.
 * Never  sends twice; after a lost answer the status of the line tells.
 */
import { minutes, seconds } from '../clock.ts';
import { declinedSim, simOf } from './activation-check.ts';
import type { ActivationDetail } from './activation-detail.ts';
import { doubtEnds, workEnds } from './engine/deadline.ts';
import { ACCEPTED, nothingNew, writtenFrom, type Kind } from './engine/kind.ts';
import { isRefusal } from './engine/refusal.ts';
import { isOvertaken, startedAlready, watchedUnproven } from './lines/change-evidence.ts';
import { holdsLine, holdsSim } from './lines/line-name.ts';
import { readActivation, snapshotOf } from './lines/line-reading.ts';
import { preparedOn, targetOf } from './lines/line-target.ts';

export const activationKind: Kind<ActivationDetail> = {
  kind: 'activation',
  askValidMs: minutes(10),
  scopes: (operation) => [holdsLine(operation), ...holdsSim(operation)],

  async prepare(operation, intent, turn) {
    const target = await targetOf(operation, 'ACTIVATE', turn);
    if (isRefusal(target)) return target;
    const { named, ...prepared } = preparedOn(target);
    const [declined, status] = await Promise.all([
      declinedSim(simOf(operation.detail, intent), target.line, turn),
      turn.sources.activation.statusOf(named.line),
    ]);
    return declined ?? { ...prepared, detail: { ...named, before: snapshotOf(status) } };
  },

  async write(operation, intent, turn) {
    const { detail } = operation;
    const request = { customerId: detail.line, sim: simOf(detail, intent) };
    const answer = await turn.sources.activation.submit(request);
    return writtenFrom(
      answer,
      () => ACCEPTED,
      async () => startedAlready(await activationKind.read(operation, turn)),
    );
  },

  async read(operation, turn) {
    if (await isOvertaken(operation, ['activation', 'port-in'], turn)) return nothingNew(operation);
    const status = await turn.sources.activation.statusOf(operation.detail.line);
    return readActivation(operation, status, turn.now);
  },

  checkEveryMs: (operation) => (operation.status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(30)),
  deadlineOf: (operation) => doubtEnds(operation, minutes(30)) ?? workEnds(operation, minutes(60)),
  watchUntil: watchedUnproven,
};
