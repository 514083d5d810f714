/*
 * Fast parts: what of the server only saves time, and can be switched off.
 *
 * Each answers as the part that it stands for, byte for byte. So nothing but a measurement, or a test that compares both, switches one off.
 */
export interface FastParts {
  /** Queries, and the answers to events, are compiled: `compiled/`. */
  readonly compile?: boolean;
  /** Answers of HTTP are written while they are made, and not as data before: `compiled/text.ts`. */
  readonly write?: boolean;
  /** The ordinary request passes Apollo by: `ordinary-request.ts`. */
  readonly route?: boolean;
  /** Events are answered once for all sockets that see them alike: `shared-answers.ts`, `socket-stream.ts`. */
  readonly sockets?: boolean;
}
