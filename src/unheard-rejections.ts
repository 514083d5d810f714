/*
 * Unheard rejections: promises that fail when whoever waited for them has failed already.
 *
 * graphql-js leaves some behind: a field of a list throws, and the calls of its neighbours fail later. Node would end the process for each,
 * and with it the work of everybody else. What is no error of ours is a defect, and counted as one.
 */
import process from 'node:process';
import { GatewayError } from './errors.ts';
import type { Telemetry } from './telemetry.ts';

export function survivesUnheard(telemetry: Pick<Telemetry, 'defectSeen'>): void {
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof GatewayError)) telemetry.defectSeen('unheard rejection', error);
  });
}
