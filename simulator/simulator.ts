/*
 * Simulator: the simulated Reach, put together: its endpoints, its controls and its people, on the engine.
 *
 * Gives  `startSimulator`, for the command line, the sandbox and tests.
 */
import { accessRefusal } from './access-key.ts';
import { CONTROLS } from './controls.ts';
import { ENDPOINTS } from './endpoints.ts';
import { runSimulator, type Simulator, type SimulatorOptions } from './engine/simulator.ts';
import { seededAccounts } from './seed.ts';

export type { Simulator, SimulatorOptions };

export const startSimulator = (options: SimulatorOptions): Promise<Simulator> =>
  runSimulator(options, {
    modules: [...ENDPOINTS, { controls: CONTROLS }],
    access: accessRefusal,
    seededAccounts,
  });
