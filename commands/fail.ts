/*
 * Fail: how a command says that it did not do what was asked.
 *
 * Owns   the exit codes: 1 when it was refused or nobody answered, 2 when the command line or a setting makes no sense.
 */
export function fail(reason: string, code: 1 | 2): void {
  console.error(reason);
  process.exitCode = code;
}
