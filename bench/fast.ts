/*
 * Fast: which of the gateway's fast parts a bench switches off, to see what each brings and that nothing depends on them.
 *
 * Owns   `FAST=off`, which only benches and tests know.
 */
import process from 'node:process';

/** False switches one off; all are on otherwise. */
export interface FastParts {
  readonly compile?: boolean;
  readonly write?: boolean;
  readonly route?: boolean;
  readonly sockets?: boolean;
}

export const NONE_FAST: FastParts = { compile: false, write: false, route: false, sockets: false };

/** As the environment of the bench says. */
export const fastParts = (): FastParts => (process.env['FAST'] === 'off' ? NONE_FAST : {});
