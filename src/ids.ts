/*
 * Ids: branded strings, so that one kind of id cannot be passed for another, and the opaque global ids of the graph.
 *
 * Owns   the spelling of global ids, and the only constructors of branded ids.
 * Gives  a typed id at each border: wire, store, graph.
 * Never  decides who may see what an id names; `access` does.
 *
 * A line is named by its account and a key, since the platform may name a line later than it sells it (Q21).
 */
import { seeded } from './seeded-bug.ts';
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** An operation of ours. A random UUID. */
export type OperationId = Branded<'OperationId'>;
/** A quote of ours. A random UUID. */
export type QuoteId = Branded<'QuoteId'>;
/** The platform's id of an account or a line (`customerId`). */
export type CustomerId = Branded<'CustomerId'>;
/** The platform's id of an async purchase (`transactionId`). */
export type TransactionId = Branded<'TransactionId'>;
/** The platform's id of a saved card (`ccUUID`). */
export type CardId = Branded<'CardId'>;
/** The platform's id of a plan (`serviceCode`). */
export type PlanId = Branded<'PlanId'>;
/** The platform's id of a bill (`billId`). */
export type BillId = Branded<'BillId'>;
/** The platform's id of a roaming pack (`packId`). */
export type PackId = Branded<'PackId'>;
/** The platform's id of a SIM swap that a code confirms (`id`). */
export type SwapId = Branded<'SwapId'>;

export const operationId = (id: string): OperationId => id as OperationId;
export const quoteId = (id: string): QuoteId => id as QuoteId;
export const customerId = (id: string): CustomerId => id as CustomerId;
export const transactionId = (id: string): TransactionId => id as TransactionId;
export const cardId = (id: string): CardId => id as CardId;
export const planId = (id: string): PlanId => id as PlanId;
export const billId = (id: string): BillId => id as BillId;
export const packId = (id: string): PackId => id as PackId;
export const swapId = (id: string): SwapId => id as SwapId;

const PLATFORM_ID = /^(?!\.{1,2}$)[\w.~:@-]{1,128}$/;

/**
 * Whether a text can be an id of the platform, and may stand in a path or query to it. Asked of everything that comes from
 * outside, before a URL is made of it: a callback, the return page, a client.
 */
export const isPlatformId = (text: string): boolean =>
  PLATFORM_ID.test(text) || seeded('any-text-is-an-id');

/** What a global id can name. */
export type NodeType =
  | 'Operation'
  | 'PurchaseQuote'
  | 'Customer'
  | 'Line'
  | 'Card'
  | 'Plan'
  | 'Offer'
  | 'CatalogService'
  | 'SaleQuote'
  | 'Bill'
  | 'RoamingPack'
  | 'Invoice'
  | 'SimSwapCode'
  | 'Callback'
  | 'Viewer'
  | 'Catalog'
  | 'Shipment'
  | 'InternationalCalling'
  | 'OwnedRoamingPack'
  | 'AuditEntry'
  | 'AuditSegment';

const NODE_TYPES: ReadonlySet<string> = new Set<NodeType>([
  'Operation',
  'PurchaseQuote',
  'Customer',
  'Line',
  'Card',
  'Plan',
  'Offer',
  'CatalogService',
  'SaleQuote',
  'Bill',
  'RoamingPack',
  'Invoice',
  'SimSwapCode',
  'Callback',
  'Viewer',
  'Catalog',
  'Shipment',
  'InternationalCalling',
  'OwnedRoamingPack',
  'AuditEntry',
  'AuditSegment',
]);

const isNodeType = (type: string): type is NodeType => NODE_TYPES.has(type);

/** The opaque id that clients store. `parts` are joined; lines, bills, invoices, parcels and callbacks have two, code requests three, owned packs five, all others one. */
export function globalId(type: NodeType, ...parts: readonly string[]): string {
  return Buffer.from([type, ...parts].join('\n')).toString('base64url');
}

interface Made {
  readonly type: NodeType;
  readonly parts: readonly string[];
  readonly id: string;
}

/** Each goes with the object that it is the id of. */
const MADE = new WeakMap<object, Made>();

/** The same for a thing that is shown again and again: its id is made once for each object that stands for it. */
export function idOf(thing: object, type: NodeType, ...parts: readonly string[]): string {
  const made = MADE.get(thing);
  const isSame = made?.type === type && made.parts.length === parts.length;
  if (isSame && made.parts.every((part, index) => part === parts[index])) return made.id;
  const id = globalId(type, ...parts);
  MADE.set(thing, { type, parts, id });
  return id;
}

/** What a global id names, or null when it is not one of ours. */
export function readGlobalId(id: string): { type: NodeType; parts: readonly string[] } | null {
  const [type = '', ...parts] = Buffer.from(id, 'base64url').toString('utf8').split('\n');
  if (!isNodeType(type) || parts.length === 0 || parts.some((part) => part === '')) return null;
  return globalId(type, ...parts) === id ? { type, parts } : null;
}

const OWN_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Our own id of a thing as the log has it, or null. */
export const ownId = (text: string): string | null =>
  OWN_ID.test(text) ? text.toLowerCase() : null;

/** The operation that an operator names: by its global id, or by its own id as the log has it. Null for anything else. */
export function operationNamed(text: string): OperationId | null {
  const id = ownId(text) ?? partOf('Operation', text);
  return id === null ? null : operationId(id);
}

/** The only part of a global id of this type, or null when the id names something else. */
export function partOf(type: NodeType, id: string): string | null {
  const read = readGlobalId(id);
  return read?.type === type && read.parts.length === 1 ? (read.parts[0] ?? null) : null;
}
