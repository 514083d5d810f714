/*
 * Journal: what the gateway holds when all is over, seen through its own door.
 *
 * Gives  every operation of every person, as its owner sees it, as `end` entries of the client log.
 */
import type { Device } from './client.ts';
import { ATTENTION, OPERATIONS, TIMELINE } from './documents.ts';
import type { Place } from './place.ts';
import { at, listAt, numberAt, textAt } from './value.ts';

/** `agent` may list what needs attention. */
export async function readJournal(
  place: Place,
  people: readonly Device[],
  agent: Device,
): Promise<void> {
  const raised = await raisedIn(agent);
  for (const device of people) {
    let after: string | null = null;
    do {
      const page: unknown = await operationsOf(device, after);
      for (const edge of listAt(page, 'edges'))
        note({ place, person: device.name, raised }, at(edge, 'node'));
      const more = at(page, 'pageInfo', 'hasNextPage') === true;
      after = more ? textAt(page, 'pageInfo', 'endCursor') : null;
    } while (after !== null);
  }
}

async function operationsOf(device: Device, after: string | null): Promise<unknown> {
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await device.ask(OPERATIONS, { after });
    if (answer.is === 'data') return at(answer.data, 'operations');
  }
  throw new Error(`the operations of ${device.name} cannot be read`);
}

/** How many timelines are read, of purchases. */
const TIMELINES = 200;

/** How many deliveries of callbacks the gateway has kept for each purchase. */
export async function readCallbacks(place: Place, agent: Device): Promise<void> {
  const purchases = place.log.entries.filter(
    (entry) => entry.is === 'end' && entry.type === 'PurchaseOperation',
  );
  for (const entry of purchases.slice(0, TIMELINES)) {
    if (entry.is !== 'end') continue;
    const answer = await agent.ask(TIMELINE, { id: entry.operation });
    if (answer.is !== 'data') throw new Error('a timeline cannot be read');
    const callbacks = listAt(answer.data, 'operationTimeline', 'callbacks');
    const kept = callbacks.reduce<number>(
      (sum, one) => sum + (numberAt(one, 'deliveries') ?? 0),
      0,
    );
    place.log.note({ is: 'kept', operation: entry.operation, callbacks: kept });
  }
}

/** Ids of all operations that need a person, whatever their status is. */
async function raisedIn(agent: Device): Promise<ReadonlySet<string>> {
  const raised = new Set<string>();
  let after: string | null = null;
  do {
    const answer = await agent.ask(ATTENTION, { after });
    if (answer.is !== 'data') throw new Error('what needs attention cannot be read');
    const page: unknown = at(answer.data, 'operationsNeedingAttention');
    for (const edge of listAt(page, 'edges')) raised.add(textAt(edge, 'node', 'id') ?? '');
    const more = at(page, 'pageInfo', 'hasNextPage') === true;
    after = more ? textAt(page, 'pageInfo', 'endCursor') : null;
  } while (after !== null);
  return raised;
}

interface Noting {
  readonly place: Place;
  readonly person: string;
  readonly raised: ReadonlySet<string>;
}

function note({ place, person, raised }: Noting, node: unknown): void {
  const operation = textAt(node, 'id') ?? '';
  place.log.note({
    is: 'end',
    person,
    operation,
    type: textAt(node, '__typename') ?? '',
    status: textAt(node, 'status') ?? '',
    certainty: textAt(node, 'certainty') ?? '',
    revision: numberAt(node, 'revision') ?? 0,
    steps: listAt(node, 'steps').map((step) => textAt(step, 'code') ?? ''),
    task: textAt(node, 'customerTask', '__typename'),
    failure: textAt(node, 'failure', 'code'),
    attention: raised.has(operation),
    of: textAt(node, 'quote', 'id') ?? textAt(node, 'bill', 'id') ?? textAt(node, 'line', 'id'),
  });
}
