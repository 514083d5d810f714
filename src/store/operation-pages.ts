/*
 * Operation pages: lists of operations that are read piece by piece.
 *
 * Owns   the places at which a page begins. They are the positions of operations, which never change, so that a cursor goes on
 *        working whatever becomes of its operation.
 * Gives  one row more than is shown, to know whether another page follows.
 */
import type { ExpressionBuilder } from 'kysely';
import type { OperationId } from '../ids.ts';
import type { OperationPage } from '../operations/engine/journal.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { OperationQuery } from './operation-rows.ts';
import type { Tables } from './tables.ts';

/** Newest first, those before `id` only. */
export const olderThan = (
  rows: OperationQuery,
  { id, first }: { id: OperationId | null; first: number },
): OperationQuery =>
  (id === null ? rows : rows.where('position', '<', (from) => positionOf(from, id)))
    .orderBy('position', 'desc')
    .limit(first + 1);

/** Oldest first, those after `id` only. */
export const youngerThan = (
  rows: OperationQuery,
  { id, first }: { id: OperationId | null; first: number },
): OperationQuery =>
  (id === null ? rows : rows.where('position', '>', (from) => positionOf(from, id)))
    .orderBy('position')
    .limit(first + 1);

export const pageOf = (found: readonly Operation[], first: number): OperationPage => ({
  operations: found.slice(0, first),
  hasMore: found.length > first,
});

const positionOf = (from: ExpressionBuilder<Tables, 'operations'>, id: OperationId) =>
  from.selectFrom('operations as last').select('last.position').where('last.id', '=', id);
