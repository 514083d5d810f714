/*
 * Session: who asks, what they may use, and the data sources of their request.
 */
import type { Caller } from '../../access/caller.ts';
import type { Access } from '../../access/ownership.ts';
import type { DataSources } from '../../datasources/sources.ts';

export interface Session {
  readonly caller: Caller;
  readonly access: Access;
  readonly sources: DataSources;
}
