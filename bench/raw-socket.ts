/*
 * Raw socket: a WebSocket that sends whatever bytes it is given, and reads what comes.
 *
 * Gives  the texts of the far side, or each frame to who wants it, and the code with which it closed the socket. Nothing here keeps to the
 *        protocol.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 1_000;

type OnFrame = (socket: RawSocket, opcode: number, payload: Buffer) => void;

interface Opening {
  /** Lines of the head, each with its end. */
  readonly headers?: string;
  /** Takes what would be kept in `texts` otherwise. */
  readonly onFrame?: OnFrame;
}

export class RawSocket {
  readonly texts: string[] = [];
  /** Of the far side's closing frame, or null. */
  closeCode: number | null = null;
  closed = false;
  #unread: Buffer = Buffer.alloc(0);
  readonly #socket: Socket;
  readonly #onFrame: OnFrame | null;

  private constructor(socket: Socket, onFrame: OnFrame | null) {
    this.#socket = socket;
    this.#onFrame = onFrame;
    socket.on('data', (data) => this.#read(data));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
    });
  }

  /** Null when the far side refuses. `from`: the address of this machine that the client has. */
  static async open(
    url: string,
    from = '127.0.0.1',
    { headers = '', onFrame }: Opening = {},
  ): Promise<RawSocket | null> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), localAddress: from });
    socket.on('error', () => undefined);
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n${headers}\r\n`,
    );
    const head = await headOf(socket);
    if (!head.startsWith('HTTP/1.1 101')) {
      socket.destroy();
      return null;
    }
    return new RawSocket(socket, onFrame ?? null);
  }

  /** False when the socket is closed. */
  send(bytes: Buffer): boolean {
    if (this.closed || this.closeCode !== null) return false;
    this.#socket.write(bytes);
    return true;
  }

  /** Waits until it holds, the socket is closed, or it took too long. */
  async until(holds: (socket: RawSocket) => boolean): Promise<void> {
    const latest = performance.now() + PATIENCE_MS;
    while (!this.closed && !holds(this) && performance.now() < latest) await delay(2);
  }

  /** From now on it takes nothing of what comes. */
  stopReading(): void {
    this.#socket.pause();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #read(data: Buffer): void {
    this.#unread = this.#unread.length === 0 ? data : Buffer.concat([this.#unread, data]);
    for (let frame = frameIn(this.#unread); frame; frame = frameIn(this.#unread)) {
      this.#unread = this.#unread.subarray(frame.end);
      this.#onFrame?.(this, frame.opcode, frame.payload);
      if (frame.opcode === 1 && !this.#onFrame) this.texts.push(frame.payload.toString('utf8'));
      if (frame.opcode === 8)
        this.closeCode = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 1005;
    }
  }
}

async function headOf(socket: Socket): Promise<string> {
  const gone = once(socket, 'close').then(() => [Buffer.alloc(0)]);
  const [data] = await Promise.race([once(socket, 'data'), gone]);
  return String(data);
}

/** The first whole frame of a server, which masks nothing. */
function frameIn(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | null {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 127;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head) return null;
  const length =
    short === 126
      ? bytes.readUInt16BE(2)
      : short === 127
        ? Number(bytes.readBigUInt64BE(2))
        : short;
  const end = head + length;
  if (bytes.length < end) return null;
  return { opcode: bytes.readUInt8(0) & 15, payload: bytes.subarray(head, end), end };
}
