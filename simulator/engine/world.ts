/*
 * World: everything that the simulated platform knows. Plain data, so that it can be saved as it is.
 *
 * Owns   the shapes of accounts, lines, orders and what is due later.
 */
import type { Cause } from './ledger.ts';

export interface Address {
  type: string;
  address1: string;
  address2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  residential: string;
}

export interface Card {
  ccUUID: string;
  cardType: string;
  last4: string;
  expMonth: number;
  expYear: number;
  default: boolean;
  priority: number;
}

export interface PortIn {
  number: string;
  carrier: string;
  account: string;
  pin: string;
  zip: string;
}

export interface Line {
  customerId: string;
  isPrimary: boolean;
  firstName: string;
  lastName: string;
  /** Codes of row 20; 3 suspended and 4 disconnected are this simulator's own. */
  status: number;
  mobileNo: string | null;
  iccId: string | null;
  imei: string | null;
  simType: 'ESIM' | 'PSIM';
  planCode: string;
  activationDate: number | null;
  activationMsg: string | null;
  portIn: PortIn | null;
  /** Grows with every activation or correction; work of an older one that is still due is void. */
  turn: number;
  disconnectedAt: number | null;
  /** What row 40 switches, whatever the status is. */
  dataCutOff: boolean;
  /** Bought on top of the plan. */
  extraDataMb: number;
  /** Where the latest number swap and the latest reset are; null when there was none. */
  numberSwap: Progress | null;
  reset: Progress | null;
  /** How the customer means to leave. */
  departure: 'PORT_OUT' | 'DISCONNECT' | null;
}

export type Progress = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

/** What is true of every line to which nothing has happened yet. */
export const UNTOUCHED = {
  disconnectedAt: null,
  dataCutOff: false,
  extraDataMb: 0,
  numberSwap: null,
  reset: null,
  departure: null,
} as const satisfies Partial<Line>;

export interface SimSwap {
  id: string;
  customerId: string;
  /** Of the code. */
  expiresAt: number;
  wrongGuesses: number;
  status: Progress | 'PENDING_OTP';
  /** Known once the code was right. */
  sim: { iccId: string; simType: Line['simType'] } | null;
  message: string | null;
}

/** A page on which one card can be added. */
export interface CardLink {
  id: string;
  customerId: string;
  redirectUrl: string;
  expiresAt: number;
  used: boolean;
}

/** A text message to a line. */
export interface Message {
  at: number;
  customerId: string;
  text: string;
}

export interface Shipment {
  orderId: string;
  /** The order whose SIM cards it holds. */
  transactionId: string;
  shipmentStatus: string;
  carrier: string | null;
  trackingNumber: string | null;
  shippedDate: number | null;
  shipmentType: string;
}

/** A roaming pack of a line; moments, whose days are told. */
export interface OwnedPack {
  packId: string;
  customerId: string;
  startsAt: number;
  endsAt: number;
  autoRenew: boolean;
}

export interface CallingPurchase {
  transactionId: string;
  at: number;
  cents: number;
  /** Completed when it is not said. */
  status?: Progress;
}

/** What an account owes for one month; amounts in cents. */
export interface Bill {
  billId: string;
  billedAt: number;
  items: { customerId: string; description: string; cents: number; tax: number }[];
  paid: boolean;
}

/** An invoice that was sent by e-mail. */
interface Email {
  at: number;
  customerId: string;
  to: string;
  billId: string;
}

/** A link under which an invoice can be read. */
interface InvoiceLink {
  id: string;
  billId: string;
  expiresAt: number;
}

/** The way to another plan. */
export interface PlanChange {
  txnId: string;
  customerId: string;
  planCode: string;
  effectiveAt: number;
  /** Whether it is to happen at once. */
  now: boolean;
  /** Whether the card pays. */
  paid: boolean;
  status: Progress | 'SCHEDULED';
}

/** What an account has bought besides its lines. */
interface Extras {
  packs: OwnedPack[];
  /** Credit for calls abroad, in cents. */
  wallet: number;
  callingPurchases: CallingPurchase[];
  /** Newest first. */
  bills: Bill[];
  emails: Email[];
}

export const noExtras = (): Extras => ({
  ...{ packs: [], wallet: 0, callingPurchases: [], bills: [], emails: [] },
});

export interface Account extends Extras {
  customerId: string;
  clientAccountId: string;
  groupId: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  addresses: Address[];
  lines: Line[];
  cards: Card[];
  shipment: Shipment | null;
  transactionId: string | null;
}

export type OrderStatus =
  'IN_PROGRESS' | 'PAYMENT_PENDING' | 'PAYMENT_PROCESSING' | 'COMPLETED' | 'FAILED';

export interface OrderLine {
  firstName: string;
  lastName: string;
  planId: string;
  simType: 'ESIM' | 'PHYSICAL';
  isPrimary: boolean;
  /** Code of an offer. */
  coupon?: string;
  /** The line that is renewed; without it a line is added. */
  customerId?: string;
}

export interface Order {
  transactionId: string;
  kind: 'PRODUCT_PURCHASE' | 'PURCHASE_SUBSEQUENT';
  clientAccountId: string;
  customerId: string;
  account: Omit<
    Account,
    'customerId' | 'groupId' | 'lines' | 'cards' | 'shipment' | 'transactionId' | keyof Extras
  > | null;
  lines: OrderLine[];
  shipmentType: string | null;
  redirectUrl: string;
  /** What the quote said, in dollars. */
  price: { amount: number; tax: number; total: number };
  status: OrderStatus;
  paymentStatus: 'PENDING' | 'PROCESSING' | 'SUCCESS' | 'FAILED';
  paymentStatusDesc: string | null;
  link: { id: string; createdAt: number; expiresAt: number } | null;
  /** The attempt that made it. */
  attemptSeq: number | null;
  /** What row 10 says instead of the status, or null. */
  word: string | null;
  /** Until when row 10 does not know it. */
  forgottenUntil: number;
}

/** What is true of every order of which nobody has told otherwise. */
export const UNTOLD = {
  attemptSeq: null,
  word: null,
  forgottenUntil: 0,
} as const satisfies Partial<Order>;

/** Something that happens later. `what` names who does it, `id` with whom, `turn` guards against what was overtaken. */
export interface Due {
  at: number;
  what: string;
  id: string;
  turn: number;
  /** The attempt that began it. */
  cause: Cause | null;
}

export interface World {
  accounts: Account[];
  orders: Order[];
  due: Due[];
  /** What was due and is kept from happening. */
  stuck: Due[];
  simSwaps: SimSwap[];
  cardLinks: CardLink[];
  invoiceLinks: InvoiceLink[];
  messages: Message[];
  planChanges: PlanChange[];
  /** Tokens of the exchange, with their expiry. */
  tokens: { value: string; expiresAt: number }[];
  randomState: number;
  seed: number;
}

/** The account that this customerId belongs to: its own or that of one of its lines. */
export const accountOf = (world: World, customerId: string): Account | undefined =>
  world.accounts.find((account) => account.lines.some((line) => line.customerId === customerId));

/** The account whose lines are this group. */
export const groupOf = (world: World, groupId: string): Account | undefined =>
  world.accounts.find((account) => account.groupId === groupId);

export const lineOf = (world: World, customerId: string): Line | undefined =>
  accountOf(world, customerId)?.lines.find((line) => line.customerId === customerId);
