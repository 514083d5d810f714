// React Native: the system tells of the foreground and of the network, and there is no `window` that would.
// `device` is `{ AppState, NetInfo }` of react-native and @react-native-community/netinfo.
import type { LiveClient } from 'reach-gateway-client';

interface Device {
  readonly AppState: {
    addEventListener(type: 'change', listener: (state: string) => void): { remove(): void };
  };
  readonly NetInfo: {
    addEventListener(listener: (state: { isConnected: boolean | null }) => void): () => void;
  };
}

/** Returns how to end it. */
export function followDevice(live: LiveClient, { AppState, NetInfo }: Device): () => void {
  let connected: boolean | null = true;
  const foreground = AppState.addEventListener('change', (state) => {
    if (state === 'active') live.reconnect();
  });
  const endNetwork = NetInfo.addEventListener(({ isConnected }) => {
    if (isConnected && !connected) live.reconnect();
    connected = isConnected;
  });
  return () => {
    foreground.remove();
    endNetwork();
  };
}
