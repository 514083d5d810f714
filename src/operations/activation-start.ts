/*
 * Activation requests: what a person asks for to make a line work, checked by form and ownership.
 *
 * Never  reads the platform: whether line, SIM, device and number will do is found out just before the write leaves.
 */
import type { MutationResult } from './engine/answers.ts';
import { ofLine } from './engine/guess-book.ts';
import type { JournalReads } from './engine/journal.ts';
import type { Operations } from './engine/operations.ts';
import { isRefusal } from './engine/refusal.ts';
import type { MutationSession } from './engine/session.ts';
import type { ActivationDetail, PortInDetail } from './activation-detail.ts';
import { askedLine, type AskedLine } from './lines/line-target.ts';
import { startOn } from './lines/line-work-start.ts';

/** Exactly one of the two is set; the schema's `@oneOf` sees to it. */
export interface SimChoice {
  readonly iccid?: string | null | undefined;
  readonly imei?: string | null | undefined;
}

export interface ActivateLine {
  readonly lineId: string;
  readonly sim: SimChoice;
}

export interface StartPortIn extends ActivateLine {
  readonly number: string;
  readonly carrier: string;
  readonly accountNumber: string;
  readonly transferPin: string;
  readonly billingZip: string;
}

interface Ports {
  readonly operations: Operations;
  readonly journal: JournalReads;
}

export class Activations {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  activate(
    { lineId, sim }: ActivateLine,
    session: MutationSession,
  ): Promise<MutationResult<ActivationDetail>> {
    return this.#ports.operations.begin('activation', session, async () => {
      const asked = await askedLine(lineId, session, this.#ports);
      if (isRefusal(asked)) return asked;
      const detail = { ...known(asked, sim), kind: 'activation' } as const;
      return startOn(asked, { detail, intent: { imei: sim.imei ?? null } }, session);
    });
  }

  startPortIn(
    { lineId, sim, number, ...input }: StartPortIn,
    session: MutationSession,
  ): Promise<MutationResult<PortInDetail>> {
    return this.#ports.operations.begin('port-in', session, async () => {
      const asked = await askedLine(lineId, session, this.#ports);
      if (isRefusal(asked)) return asked;
      const { carrier, accountNumber, transferPin, billingZip } = input;
      const intent = { imei: sim.imei ?? null, carrier, accountNumber, transferPin, billingZip };
      const portIn = { kind: 'port-in', number, ported: null, takesNewNumber: false } as const;
      const guess = { purpose: 'PORT_IN_DETAILS', of: ofLine(asked.line) } as const;
      const detail = { ...known(asked, sim), ...portIn };
      return startOn(asked, { detail, intent, guess }, session);
    });
  }
}

const known = (asked: AskedLine, { iccid }: SimChoice): Omit<ActivationDetail, 'kind'> => ({
  ...asked,
  ...{ holder: null, sim: iccid ?? null, before: null },
  ...{ phoneNumber: null, planName: null, activatedAt: null, activatedOn: null },
});
