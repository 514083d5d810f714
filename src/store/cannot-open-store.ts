/*
 * Cannot open store: why the gateway does not start.
 *
 * Owns   the one class of error that opening a store throws; its message is written for the operator who starts the gateway.
 * Never  carries a key or the password of a database URL. Once a store is open, failures are `STORE_UNAVAILABLE` instead.
 */
export class CannotOpenStore extends Error {
  override readonly name = 'CannotOpenStore';
}
