/*
 * Cannot start: why the gateway does not start, for the operator who starts it.
 *
 * Owns   the class of errors whose message is all that is printed; the process then ends with exit code 2.
 * Never  carries a secret.
 */
export class CannotStart extends Error {
  override readonly name: string = 'CannotStart';
}
