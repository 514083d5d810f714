/*
 * Cannot open store: why the gateway does not start.
 *
 * Owns   the one class of error that opening a store throws.
 * Never  carries a key or the password of a database URL. Once a store is open, failures are `STORE_UNAVAILABLE` instead.
 */
import { CannotStart } from '../cannot-start.ts';

export class CannotOpenStore extends CannotStart {
  override readonly name = 'CannotOpenStore';
}
