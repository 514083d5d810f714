/*
 * Figures: what a telemetry says of the peers of a server.
 */
import type { Telemetry } from '../../src/telemetry.ts';

interface Figures {
  readonly held: number;
  readonly mostHeld: number;
  readonly sockets: Readonly<Record<'anonymous' | 'signedIn', number>>;
  readonly connections: number;
  /** Peers that were cut, by reason. */
  readonly cut: Readonly<Record<string, number>>;
}

export async function figuresOf(telemetry: Telemetry): Promise<Figures> {
  const text = await telemetry.metrics.metrics();
  const of = (line: string): number =>
    Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.slice(line.length),
    );
  const at = (channel: string, caller: string): number =>
    of(`reach_connections{channel="${channel}",caller="${caller}"}`);
  const channels = ['http', 'socket', 'stream'];
  const cut = [...text.matchAll(/^reach_peers_cut_total\{reason="([a-z-]+)"\} (\d+)$/gm)];
  return {
    held: of('reach_held_bytes'),
    mostHeld: of('reach_held_most_bytes'),
    sockets: { anonymous: at('socket', 'anonymous'), signedIn: at('socket', 'signed-in') },
    connections: channels
      .flatMap((channel) => [at(channel, 'anonymous'), at(channel, 'signed-in')])
      .reduce((sum, one) => sum + one, 0),
    cut: Object.fromEntries(cut.map(([, reason = '', count]) => [reason, Number(count)])),
  };
}
