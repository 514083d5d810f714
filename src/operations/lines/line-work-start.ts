/*
 * Line work requests: what a person asks to change on a line, checked before anything leaves.
 *
 * Owns   changes of the line's life, swaps of number and SIM, and the reset; the state must allow each of them.
 * Never  begins beside another operation that works on the line.
 */
import { laneOf } from '../activation.ts';
import type { Intent } from '../engine/journal.ts';
import type { LineActionName } from './line-actions.ts';
import { lineTarget, type Target, type TargetPorts } from './line-target.ts';
import type {
  CustomerResetDetail,
  LineChange,
  LineChangeDetail,
  NumberSwapDetail,
  SimSwapDetail,
} from './line-work-detail.ts';
import type { DetailOf, OperationKind } from '../engine/operation.ts';
import type { MutationResult, Operations, Start } from '../engine/operations.ts';
import { isRefusal, notFound, refusal, wrongInput, type Refusal } from '../engine/refusal.ts';
import type { Session } from '../engine/session.ts';
import { guessesOf } from '../sim-swap.ts';
import type { CodeRequests } from '../sim-swap-code.ts';

export interface LineAsked {
  readonly lineId: string;
  readonly idempotencyKey: string;
}

export interface SwapSimAsked extends LineAsked {
  readonly iccid: string;
  /** What is not a kind of SIM that can be swapped to is refused. */
  readonly simType: string;
}

interface Ports extends TargetPorts {
  readonly operations: Operations;
  readonly codeRequests: CodeRequests;
}

/** What one kind of work needs to begin, once the line is known to allow it. */
interface Work<K extends OperationKind> {
  readonly kind: K;
  readonly action: LineActionName;
  readonly begin: (target: Target) => Promise<Begin | Refusal> | Begin | Refusal;
}

interface Begin {
  readonly detail: Start['detail'];
  readonly intent: Intent;
  readonly refs?: readonly string[];
}

export class LineWork {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  change(
    asked: LineAsked,
    change: LineChange,
    session: Session,
  ): Promise<MutationResult<LineChangeDetail>> {
    const begin = (target: Target): Begin => ({
      detail: { ...named(target), kind: 'line-change', change },
      intent: {},
    });
    const work = { kind: 'line-change', action: change, begin } as const;
    return this.#begin(asked, work, session);
  }

  swapNumber(
    asked: LineAsked & { readonly zip?: string | null | undefined },
    session: Session,
  ): Promise<MutationResult<NumberSwapDetail>> {
    const begin = (target: Target): Begin => {
      const previousNumber = target.line.phoneNumber;
      const known = { ...named(target), previousNumber, phoneNumber: null };
      return { detail: { ...known, kind: 'number-swap' }, intent: { zip: asked.zip ?? null } };
    };
    return this.#begin(asked, { kind: 'number-swap', action: 'SWAP_NUMBER', begin }, session);
  }

  swapSim(asked: SwapSimAsked, session: Session): Promise<MutationResult<SimSwapDetail>> {
    const { iccid, simType } = asked;
    const begin = (target: Target): Begin | Refusal =>
      isSimType(simType)
        ? {
            detail: { ...named(target), kind: 'sim-swap', simType, swapId: null },
            intent: { iccid },
          }
        : wrongSimType();
    return this.#begin(asked, { kind: 'sim-swap', action: 'SWAP_SIM', begin }, session);
  }

  /** Confirms a swap with the one-time code that the customer was sent. */
  confirmSimSwap(
    asked: SwapSimAsked & { readonly codeRequestId: string; readonly code: string },
    session: Session,
  ): Promise<MutationResult<SimSwapDetail>> {
    const { iccid, simType, code } = asked;
    const begin = (target: Target): Begin | Refusal => {
      const { customerId: line } = target.line;
      const swap = this.#ports.codeRequests.swapOf(asked.codeRequestId, line);
      if (swap === null) return notFound('codeRequestId');
      if (!isSimType(simType)) return wrongSimType();
      const refs = [guessesOf(line)];
      const detail = { ...named(target), kind: 'sim-swap', simType, swapId: swap } as const;
      return { detail, intent: { iccid, code }, refs };
    };
    return this.#begin(asked, { kind: 'sim-swap', action: 'SWAP_SIM', begin }, session);
  }

  reset(asked: LineAsked, session: Session): Promise<MutationResult<CustomerResetDetail>> {
    const begin = async (target: Target): Promise<Begin> => {
      const before = await session.sources.support.resetStatusOf(target.line.customerId);
      const said = before?.status ?? null;
      return { detail: { ...named(target), kind: 'customer-reset', before: said }, intent: {} };
    };
    return this.#begin(asked, { kind: 'customer-reset', action: 'RESET', begin }, session);
  }

  #begin<K extends OperationKind>(
    { idempotencyKey, ...input }: LineAsked,
    work: Work<K>,
    session: Session,
  ): Promise<MutationResult<DetailOf<K>>> {
    const asked = { caller: session.caller, key: idempotencyKey, input };
    return this.#ports.operations.begin(work.kind, asked, async () => {
      const about = { lineId: input.lineId, action: work.action };
      const target = await lineTarget(about, session, this.#ports);
      if (isRefusal(target)) return target;
      const begin = await work.begin(target);
      return isRefusal(begin) ? begin : startOf(target, begin);
    });
  }
}

const isSimType = (simType: string): simType is 'ESIM' | 'PSIM' =>
  simType === 'ESIM' || simType === 'PSIM';

const wrongSimType = (): Refusal => refusal(wrongInput('simType'));

const named = ({ account, line }: Target) => ({
  account: account.customerId,
  line: line.customerId,
  holder: account.primary,
});

const startOf = (
  { account, line, subject }: Target,
  { detail, intent, refs = [] }: Begin,
): Start => ({
  ...{ detail, intent, subject, customerId: account.customerId },
  lane: laneOf(line.customerId),
  refs: [laneOf(line.customerId), ...refs],
  exclusive: null,
  alone: true,
});
