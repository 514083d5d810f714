/*
 * Cannot open store: why the gateway does not start.
 *
 * Owns   the class of error that opening a store throws, and the one of it that waiting helps.
 * Never  carries a key or the password of a database URL. Once a store is open, failures are `STORE_UNAVAILABLE` instead.
 */
import { CannotStart } from '../cannot-start.ts';

export class CannotOpenStore extends CannotStart {
  override readonly name = 'CannotOpenStore';
}

/** Another process holds it. */
export class StoreInUse extends CannotOpenStore {}
