/*
 * Gateway under test: the rig's hand on a gateway process.
 *
 * Owns   starting it (with another one standing by, when that is wanted), its orders, and its end by SIGKILL.
 * Gives  how long it took to be ready, and what it wrote.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order, StartOrder } from './gateway-process.ts';

const PROGRAM = fileURLToPath(new URL('./gateway-process.ts', import.meta.url));
const MOST_TEXT = 200_000;

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** The process ended while an order was under way. */
export class Ended extends Error {}

class Child {
  readonly process: ChildProcess;
  readonly loaded: Promise<unknown>;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #count = 0;
  /** Where it said that it had reached a fail-point. */
  reached: string | null = null;
  written = '';
  /** Gone, and all that it wrote was read. */
  closed = false;

  constructor(cached: boolean) {
    this.process = spawn('node', [PROGRAM, ...(cached ? ['--cached'] : [])], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.loaded = this.#answerTo(0);
    this.loaded.catch(() => undefined);
    this.process.on('message', (answer: Answer) => this.#waiting.get(answer.id)?.(answer));
    this.process.on('exit', () => this.#end());
    this.process.on('close', () => (this.closed = true));
    this.process.stdout?.on('data', (data: Buffer) => this.#read(data));
    this.process.stderr?.on('data', (data: Buffer) => this.#keep(data));
  }

  get alive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  async order(order: Order): Promise<unknown> {
    if (!this.alive) throw new Ended('the gateway is not there');
    const id = ++this.#count;
    const answer = this.#answerTo(id);
    this.process.send({ id, order }, () => undefined);
    return answer;
  }

  #answerTo(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ value, error }) => {
        this.#waiting.delete(id);
        if (error === undefined) resolve(value);
        else reject(error === 'ended' ? new Ended('the gateway ended') : new Error(error));
      });
    });
  }

  #end(): void {
    for (const [id, resolve] of [...this.#waiting]) resolve({ id, error: 'ended' });
  }

  #read(data: Buffer): void {
    const text = data.toString('utf8');
    this.reached = /^reached (.*)$/m.exec(text)?.[1] ?? this.reached;
    this.#keep(data);
  }

  #keep(data: Buffer): void {
    this.written = (this.written + data.toString('utf8')).slice(-MOST_TEXT);
  }
}

export class GatewayUnderTest {
  readonly #standsBy: boolean;
  readonly #cached: boolean;
  #child: Child | null = null;
  #next: Child | null = null;
  #written = '';

  /**
   * `standsBy`: whether a loaded process waits, so that a restart takes a moment; `cached`: whether modules may come compiled from the
   * last start. The time of a start says nothing then.
   */
  constructor({ standsBy, cached }: { standsBy: boolean; cached: boolean }) {
    this.#standsBy = standsBy;
    this.#cached = cached || standsBy;
  }

  /** Real milliseconds from nothing to ready. */
  async up(order: StartOrder): Promise<number> {
    const startedAt = performance.now();
    const child = this.#next ?? new Child(this.#cached);
    this.#next = null;
    this.#child = child;
    await child.loaded;
    await child.order({ do: 'start', with: order });
    const tookMs = performance.now() - startedAt;
    if (this.#standsBy) this.#next = new Child(this.#cached);
    return tookMs;
  }

  get alive(): boolean {
    return this.#child?.alive === true;
  }

  /** The fail-point at which it ended, or null. */
  get reached(): string | null {
    return this.#child?.reached ?? null;
  }

  /** All that it has written, errors included. */
  get written(): string {
    return this.#written + (this.#child?.written ?? '');
  }

  async order(order: Order): Promise<unknown> {
    if (!this.#child) throw new Ended('the gateway was never started');
    return this.#child.order(order);
  }

  /** SIGKILL: nothing of the process runs after this. */
  async kill(): Promise<void> {
    if (this.#child?.alive === true) this.#child.process.kill('SIGKILL');
    await this.ended();
  }

  async terminate(): Promise<void> {
    await this.order({ do: 'stop' }).catch(() => undefined);
    await this.ended();
  }

  /** Resolves when the process is gone, by whatever. */
  async ended(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    if (!child.closed) await once(child.process, 'close');
    this.#written = (this.#written + child.written).slice(-MOST_TEXT);
    child.written = '';
  }

  async close(): Promise<void> {
    const next = this.#next;
    this.#next = null;
    next?.process.kill('SIGKILL');
    await this.kill();
  }
}
