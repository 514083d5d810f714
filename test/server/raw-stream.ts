/*
 * Raw stream: a client of Server-Sent Events that asks exactly what a test wants, and reads letter by letter.
 */
interface StreamEvent {
  readonly type: string;
  readonly id: string | null;
  readonly data: any;
}

interface Asked {
  readonly query?: string;
  readonly variables?: object;
  /** The whole request, instead of a document and its variables. */
  readonly body?: object;
  readonly token?: string | undefined;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
}

export class RawStream {
  readonly response: Response;
  readonly events: StreamEvent[] = [];
  /** Everything that came, as it came. */
  text = '';
  /** How the stream came to its end; a client comes again after all but `complete`. */
  readonly ended: Promise<'complete' | 'broken' | 'cut off'>;
  readonly #leave: AbortController;
  #over = false;
  #look: (() => void)[] = [];

  private constructor(response: Response, leave: AbortController) {
    this.response = response;
    this.#leave = leave;
    this.ended = this.#read();
  }

  /** Resolves with the head of the answer, whatever it says. */
  static async open(url: string, asked: Asked): Promise<RawStream> {
    const { query, variables = {}, token, method = 'POST', body = { query, variables } } = asked;
    const leave = new AbortController();
    const headers = {
      accept: 'text/event-stream',
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...asked.headers,
    };
    const init = { method, headers, signal: leave.signal };
    const response = await (method === 'GET'
      ? fetch(`${url}?${parametersOf(body)}`, init)
      : fetch(url, { ...init, body: JSON.stringify(body) }));
    return new RawStream(response, leave);
  }

  get data(): unknown[] {
    return this.events.filter(({ type }) => type === 'next').map(({ data }) => data.data);
  }

  /** The codes of all errors that came. */
  get codes(): unknown[] {
    const errors = this.events.flatMap(({ data }) => data?.errors ?? []);
    return errors.map(({ extensions }) => extensions.code);
  }

  /** Resolves when the condition holds. Rejects when the stream ends first. */
  async until(holds: (stream: this) => boolean): Promise<this> {
    while (!holds(this)) {
      if (this.#over) throw new Error(`ended before it came: ${this.text}`);
      await new Promise<void>((resolve) => this.#look.push(resolve));
    }
    return this;
  }

  leave(): void {
    this.#leave.abort();
  }

  async #read(): Promise<'complete' | 'broken' | 'cut off'> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of this.response.body ?? [])
        this.#take(decoder.decode(chunk, { stream: true }));
    } catch {
      return 'cut off';
    } finally {
      this.#over = true;
      this.#wake();
    }
    return this.events.at(-1)?.type === 'complete' ? 'complete' : 'broken';
  }

  #take(text: string): void {
    this.text += text;
    const blocks = this.text.split('\n\n').slice(0, -1);
    const found = blocks.flatMap((block) => {
      const [, type, id = null, data] =
        /^event: (\w+)\n(?:id: (.*)\n)?data: ?(.*)$/.exec(block) ?? [];
      return type === undefined ? [] : [{ type, id, data: data ? JSON.parse(data) : null }];
    });
    this.events.splice(0, this.events.length, ...found);
    this.#wake();
  }

  #wake(): void {
    const look = this.#look;
    this.#look = [];
    for (const again of look) again();
  }
}

/** In an address, what is no text stands as JSON. */
const parametersOf = (body: object): URLSearchParams =>
  new URLSearchParams(
    Object.entries(body).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
