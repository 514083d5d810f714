/*
 * Front door: a network between clients and a gateway, which tests can make slow, cut and freeze.
 *
 * Gives  an address that stays while the gateway behind it is started again.
 */
import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';

interface Through {
  readonly client: Socket;
  readonly gateway: Socket;
}

export class FrontDoor {
  readonly #target: () => string;
  readonly #server = createServer((client) => this.#carry(client));
  readonly #open = new Set<Through>();
  #shut = false;
  /** How long an answer to a plain request is held back, in milliseconds. Streams and sockets are not. */
  slowness: () => number = () => 0;
  /** Connections that were made. */
  accepted = 0;
  url = '';

  private constructor(target: () => string) {
    this.#target = target;
  }

  /** `target` is asked for each connection. */
  static async open(target: () => string): Promise<FrontDoor> {
    const door = new FrontDoor(target);
    door.#server.listen(0, '127.0.0.1');
    await once(door.#server, 'listening');
    const address = door.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    door.url = `http://127.0.0.1:${address.port}`;
    return door;
  }

  /** Ends every connection at once, as a lost network does that says so. */
  cut(): void {
    for (const { client, gateway } of this.#open) {
      client.destroy();
      gateway.destroy();
    }
  }

  /** What is open stays open, and carries nothing any more. New connections work. */
  freeze(): void {
    for (const { client, gateway } of this.#open) {
      client.removeAllListeners('data');
      gateway.removeAllListeners('data');
      client.resume();
      gateway.resume();
    }
  }

  /** Nobody gets in until it is opened again; who is in is thrown out. */
  shut(): void {
    this.#shut = true;
    this.cut();
  }

  reopen(): void {
    this.#shut = false;
  }

  /** Requests, by their heads, that end the connection. */
  blocked: (head: string) => boolean = () => false;
  /** Requests that are taken, and never answered. */
  swallowed: (head: string) => boolean = () => false;

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #carry(client: Socket): void {
    this.accepted += 1;
    if (this.#shut) return void client.destroy();
    const gateway = connect(Number(new URL(this.#target()).port), '127.0.0.1');
    const through = { client, gateway };
    this.#open.add(through);
    let plain = false;
    let answered = Promise.resolve();
    client.on('data', (data: Buffer) => {
      const head = data.toString('latin1', 0, 2_000);
      if (this.blocked(head)) return void client.destroy();
      if (this.swallowed(head)) return;
      if (/^[A-Z]+ \//.test(head)) plain = head.startsWith('POST /graphql ');
      gateway.write(data);
    });
    gateway.on('data', (data: Buffer) => {
      const ms = plain ? this.slowness() : 0;
      if (!plain) return void client.write(data);
      answered = answered
        .then(() => new Promise<void>((resolve) => setTimeout(resolve, ms)))
        .then(() => void client.write(data));
    });
    const over = (): void => {
      this.#open.delete(through);
      client.destroy();
      gateway.destroy();
    };
    for (const end of [client, gateway]) end.on('error', over).on('close', over);
  }
}
