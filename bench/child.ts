/*
 * Child: a process of a bench, on a core of its own where the machine can pin one.
 *
 * Owns   its start, its orders and its end.
 * Gives  answers to orders, and what it wrote. An order to a process that has ended is an error.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Answered, Orders } from './orders.ts';

const MOST_TEXT = 200_000;
const RUN = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url));

/** Cores can be named, and there are two. */
export const CAN_PIN =
  availableParallelism() > 1 && spawnSync('taskset', ['-p', String(process.pid)]).status === 0;

/** How many files, sockets among them, a process may have open: Node raises its own limit to this when it starts. */
export const MOST_FILES =
  Number(spawnSync('sh', ['-c', 'ulimit -Hn']).stdout.toString('utf8')) || Infinity;

/** This process, and all that it starts from now on. */
export function pinSelf(core: number): void {
  if (CAN_PIN) spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]);
}

export class Child<O extends Orders> {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answered) => void>();
  #count = 0;
  written = '';

  private constructor(child: ChildProcess) {
    this.#process = child;
    child.on('message', (answer: Answered) => this.#waiting.get(answer.id)?.(answer));
    child.on('exit', () => {
      for (const [id, settle] of this.#waiting) settle({ id, error: 'the process has ended' });
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => {
        this.written = (this.written + data.toString('utf8')).slice(-MOST_TEXT);
      });
  }

  static async start<O extends Orders>(program: string, core: number | null): Promise<Child<O>> {
    const path = join('bench', program);
    const node = ['node', '--expose-gc', RUN, path]; // with what was compiled once
    const pinned = CAN_PIN && core !== null;
    const [command = '', ...options] = pinned ? ['taskset', '-c', String(core), ...node] : node;
    const stdio: ('ignore' | 'pipe' | 'ipc')[] = ['ignore', 'pipe', 'pipe', 'ipc'];
    const child = new Child<O>(spawn(command, options, { stdio }));
    await child.#answerTo(0).catch((error: unknown) => {
      throw new Error(`${program} did not start: ${child.written}`, { cause: error });
    });
    return child;
  }

  get alive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  async order<N extends keyof O & string>(
    name: N,
    given: Parameters<O[N]>[0],
  ): Promise<Awaited<ReturnType<O[N]>>> {
    if (!this.alive) throw new Error('the process has ended');
    const id = ++this.#count;
    const answer = this.#answerTo(id);
    this.#process.send({ id, name, given });
    // The process was typed by its orders.
    return (await answer) as Awaited<ReturnType<O[N]>>;
  }

  async end(): Promise<void> {
    if (!this.alive) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  #answerTo(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ value, error }) => {
        this.#waiting.delete(id);
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      });
    });
  }
}
