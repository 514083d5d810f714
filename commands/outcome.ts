/*
 * Outcome: what a command of the terminal comes to.
 */
export interface Done {
  readonly data: unknown;
  readonly text: string;
}

/** The command line makes no sense. Without a message the usage says why. */
export class Misused extends Error {}

/** The gateway has refused, or what was looked for is not as it should be. */
export class Refused extends Error {
  /** The same for machines. */
  readonly document: unknown;

  constructor(message: string, document: unknown) {
    super(message);
    this.document = document;
  }
}
