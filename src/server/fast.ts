/*
 * Fast parts: which of the shorter paths are taken. Each answers as the path that it shortens, so that tests and measurements run both.
 */
export interface Fast {
  /** Events are answered once for all sockets that see them alike: `shared-answers.ts`, `socket-stream.ts`. */
  readonly sockets?: boolean;
}
