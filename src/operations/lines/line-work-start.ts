/*
 * Line work requests: what a person asks to change on a line, checked by form and ownership.
 *
 * Owns   changes of the line's life, swaps of number and SIM, and the reset.
 * Never  reads the platform: whether the state of the line allows it is found out just before the write leaves.
 */
import { customerId, readGlobalId } from '../../ids.ts';
import type { MutationResult } from '../engine/answers.ts';
import { ofLine, type GuessName } from '../engine/guess-book.ts';
import type { Intent, JournalReads } from '../engine/journal.ts';
import type { DetailOf, OperationKind } from '../engine/operation.ts';
import type { Start } from '../engine/beginning.ts';
import type { Operations } from '../engine/operations.ts';
import { isRefusal, notFound, refusal, wrongInput, type Refusal } from '../engine/refusal.ts';
import type { MutationSession } from '../engine/session.ts';
import type { CodeRequests } from '../sim-swap-code.ts';
import { swapWithoutCode, type SimSwapRule } from '../sim-swap-rule.ts';
import { refsAtAsk } from './line-name.ts';
import { askedLine, type AskedLine } from './line-target.ts';
import type {
  CustomerResetDetail,
  LineChange,
  LineChangeDetail,
  NumberSwapDetail,
  SimSwapDetail,
} from './line-work-detail.ts';

export interface LineInput {
  readonly lineId: string;
}

export interface SwapSimInput extends LineInput {
  readonly iccid: string;
  /** What is not a kind of SIM that can be swapped to is refused. */
  readonly simType: string;
}

interface SwapSimAtOnceInput extends SwapSimInput {
  readonly reason?: string | null | undefined;
}

interface Ports {
  readonly operations: Operations;
  readonly journal: JournalReads;
  readonly codeRequests: CodeRequests;
  readonly simSwap: SimSwapRule;
}

interface Begin<D> {
  readonly detail: D;
  readonly intent: Intent;
  readonly guess?: GuessName;
  /** Why an agent asks for it. */
  readonly reason?: string | null;
}

type Named = AskedLine & { readonly holder: null; readonly before: null };

/** What one kind of work needs to begin. */
interface Work<K extends OperationKind> {
  readonly kind: K;
  readonly begin: (named: Named) => Begin<DetailOf<K>> | Refusal;
}

export class LineWork {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  change(
    input: LineInput,
    change: LineChange,
    session: MutationSession,
  ): Promise<MutationResult<LineChangeDetail>> {
    const begin = (named: Named) => ({
      detail: { ...named, kind: 'line-change', change } as const,
      intent: {},
    });
    return this.#begin(input, { kind: 'line-change', begin }, session);
  }

  swapNumber(
    { zip, ...input }: LineInput & { readonly zip?: string | null | undefined },
    session: MutationSession,
  ): Promise<MutationResult<NumberSwapDetail>> {
    const begin = (named: Named) => ({
      detail: { ...named, kind: 'number-swap', previousNumber: null, phoneNumber: null } as const,
      intent: { zip: zip ?? null },
    });
    return this.#begin(input, { kind: 'number-swap', begin }, session);
  }

  swapSim(
    { reason = null, ...input }: SwapSimAtOnceInput,
    session: MutationSession,
  ): Promise<MutationResult<SimSwapDetail>> {
    const { iccid: sim, simType } = input;
    const begin = (named: Named) => {
      const withoutCode = swapWithoutCode(this.#ports.simSwap, { reason, caller: session.caller });
      if (withoutCode) return withoutCode;
      if (!isSimType(simType)) return wrongSimType();
      const detail = { ...named, kind: 'sim-swap', simType, sim, swapId: null } as const;
      return { detail, intent: {}, reason };
    };
    return this.#begin(input, { kind: 'sim-swap', begin }, session);
  }

  /** Confirms a swap with the one-time code that the customer was sent. */
  confirmSimSwap(
    input: SwapSimInput & { readonly codeRequestId: string; readonly code: string },
    session: MutationSession,
  ): Promise<MutationResult<SimSwapDetail>> {
    const { iccid: sim, simType, code, codeRequestId } = input;
    const begin = (named: Named) => {
      const codeLine = codeLineOf(codeRequestId);
      const swapId = this.#ports.codeRequests.swapOf(codeRequestId, codeLine);
      if (swapId === null || codeLine !== named.line) return notFound('codeRequestId');
      if (!isSimType(simType)) return wrongSimType();
      const detail = { ...named, kind: 'sim-swap', simType, sim, swapId } as const;
      const guess = { purpose: 'ONE_TIME_CODE', of: ofLine(named.line) } as const;
      return { detail, intent: { code, codeLine }, guess };
    };
    return this.#begin(input, { kind: 'sim-swap', begin }, session);
  }

  reset(input: LineInput, session: MutationSession): Promise<MutationResult<CustomerResetDetail>> {
    const begin = (named: Named) => ({
      detail: { ...named, kind: 'customer-reset' } as const,
      intent: {},
    });
    return this.#begin(input, { kind: 'customer-reset', begin }, session);
  }

  #begin<K extends OperationKind>(
    { lineId }: LineInput,
    work: Work<K>,
    session: MutationSession,
  ): Promise<MutationResult<DetailOf<K>>> {
    return this.#ports.operations.begin(work.kind, session, async () => {
      const asked = await askedLine(lineId, session, this.#ports);
      if (isRefusal(asked)) return asked;
      const begin = work.begin({ ...asked, holder: null, before: null });
      return isRefusal(begin) ? begin : startOn(asked, begin, session);
    });
  }
}

/** The beginning of work on a line that was asked for. */
export const startOn = <D extends Start['detail']>(
  { account, line }: AskedLine,
  begin: Begin<D>,
  { caller }: MutationSession,
): Start<D> => ({
  ...{ ...begin, subject: caller.subject, customerId: account },
  refs: refsAtAsk(account, line),
});

/** The line that the request for a code was made for; its seal says whether that is true. */
const codeLineOf = (codeRequestId: string) =>
  customerId(readGlobalId(codeRequestId)?.parts[0] ?? '');

const isSimType = (simType: string): simType is 'ESIM' | 'PSIM' =>
  simType === 'ESIM' || simType === 'PSIM';

const wrongSimType = (): Refusal => refusal(wrongInput('SIM_TYPE_UNKNOWN', 'simType'));
