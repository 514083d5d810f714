/*
 * The simulator alone: `npm run simulator`.
 */
import { VirtualClock } from './engine/clock.ts';
import { startSimulator } from './simulator.ts';

const numberFrom = (name: string, or: number): number => Number(process.env[name] ?? or);

const simulator = await startSimulator({
  port: numberFrom('SIMULATOR_PORT', 4010),
  clock: new VirtualClock({ speed: numberFrom('SIMULATOR_SPEED', 30) }),
  callbackUrl: process.env['SIMULATOR_CALLBACK_URL'] ?? 'http://127.0.0.1:4000',
});

console.log(`Reach simulator: ${simulator.url}/_simulator/`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void simulator.stop());
