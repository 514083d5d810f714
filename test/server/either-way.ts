/*
 * Either way: one request of HTTP, byte for byte, with a part that only saves time on and off.
 */
import { once } from 'node:events';
import { request, type IncomingHttpHeaders } from 'node:http';

export interface Sent {
  readonly method?: string;
  /** Behind the address. */
  readonly search?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** As JSON, unless it is text. */
  readonly body?: unknown;
}

interface Received {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  /** In base64, as it went over the wire. */
  readonly body: string;
  readonly text: string;
}

/** Sends no header that is not named, but those that HTTP needs. */
export async function send(url: string, sent: Sent): Promise<Received> {
  const { method = 'POST', search = '', body } = sent;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const outgoing = request(`${url}${search}`, {
    method,
    headers: {
      'x-request-id': 'either-way',
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...sent.headers,
    },
  });
  outgoing.end(text);
  const [incoming] = (await once(outgoing, 'response')) as [
    AsyncIterable<Buffer> & {
      statusCode?: number;
      headers: IncomingHttpHeaders;
    },
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const { date: _date, ...headers } = incoming.headers;
  const [status, shown] = [incoming.statusCode, bytes.toString('utf8')];
  return { status, headers, body: bytes.toString('base64'), text: shown };
}
