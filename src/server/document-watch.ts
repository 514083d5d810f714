/*
 * Document watch: when the files of registered documents are looked at again.
 *
 * Gives  a new manifest force within seconds, without a restart.
 * Never  stops serving for a file that cannot be used: the former documents stay in force, and operators are told.
 */
import type { Activity } from '../activity.ts';
import { seconds, type Clock } from '../clock.ts';
import type { Telemetry } from '../telemetry.ts';
import type { DocumentRegister } from './document-register.ts';
import { ManifestFault } from './manifest.ts';

const EVERY_MS = seconds(5);

interface WatchDependencies {
  readonly register: DocumentRegister;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
}

/** Returns how to end it. */
export function watchDocuments(dependencies: WatchDependencies): () => void {
  const { register, clock, activity } = dependencies;
  if (register.files.length === 0) return () => undefined;
  let callOff = (): void => undefined;
  let stopped = false;
  const wait = (): void => {
    if (stopped) return;
    callOff = clock.at(clock.now() + EVERY_MS, () => {
      void activity.run(async () => {
        await look(dependencies);
        wait();
      });
    });
  };
  wait();
  return () => {
    stopped = true;
    callOff();
  };
}

async function look({ register, telemetry }: WatchDependencies): Promise<void> {
  try {
    if (await register.load()) telemetry.documentsRegistered({ documents: register.size });
  } catch (error) {
    if (error instanceof ManifestFault) telemetry.documentsRefused({ why: error.message });
    else telemetry.defectSeen('documents', error);
  }
}
