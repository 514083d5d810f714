/*
 * Changes: what a person's streams would have emitted, by the page, for apps that cannot subscribe.
 *
 * Owns   how far a page reaches: its end cursor continues from there, here or in a stream.
 * Never  shows what the person may not see any more, nor that there was something.
 *
 * The end of the log is looked up before the page is read, so that nothing falls between the two.
 */
import type { Caller } from '../access/caller.ts';
import type { Given } from '../datasources/wire/given.ts';
import type { CustomerId } from '../ids.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { Cursors } from './cursor.ts';
import type { CustomerEvent } from './customer-event.ts';
import { isRevision, type EventLog, type EventScope, type LoggedEvent } from './event-log.ts';
import { beginning } from './following.ts';
import type { Moved } from './operation-item.ts';
import type { CustomerNoticeEvent } from './customer-notice.ts';

const MOST = 100;

interface ChangesArgs {
  readonly after?: string | null | undefined;
  readonly first: number;
}

interface ChangePage {
  readonly changes: readonly (Moved | CustomerNoticeEvent)[];
  readonly endCursor: string;
  readonly hasMore: boolean;
  readonly reset: boolean;
}

/** What of `access` a page asks. */
interface PageAccess {
  customersOf(caller: Caller): Given<ReadonlySet<CustomerId>>;
  mayUseOperation(caller: Caller, operation: Operation): Given<boolean>;
  mayUseEvent(caller: Caller, event: CustomerEvent): Given<boolean>;
}

interface ChangesDependencies {
  readonly log: EventLog;
  readonly cursors: Cursors;
  readonly access: () => PageAccess;
}

export class Changes {
  readonly #dependencies: ChangesDependencies;

  constructor(dependencies: ChangesDependencies) {
    this.#dependencies = dependencies;
  }

  /** Without a cursor, or with one that leads nowhere, an empty page that ends now. */
  async since(caller: Caller, { after, first }: ChangesArgs): Promise<ChangePage> {
    const { log, cursors, access } = this.#dependencies;
    const end = await log.end();
    const given = after == null ? null : cursors.read(after, caller.subject);
    const from = await beginning(given, log);
    if (typeof from !== 'number') {
      const endCursor = cursors.write(end, caller.subject);
      return { changes: [], endCursor, hasMore: false, reset: from !== null };
    }
    const most = Math.min(Math.max(first, 0), MOST);
    const found = await log.afterIn(await everythingOf(caller, access()), from, most + 1);
    const page = found.slice(0, most);
    const hasMore = found.length > most;
    const reached = page.at(-1)?.position ?? from;
    const endCursor = cursors.write(hasMore ? reached : Math.max(reached, end), caller.subject);
    return { changes: await this.#shown(caller, page), endCursor, hasMore, reset: false };
  }

  async #shown(
    caller: Caller,
    page: readonly LoggedEvent[],
  ): Promise<readonly (Moved | CustomerNoticeEvent)[]> {
    const access = this.#dependencies.access();
    const items = page.map(async (entry) => {
      const may = isRevision(entry)
        ? await access.mayUseOperation(caller, entry.operation)
        : await access.mayUseEvent(caller, entry.event);
      return may ? this.#itemOf(caller, entry) : null;
    });
    return (await Promise.all(items)).filter((item) => item !== null);
  }

  #itemOf({ subject }: Caller, entry: LoggedEvent): Moved | CustomerNoticeEvent {
    const cursor = this.#dependencies.cursors.write(entry.position, subject);
    return isRevision(entry)
      ? { __typename: 'OperationAdvanced', cursor, operation: entry.operation }
      : { ...entry.event, cursor, revision: entry.position };
  }
}

const everythingOf = async (caller: Caller, access: PageAccess): Promise<EventScope> => ({
  subject: caller.subject,
  customerIds: [...(await access.customersOf(caller))],
  withEvents: true,
});
