/*
 * Stop signals: how a program that runs in the foreground is told to end.
 *
 * Owns   which signals say so, and which of them is a second one.
 * Gives  one stop, whatever was sent; a second signal ends the process at once.
 *
 * Ctrl-C reaches a program twice within a moment where a package manager hands it on beside the terminal. That is one signal.
 */

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** What comes within this time was sent once. */
const ONE_SIGNAL_MS = 1_000;

/** `stop` is called once. The process ends with 0 when it resolves, else with 1. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let toldAt: number | null = null;
  const told = (): void => {
    if (toldAt !== null) {
      if (performance.now() - toldAt > ONE_SIGNAL_MS) process.exit(1);
      return;
    }
    toldAt = performance.now();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of SIGNALS) process.on(signal, told);
}
