/*
 * Fail-points: places at which the fault programme may end the process.
 *
 * Owns   the names. Each stands exactly once in the code, right where its line below says.
 * Gives  a call that does nothing. `chaos/` runs the gateway with another module in the place of this one, chosen when modules are
 *        loaded; nothing in the gateway can switch it, and no setting reads it.
 *
 * `where` tells one use from another: the kind of an operation, or the path of a request to the platform.
 */
export type FailpointName =
  /** Before the transaction that keeps an ask. */
  | 'F1'
  /** Inside that transaction. */
  | 'F2'
  /** After it, before anything leaves. */
  | 'F3'
  /** A write is marked sent, and no connection was asked for. */
  | 'F4'
  /** Connected; not one byte was written. */
  | 'F5'
  /** The request is being written. */
  | 'F6'
  /** The request was written; no answer yet. */
  | 'F7'
  /** The head of the answer came. */
  | 'F8'
  /** The answer was read, and is not stored. */
  | 'F9'
  /** The answer is stored; the client has none. */
  | 'F10'
  /** A callback was read, and is not stored. */
  | 'F11'
  /** A callback is stored; the platform has no answer. */
  | 'F12'
  /** A callback is stored, and nothing follows from it yet. */
  | 'F13'
  /** Inside the transaction that stores a state and its event. */
  | 'F14'
  /** A state and its event are stored; nobody was told. */
  | 'F15'
  /** An event was handed to those who watch. */
  | 'F16'
  /** While the platform is being asked the outcome of a write. */
  | 'F17'
  /** While the gateway stops. */
  | 'F18';

export const failpoint = (_name: FailpointName, _where = ''): void => undefined;
