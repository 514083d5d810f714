/*
 * Control: what tests and developers tell the simulator. Nothing here is in the ledger.
 *
 * Owns   everything below /_simulator/ that is no domain's: ledger, time, faults, callbacks, words. Domains add their own controls.
 */
import { isBody, type Body } from './body.ts';
import type { Platform } from './platform.ts';

export interface ControlAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly html?: string;
}

/** `id` is what stands in the path where the name of the control has `{id}`; empty without one. */
type Control = (
  platform: Platform,
  body: Body,
  id: string,
) => ControlAnswer | Promise<ControlAnswer>;

/** By method and path, such as `POST pay/{id}`. */
export type Controls = Readonly<Record<string, Control>>;

export const json = (value: unknown): ControlAnswer => ({ status: 200, json: value });
export const obeyed = json({ ok: true });
export const wrong = (reason: string): ControlAnswer => ({ status: 400, json: { error: reason } });

const clockOf = ({ clock }: Platform): ControlAnswer =>
  json({ now: clock.now(), speed: clock.speed });
const faultsOf = ({ faults, held }: Platform): ControlAnswer =>
  json({
    faults: faults.script,
    callbacks: faults.callbacks.size === 0 ? ['normal'] : [...faults.callbacks],
    delayMs: faults.callbackDelayMs,
    prices: { changePct: faults.pricesChangePct },
    held: held.count,
    lags: Object.fromEntries(faults.lags),
    stuck: [...faults.stuck],
    unstated: Object.fromEntries(faults.unstated),
  });

export const ENGINE_CONTROLS: Controls = {
  'GET ledger': ({ ledger: { attempts, effects, callbacks, breaches } }) =>
    json({ attempts, effects, callbacks, breaches }),
  'GET clock': clockOf,
  'GET faults': faultsOf,
  'POST reset': (platform, { seed }) => {
    platform.reset(typeof seed === 'number' ? seed : undefined);
    return obeyed;
  },
  'POST clock/advance': async (platform, { ms }) => {
    if (typeof ms !== 'number' || ms < 0) return wrong('ms is a number of milliseconds');
    await platform.clock.advance(ms);
    return clockOf(platform);
  },
  'POST clock/speed': (platform, { speed }) => {
    if (typeof speed !== 'number' || speed < 0) return wrong('speed is a number, 0 stands still');
    platform.clock.setSpeed(speed);
    return clockOf(platform);
  },
  'POST faults': (platform, body) => {
    const orders: unknown = body['list'];
    try {
      for (const order of Array.isArray(orders) ? orders : [body])
        addFault(platform, order as Body);
      platform.unstick();
      return faultsOf(platform);
    } catch (error) {
      return wrong(error instanceof Error ? error.message : 'not understood');
    }
  },
  'DELETE faults': (platform) => {
    platform.faults.clear();
    platform.unstick();
    return faultsOf(platform);
  },
  'POST faults/release': async ({ held }) => json({ released: await held.release() }),
  'POST vocabulary': (platform, { vocabulary }) => {
    if (vocabulary !== 'guide' && vocabulary !== 'observed')
      return wrong('vocabulary is guide or observed');
    platform.vocabulary = vocabulary;
    return json({ vocabulary });
  },
  'POST callbacks/resend': (platform, { seq }) =>
    typeof seq === 'number' && platform.callbacks.resend(seq)
      ? obeyed
      : wrong('seq is of a callback in the ledger'),
  'POST callbacks/forge': ({ callbacks }, body) => {
    callbacks.forge(body);
    return obeyed;
  },
};

function addFault(platform: Platform, order: Body): void {
  if (order['expireLinks'] === true) platform.expireLinks();
  else platform.faults.add(order);
}

interface ControlRequest {
  readonly method: string;
  /** What follows /_simulator/. */
  readonly path: string;
  readonly body: unknown;
}

/** A list as body is given as `{ list }`. */
export async function control(
  platform: Platform,
  controls: Controls,
  { method, path, body }: ControlRequest,
): Promise<ControlAnswer> {
  const given: Body = Array.isArray(body) ? { list: body } : isBody(body) ? body : {};
  const asked = `${method} ${path}`;
  const found = controlFor(controls, asked);
  if (!found) return { status: 404, json: { error: 'no such control' } };
  const answer = await found.act(platform, given, found.id);
  platform.changed();
  return answer;
}

function controlFor(controls: Controls, asked: string): { act: Control; id: string } | null {
  const exact = controls[asked];
  if (exact) return { act: exact, id: '' };
  for (const [name, act] of Object.entries(controls)) {
    const id = idIn(name, asked);
    if (id !== null) return { act, id };
  }
  return null;
}

/** What stands for `{id}` in the name of a control, or null when it is another one. */
function idIn(name: string, asked: string): string | null {
  const [before = '', after] = name.split('{id}');
  if (after === undefined || !asked.startsWith(before) || !asked.endsWith(after)) return null;
  const id = asked.slice(before.length, asked.length - after.length);
  return id === '' || id.includes('/') ? null : id;
}
