/*
 * Packed: the warm screen for who asks for gzip. Its floor compresses, too.
 */
import type { Answers } from './load.ts';
import { Client, cpuOfEach, type Ask } from './load.ts';
import { KNOWN, type Plan } from './plan.ts';
import { screensOf } from './reads.ts';
import { figuresOf, interleaved, type Figure } from './rounds.ts';
import type { Stage } from './stage.ts';

export const SCREEN_PACKED = 'screen, warm, gzip';

export async function packed(stage: Stage, answers: Answers, plan: Plan): Promise<Figure[]> {
  const floor = await stage.start('floor + token', { compress: true });
  const servers = [floor, await stage.server('gateway')];
  const readers = servers.map((server) => ({
    ...{ name: server.name, server, client: new Client(server, answers) },
  }));
  const known = await screensOf(stage, 0, KNOWN);
  const asks = Array.from({ length: plan.warm }, (_ask, at): Ask => {
    const one = known[at % known.length];
    if (!one) throw new Error('no family is known');
    return { ...one, compressed: true };
  });
  for (const { server, client } of readers) await cpuOfEach(server, client, asks);
  const cpu = await interleaved(plan.rounds, readers, ({ server, client }) =>
    cpuOfEach(server, client, asks),
  );
  for (const { client } of readers) await client.close();
  await floor.end();
  return figuresOf(SCREEN_PACKED, 'us', cpu);
}
