import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connect } from '../../examples/recipes/live.ts';
import { homeOf, quoteOf } from '../../examples/recipes/page.ts';
import { buy, watch } from '../../examples/recipes/plain.ts';
import type { Purchase } from '../../examples/recipes/purchase-documents.ts';
import { signedInAs } from '../../examples/recipes/sign-in.ts';
import { followDevice } from '../../examples/recipes/react-native.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { folder } from '../support/world.ts';
import { LiveScreen } from './live-screen.ts';

describe('The recipes of docs/frontend.md', () => {
  it('sign in, buy, and follow the purchase in the sandbox until it is paid for', async () => {
    await using place = await folder();
    const options = { port: 0, adminPort: 0, simulatorPort: 0, speed: 90, keep: false };
    const sandbox = await startSandbox({ ...options, folder: place.path });
    const shown: Purchase[] = [];
    const { url: gateway } = sandbox.gateway;
    const live = connect(`${gateway}/graphql`, signedInAs('sam', gateway));
    const { viewer, catalog } = await homeOf(live);
    const quote = await quoteOf(live, catalog?.plans[0]?.id ?? '');
    const { id } = await buy(live, quote.id);
    watch(live, id, (now) => void shown.push(now));
    let paidAt = '';
    for (let n = 0; n < 1_000 && shown.at(-1)?.status !== 'SUCCEEDED'; n += 1) {
      const url = shown.at(-1)?.customerTask?.url ?? '';
      if (url !== '' && url !== paidAt) {
        const body = new URLSearchParams({ action: 'pay' });
        await fetch(url, { method: 'POST', body, redirect: 'manual' });
        paidAt = url;
      }
      await wait(20);
    }
    live.dispose();
    await sandbox.stop();
    expect(viewer.subject).toBe('sam');
    expect(shown.map(({ status }) => status)).toContain('WAITING_FOR_CUSTOMER');
    expect(shown.at(-1)).toMatchObject({ status: 'SUCCEEDED', lines: [{ next: 'ACTIVATE_NOW' }] });
  });

  it('on React Native connect anew in the foreground, and when the network is back', async () => {
    await using screen = await LiveScreen.open();
    const device = new EventEmitter();
    const listen = (name: string) => (listener: (state: any) => void) => {
      device.on(name, listener);
      return () => void device.off(name, listener);
    };
    const end = followDevice(screen.live, {
      AppState: {
        addEventListener: (_type, listener) => ({ remove: listen('app')(listener) }),
      },
      NetInfo: { addEventListener: listen('network') },
    });
    screen.watch();
    await screen.came(1);
    const events: readonly (() => void)[] = [
      () => device.emit('app', 'active'),
      () => {
        device.emit('network', { isConnected: false });
        device.emit('network', { isConnected: true });
      },
    ];
    for (const [n, happens] of events.entries()) {
      screen.door.freeze();
      await screen.move();
      happens();
      await screen.came(n + 2);
    }
    expect(screen.revisions).toEqual([2, 3, 4]);
    end();
    expect(device.eventNames()).toEqual([]);
  });
});
