/** Everything that needs no library of a cache. */
export { intentKey, type Intent, type KeyStorage } from './intent-key.ts';
export {
  createLiveClient,
  type LiveClient,
  type LiveOptions,
  type LiveRequest,
} from './live-client.ts';
export type { LiveSink, LiveStatus } from './live-stream.ts';
export type { Polling } from './polling-transport.ts';
export type { Timing } from './timing.ts';
export type { GetToken, Token } from './tokens.ts';
export { LiveError, type Result } from './transport.ts';
