/*
 * Usage: what lines have used in their cycle (row 39).
 *
 * Owns   the wire's words for the three kinds, and the one question for a whole group.
 * Never  shows a line what another one used: whatever is not found under its own name is null.
 */
import { seconds } from '../clock.ts';
import type { CustomerId } from '../ids.ts';
import type { CustomerReadings } from './customer-memory.ts';
import { whenGiven, type Given } from './wire/given.ts';
import { rememberingLoader } from './wire/loader.ts';
import type { PlatformCalls } from './wire/platform.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type UsageKind = 'DATA' | 'CALLING' | 'ROAMING';

export interface LineUsage {
  /** Decimals, in the unit. */
  readonly used: string;
  /** Null: without limit, or not known. */
  readonly limit: string | null;
  readonly unit: string | null;
  /** Its first and its last day, as `2026-01-28`. */
  readonly cycleStart: string | null;
  readonly cycleEnd: string | null;
}

export class UsageSource {
  readonly #kinds: Readonly<Record<UsageKind, UsageOfKind>>;

  constructor(platform: PlatformCalls, memory: CustomerReadings | null = null) {
    this.#kinds = {
      DATA: new UsageOfKind(platform, { word: 'DATA', memory }),
      CALLING: new UsageOfKind(platform, { word: 'ILD', memory }),
      ROAMING: new UsageOfKind(platform, { word: 'IR', memory }),
    };
  }

  /** Null when the platform says nothing of this line. A group that is known is asked about once. */
  of(line: CustomerId, group: string | null, kind: UsageKind): Given<LineUsage | null> {
    return this.#kinds[kind].of(line, group);
  }
}

type Query = Readonly<Record<string, string>>;

class UsageOfKind {
  readonly #platform: PlatformCalls;
  readonly #word: 'DATA' | 'ILD' | 'IR';
  /** The line that each question names; the answer states whom it is about. */
  readonly #askedFor = new Map<string, CustomerId>();
  readonly #byGroup;
  readonly #byLine;

  constructor(
    platform: PlatformCalls,
    { word, memory }: { word: 'DATA' | 'ILD' | 'IR'; memory: CustomerReadings | null },
  ) {
    this.#platform = platform;
    this.#word = word;
    const remembered = { memory, what: `usage-${word}`, freshMs: seconds(60) };
    this.#byGroup = rememberingLoader(remembered, (group: string) => this.#readGroup(group));
    this.#byLine = rememberingLoader(remembered, (line: CustomerId) => this.#readLine(line));
  }

  of(line: CustomerId, group: string | null): Given<LineUsage | null> {
    if (group === null) return this.#byLine.load(line);
    if (!this.#askedFor.has(group)) this.#askedFor.set(group, line);
    return whenGiven(
      this.#byGroup.load(group),
      (usages) => usages.get(line) ?? this.#byLine.load(line),
    );
  }

  /** An answer about several kinds is read for this one. */
  #isOfKind(record: WireRecord): boolean {
    const type = record.code('type')?.toUpperCase();
    return type === undefined || type === this.#word;
  }

  #readGroup(group: string): Promise<ReadonlyMap<string, LineUsage>> {
    const line = this.#askedFor.get(group) ?? '';
    return this.#read({ customerId: line, groupId: group }, usagesByLine);
  }

  #readLine(line: CustomerId): Promise<LineUsage | null> {
    return this.#read({ customerId: line }, (records) => {
      const own = records.find((record) => record.code('customerId') === line);
      const [only] = records.length === 1 ? records : [];
      const found = own ?? (only?.code('customerId') === null ? only : null);
      return found ? parseUsage(found) : null;
    });
  }

  async #read<T>(query: Query, parse: (records: readonly WireRecord[]) => T): Promise<T> {
    const call = { query: { usageData: this.#word, ...query } };
    const found = await this.#platform.find(39, call, (data) => ({
      value: parse(data.list('usage').filter((record) => this.#isOfKind(record))),
    }));
    return found ? found.value : parse([]);
  }
}

function usagesByLine(records: readonly WireRecord[]): ReadonlyMap<string, LineUsage> {
  const usages = records.flatMap((record) => {
    const line = record.expected(record.code('customerId'), 'customerId');
    const usage = parseUsage(record);
    return line === null || usage === null ? [] : [[line, usage] as const];
  });
  return new Map(usages.toReversed()); // should a line be listed twice, the first counts
}

function parseUsage(record: WireRecord): LineUsage | null {
  const used = record.expected(record.quantity('used'), 'used');
  if (used === null) return null;
  return {
    used,
    limit: record.quantity('limit'),
    unit: record.code('unit'),
    cycleStart: record.day('cycleStart'),
    cycleEnd: record.day('cycleEnd'),
  };
}
