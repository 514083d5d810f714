// Generated from schema/ by `npm run generate`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyModel } from '../money.ts';
import type { Problem as ProblemModel } from '../errors.ts';
import type { Caller as ViewerModel } from '../access/caller.ts';
import type { Operation as OperationModel, Step as OperationStepModel } from '../operations/engine/operation.ts';
import type { Timeline as OperationTimelineModel, TimelineRequest as TimelineRequestModel, TimelineWrite as TimelineWriteModel, TimelineReading as TimelineReadingModel, TimelineCallback as TimelineCallbackModel, TimelineFailedRead as TimelineFailedReadModel, TimelineCall as TimelineCallModel } from '../operations/engine/timeline.ts';
import type { TrailEntry as TimelineEntryModel, TrailEntry as AuditEntryModel } from '../operations/engine/audit-entry.ts';
import type { SetAside as OperationSetAsideModel } from '../operations/engine/journal.ts';
import type { Purchase as PurchaseOperationModel, Activation as ActivationOperationModel, PortIn as PortInOperationModel, LineChanging as LineActionOperationModel, NumberSwap as NumberSwapOperationModel, SimSwap as SimSwapOperationModel, CustomerReset as CustomerResetOperationModel, PlanChange as PlanChangeOperationModel, TopUp as TopUpOperationModel, CallingCredit as CallingCreditOperationModel, RoamingPackSale as RoamingPackOperationModel, BillPayment as PaymentOperationModel, PortOut as PortOutOperationModel, DirectChanging as DirectChangeOperationModel, TopUpQuote as TopUpQuoteModel, PlanChangeQuote as PlanChangeQuoteModel, CallingCreditQuote as CallingCreditQuoteModel, RoamingPackQuote as RoamingPackQuoteModel, CardLinkResult as CreateCardLinkPayloadModel, CardResult as SetDefaultCardPayloadModel, CardResult as UpdateCardPayloadModel, CardResult as DeleteCardPayloadModel, CustomerResult as UpdateCustomerPayloadModel, ShipmentResult as CancelShipmentPayloadModel, RenewedPackResult as SetRoamingAutoRenewPayloadModel, LineResult as RestrictDataPayloadModel, LineResult as LiftDataRestrictionPayloadModel, SimSwapCodeResult as RequestSimSwapCodePayloadModel, PayAtLink as PayAtLinkModel, RenewPaymentLink as RenewPaymentLinkModel, CorrectPortDetails as CorrectPortDetailsModel, ContactSupport as ContactSupportModel } from '../operations/operation-views.ts';
import type { LineAction as LineActionModel } from '../operations/lines/line-actions.ts';
import type { LineLockResult as LockLinePayloadModel, LineLockResult as UnlockLinePayloadModel } from '../operations/lines/line-lock.ts';
import type { BillView as BillModel, InvoiceView as InvoiceModel } from '../resolvers/bill-view.ts';
import type { BillItem as BillItemModel, BillLine as BillLineModel } from '../datasources/billing.ts';
import type { CallingUsage as CallingUsageModel, CallingPurchase as CallingPurchaseModel } from '../datasources/calling.ts';
import type { RoamingPack as RoamingPackModel, RoamingCountry as RoamingCountryModel, RoamingPackUsage as RoamingPackUsageModel } from '../datasources/roaming.ts';
import type { ShipmentView as ShipmentModel } from '../resolvers/shipment-view.ts';
import type { LineUsage as LineUsageModel } from '../datasources/usage.ts';
import type { OwnedPackView as OwnedRoamingPackModel } from '../resolvers/roaming-view.ts';
import type { CallingView as InternationalCallingModel } from '../resolvers/calling-view.ts';
import type { Quote as PurchaseQuoteModel, QuotedLine as QuotedLineModel, Address as PostalAddressModel } from '../operations/sales/quote.ts';
import type { PurchaseAttempt as PurchaseTransactionModel } from '../operations/purchase-detail.ts';
import type { Catalog as CatalogModel, Plan as PlanModel, Offer as OfferModel, CatalogService as CatalogServiceModel } from '../datasources/catalog.ts';
import type { Card as CardModel } from '../datasources/card.ts';
import type { CustomerInfo as CustomerModel } from '../datasources/customer.ts';
import type { LineView as LineModel } from '../resolvers/line-view.ts';
import type { PurchasedLineView as PurchasedLineModel } from '../resolvers/purchase-line.ts';
import type { Moved as OperationSnapshotModel, Moved as OperationAdvancedModel, Reset as StreamResetModel } from '../subscriptions/operation-item.ts';
import type { CustomerNoticeEvent as CustomerNoticeModel, UsageAlertEvent as UsageAlertModel, DeviceChangedEvent as DeviceChangedModel, PortOutRequestedEvent as PortOutRequestedModel, PortOutConfirmedEvent as PortOutConfirmedModel, AttemptsLockedEvent as AttemptsLockedModel, LineChangedEvent as LineChangedModel, CustomerChangedEvent as CustomerChangedModel, BillChangedEvent as BillChangedModel, SecurityNoticeEvent as SecurityNoticeModel } from '../subscriptions/customer-notice.ts';
import type { RequestContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** The number of an account at another carrier as the customer typed it, 1 to 40 characters, without characters that nobody sees and without blanks around it. */
  AccountNumber: { input: string; output: string; }
  /** Flat, suite or the like, at most 100 characters. Empty counts as none. It is cleaned as `PersonName` is. */
  AddressExtra: { input: string; output: string; }
  /** A line of a postal address, 1 to 100 characters. It is cleaned as `PersonName` is. */
  AddressLine: { input: string; output: string; }
  /** The name of a carrier as the customer typed it, 1 to 60 characters, without characters that nobody sees and without blanks around it. */
  CarrierName: { input: string; output: string; }
  /** The name of a city, 1 to 60 characters. It is cleaned as `PersonName` is. */
  City: { input: string; output: string; }
  /** A country as its two-letter ISO 3166-1 code, for example `US`. */
  CountryCode: { input: string; output: string; }
  /** A currency as its three-letter ISO 4217 code. The platform sells in `USD` only. */
  CurrencyCode: { input: string; output: string; }
  /**
   * A position in a list or a stream. It is opaque, and stays good when newer items come. A list takes its own cursors only, and answers another one
   * with an error BAD_USER_INPUT. A stream takes those of all streams and of `changes` that the same person received, and starts over after another.
   */
  Cursor: { input: string; output: string; }
  /** A day without a time, for example `2026-03-01`. */
  Date: { input: string; output: string; }
  /** A point in time in UTC, as RFC 3339 with milliseconds, for example `2026-03-01T09:30:00.000Z`. */
  DateTime: { input: string; output: number; }
  /** An exact decimal number, written as a string so that no digit is lost, for example `"35.00"`. What is sent has at most 13 digits before the point and 6 after it. */
  Decimal: { input: string; output: string; }
  /** An e-mail address of at most 254 characters. Blanks around it are dropped. */
  EmailAddress: { input: string; output: string; }
  /** The 19 or 20 digits printed on a SIM card. Blanks, dashes and the letter F with which some devices fill up the last place are dropped. */
  Iccid: { input: string; output: string; }
  /**
   * Names one intent of a person, 16 to 64 printable characters without blanks. Make a new random one when the person starts something new, keep it
   * with the screen, and send the same one on every repeat: the gateway then answers with the operation that already runs.
   */
  IdempotencyKey: { input: string; output: string; }
  /**
   * The 15 digits that identify a mobile device, with a valid check digit. Blanks, dashes and slashes are dropped. Devices also show an IMEI with the
   * two digits of their software version: of 16 digits (IMEISV) the first 14 count and the check digit is computed, of 17 the first 15 count.
   */
  Imei: { input: string; output: string; }
  /** A remark of at most 300 characters, which may be empty. It is cleaned as `PersonName` is; line breaks are kept. */
  Note: { input: string; output: string; }
  /** The code that confirms a swap of the SIM, 4 to 10 digits. It can only be sent, never read. */
  OneTimeCode: { input: string; output: string; }
  /**
   * The first or last name of a person, 1 to 60 characters with at least one letter. As in all text that is sent: characters that nobody sees (control and
   * direction marks) are dropped, unusual dashes and blanks become usual ones, blanks around it are dropped, and what remains is in Unicode form NFC.
   */
  PersonName: { input: string; output: string; }
  /** A US phone number. It is given as ten digits, with or without `+1`, brackets, blanks, dots or dashes, and is returned as E.164. */
  PhoneNumber: { input: string; output: string; }
  /** A code of an offer, at most 40 letters, digits and signs. Blanks in it and around it are dropped, capital and small letters count alike, and empty counts as none. */
  PromoCode: { input: string; output: string; }
  /** Why a person of the brand decides something by hand, 1 to 300 characters. It is cleaned as `PersonName` is; line breaks are kept. */
  Reason: { input: string; output: string; }
  /** A name by which another system knows something, for example `transId` of the return page: at most 200 characters. What can be no such name finds nothing. */
  Reference: { input: string; output: string; }
  /** The name of a registered page to which a payment page returns, 1 to 60 letters, digits and signs. */
  ReturnPageName: { input: string; output: string; }
  /** A country as `roamingCountries` names it, 1 to 16 letters, digits and signs. */
  RoamingCountryCode: { input: string; output: string; }
  /** The text of a message to a phone, 1 to 480 characters; line breaks are kept. It is cleaned as `PersonName` is. */
  SmsText: { input: string; output: string; }
  /** A state or territory of the United States as its two letters, for example `NY`. */
  StateCode: { input: string; output: string; }
  /** The name of a person in the sign-in of the brand, which is `sub` of their token: 1 to 256 characters, as they stand there. Marks that nobody sees and blanks around it are dropped. */
  SubjectName: { input: string; output: string; }
  /**
   * The PIN that the losing carrier asks for when a number moves away, 1 to 32 printable characters. It goes out exactly as typed, without blanks around
   * it. It can only be sent, never read.
   */
  TransferPin: { input: string; output: string; }
  /** An absolute https address. Addresses on the loopback interface may use http when the platform itself is there, as in the sandbox. */
  URL: { input: string; output: string; }
  /** The PIN of a voicemail, 4 to 10 digits. It can only be sent, never read. */
  VoicemailPin: { input: string; output: string; }
  /** A US ZIP code of five digits. The four digits of ZIP+4 are accepted and dropped. */
  ZipCode: { input: string; output: string; }
};

/** What of an operation was shown. */
export type AcknowledgeOperationInput = {
  /** The operation. */
  readonly operationId: Scalars['ID']['input'];
  /** The revision that the screen has shown: one that the operation has had. */
  readonly revision: Scalars['Int']['input'];
};

/** The outcome of an acknowledgement. */
export type AcknowledgeOperationPayload = MutationPayload & {
  readonly __typename?: 'AcknowledgeOperationPayload';
  /** The operation as it is now, or null when the caller may not see it. */
  readonly operation?: Maybe<Operation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which line to activate, and with what. */
export type ActivateLineInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** The SIM. */
  readonly sim: SimInput;
};

/** The outcome of an activation. */
export type ActivateLinePayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'ActivateLinePayload';
  /** True when the activation already ran. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The activation. Null when it was refused before one began. */
  readonly operation?: Maybe<ActivationOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A line being activated. */
export type ActivationOperation = Node & Operation & {
  readonly __typename?: 'ActivationOperation';
  /** When the line became active, or null before, or where the platform tells no more than the day. */
  readonly activatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The day on which the line became active, in the calendar of the platform, or null before. */
  readonly activatedOn?: Maybe<Scalars['Date']['output']>;
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the activation failed, or null. It may be tried again as a new operation. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line. */
  readonly line?: Maybe<Line>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** The phone number of the line, or null before it is active. */
  readonly phoneNumber?: Maybe<Scalars['PhoneNumber']['output']>;
  /** The name of the plan, or null before it is known. */
  readonly planName?: Maybe<Scalars['String']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the activation reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the activation was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the activation is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** A postal address in the United States. */
export type AddressInput = {
  /** Street and house number. */
  readonly address1: Scalars['AddressLine']['input'];
  /** Flat, suite or the like. */
  readonly address2?: InputMaybe<Scalars['AddressExtra']['input']>;
  /** The city. */
  readonly city: Scalars['City']['input'];
  /** The country. Only `US` is served; another one is refused with this field. */
  readonly country: Scalars['CountryCode']['input'];
  /** Whether it is a residence, as opposed to a business. */
  readonly residential: Scalars['Boolean']['input'];
  /** The state as two letters, for example `NY`. */
  readonly state: Scalars['StateCode']['input'];
  /** The ZIP code. */
  readonly zip: Scalars['ZipCode']['input'];
};

/** What may be tried a few times only. */
export type AttemptPurpose =
  /** A page to add a card: five in a quarter of an hour that were refused, or twenty in a day. */
  | 'CARD_LINK'
  /** Whether a device, a SIM card or a number will do: twenty different ones in an hour. */
  | 'ELIGIBILITY'
  /** An e-mail address that another account may have: five in a quarter of an hour that were refused, or twenty in a day. */
  | 'EMAIL_ADDRESS'
  /** The code that confirms a swap of the SIM: five wrong ones in a quarter of an hour, or twenty in a day. */
  | 'ONE_TIME_CODE'
  /** Transfer PIN, account number and ZIP code at the losing carrier: five port-ins or corrections in a quarter of an hour that came to nothing, or twenty in a day. */
  | 'PORT_IN_DETAILS'
  /** The PIN of a voicemail: five resets in a quarter of an hour that were refused, or twenty in a day. */
  | 'VOICEMAIL_PIN';

/**
 * Something was tried too often and is locked for a while. When it was not the customer, somebody else uses their sign-in or tries to take the
 * line: warn them.
 */
export type AttemptsLocked = CustomerNotice & StreamItem & {
  readonly __typename?: 'AttemptsLocked';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** What was tried. */
  readonly purpose: AttemptPurpose;
  /** When it may be tried again. */
  readonly retryAt: Scalars['DateTime']['output'];
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/** An entry of the audit trail. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  /** What was done, in a code of the gateway: `customer.read` when somebody of the brand has read what is not their own. */
  readonly action: Scalars['String']['output'];
  /** Who did it: a person of the brand's own sign-in, or `gateway`. */
  readonly actor: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The global id of the customer whose data was read, or whose line was locked or unlocked. Null for any other entry. */
  readonly customerId?: Maybe<Scalars['ID']['output']>;
  /** The name of the GraphQL operation that has read or searched, or the fields that it begins with. Null for any other entry. */
  readonly document?: Maybe<Scalars['String']['output']>;
  /** The global id of the line that was locked or unlocked, or null. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** What the entry says of it. */
  readonly note: Scalars['String']['output'];
  /** The global id of the operation that it is about, or null. */
  readonly operationId?: Maybe<Scalars['ID']['output']>;
  /** The person whose sign-ins were ended, as the sign-in of the brand names them. Null for any other entry. */
  readonly person?: Maybe<Scalars['String']['output']>;
  /** Why, in the words of the person who has read or searched. Null when they gave no reason. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** A page of the audit trail. */
export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  /** The entries, newest first. */
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  /** Whether there are more. */
  readonly pageInfo: PageInfo;
};

/** A place in a list of entries. */
export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  /** Read on from here. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The entry. */
  readonly node: AuditEntry;
};

/** Something that shows that the audit trail is not what was written. */
export type AuditFault = {
  readonly __typename?: 'AuditFault';
  /** What is wrong. */
  readonly kind: AuditFaultKind;
  /** The position of the entry, or null when it is about none. */
  readonly position?: Maybe<Scalars['Int']['output']>;
  /** The number of the segment. */
  readonly segment: Scalars['Int']['output'];
};

/** What is wrong with the audit trail. */
export type AuditFaultKind =
  /** What the entry says was changed, or cannot be opened. */
  | 'BODY_CHANGED'
  /** This entry does not follow from the one before: one of them was changed, or one was removed, put in or moved. */
  | 'CHAIN_BROKEN'
  /** What is stored about the segment was changed. */
  | 'CHECKPOINT_WRONG'
  /** The segment has other entries than it was left with. */
  | 'ENTRIES_MISSING'
  /** There is no segment of this number. */
  | 'SEGMENT_MISSING'
  /** The segment was put in, or was removed for its age and put back. */
  | 'SEGMENT_UNKNOWN';

/** What one process has written to the audit trail on one day. It stays or leaves as a whole. */
export type AuditSegment = {
  readonly __typename?: 'AuditSegment';
  /** A keyed digest of all of this. The log has the one of every segment that was closed, so that an older copy of the whole store shows. */
  readonly checkpoint: Scalars['String']['output'];
  /** Whether nothing is added to it any more. */
  readonly closed: Scalars['Boolean']['output'];
  /** The day, in UTC. */
  readonly day: Scalars['Date']['output'];
  /** How many entries it has. */
  readonly entries: Scalars['Int']['output'];
  /** What is wrong with it; empty when it is what was written. At most 100 are told. */
  readonly faults: ReadonlyArray<AuditFault>;
  /** The process, by a name that it has for as long as it runs. */
  readonly instance: Scalars['String']['output'];
  /** When the last one was written. */
  readonly lastAt: Scalars['DateTime']['output'];
  /** Segments are numbered without gaps. */
  readonly number: Scalars['Int']['output'];
};

/** A page of segments, each checked from its first entry to its last. */
export type AuditSegmentConnection = {
  readonly __typename?: 'AuditSegmentConnection';
  /** The segments, oldest first. */
  readonly edges: ReadonlyArray<AuditSegmentEdge>;
  /** What is wrong between segments; empty when none is missing and none was put in. */
  readonly faults: ReadonlyArray<AuditFault>;
  /** Whether there are more. */
  readonly pageInfo: PageInfo;
};

/** A place in the list of segments. */
export type AuditSegmentEdge = {
  readonly __typename?: 'AuditSegmentEdge';
  /** Read on from here. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The segment. */
  readonly node: AuditSegment;
};

/** A bill of an account. */
export type Bill = Node & {
  readonly __typename?: 'Bill';
  /** The amount without tax, or null when the platform does not say, or says something that is not an amount. */
  readonly amount?: Maybe<Money>;
  /** What is still to be paid, or null when it is not known. Below zero it is a credit; see `credit`. */
  readonly amountDue?: Maybe<Money>;
  /** The day of the bill, or null when the platform does not say. */
  readonly billedOn?: Maybe<Scalars['Date']['output']>;
  /** What the brand owes to the account by this bill, above zero, or null when it owes nothing. */
  readonly credit?: Maybe<Money>;
  /** The last day on which it is to be paid, or null when the platform does not say. */
  readonly dueOn?: Maybe<Scalars['Date']['output']>;
  /** The global id of the bill. */
  readonly id: Scalars['ID']['output'];
  /** A link to the bill as a document, or null when the platform has none. Fetch it when the person asks for it: it expires. */
  readonly invoiceLink?: Maybe<InvoiceLink>;
  /** What it bills, line by line, or null when the platform does not state it. */
  readonly items?: Maybe<ReadonlyArray<BillLine>>;
  /** Whether nothing is to be paid: the bill is paid, or comes to zero or to a credit. `payBill` refuses it then. */
  readonly nothingToPay: Scalars['Boolean']['output'];
  /** The last day that it bills, or null. */
  readonly periodEnd?: Maybe<Scalars['Date']['output']>;
  /** The first day that it bills, or null. */
  readonly periodStart?: Maybe<Scalars['Date']['output']>;
  /** The age of what is shown of the bill, but for `items` and `invoiceLink`: the position of the event log at which the reading behind it began. Of two states of it, the one with the higher revision is newer; equal ones are of the same age. It shows every event with a lower or equal `revision`. */
  readonly revision: Scalars['Int']['output'];
  /** Where the bill is. */
  readonly status: BillStatus;
  /** The part that is tax, or null. */
  readonly tax?: Maybe<Money>;
  /** The whole amount, or null. */
  readonly total?: Maybe<Money>;
};

/** Something about the bills is different. Only the account owner, who holds the primary line, receives it. */
export type BillChanged = CustomerNotice & StreamItem & {
  readonly __typename?: 'BillChanged';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** The bill, or null when it is not known which one. */
  readonly billId?: Maybe<Scalars['ID']['output']>;
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/** A page of bills, newest first. */
export type BillConnection = {
  readonly __typename?: 'BillConnection';
  /** The bills of this page with their cursors. */
  readonly edges: ReadonlyArray<BillEdge>;
  /** How this page relates to the rest. */
  readonly pageInfo: PageInfo;
};

/** One bill in a connection. */
export type BillEdge = {
  readonly __typename?: 'BillEdge';
  /** The position of the bill in the list. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The bill. */
  readonly node: Bill;
};

/** One item of a bill. */
export type BillItem = {
  readonly __typename?: 'BillItem';
  /** The amount without tax, or null. */
  readonly amount?: Maybe<Money>;
  /** What it is for, or null when the platform does not say. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The part that is tax, or null. */
  readonly tax?: Maybe<Money>;
};

/** What a bill has for one line. */
export type BillLine = {
  readonly __typename?: 'BillLine';
  /** The items. */
  readonly items: ReadonlyArray<BillItem>;
  /** The number of the line, or null when the platform does not say. */
  readonly phoneNumber?: Maybe<Scalars['PhoneNumber']['output']>;
};

/** Where a bill is. */
export type BillStatus =
  /** It should have been paid by now. */
  | 'OVERDUE'
  /** It is paid. */
  | 'PAID'
  /** It is to be paid. */
  | 'UNPAID'
  /** The platform reports a state that this gateway does not know. */
  | 'UNRECOGNIZED';

/** Which operation to call off. */
export type CallOffOperationInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The operation. Its status must be RECEIVED: what has left cannot be called back here. */
  readonly operationId: Scalars['ID']['input'];
};

/** The outcome of calling an operation off. */
export type CallOffOperationPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'CallOffOperationPayload';
  /** True when this very request was accepted before. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, in its state at the time of the answer. Null when it was not found. */
  readonly operation?: Maybe<Operation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** The result of a stored callback. */
export type CallbackVerdict =
  /** The operations that it names were looked at, or had settled before. */
  | 'APPLIED'
  /** It cannot be read. */
  | 'MALFORMED'
  /** It was read, and nothing follows from it. */
  | 'NOTED'
  /** No operation has its names yet. It is processed again when one gains them. */
  | 'UNMATCHED';

/** An account getting credit for calls abroad. */
export type CallingCreditOperation = Node & Operation & {
  readonly __typename?: 'CallingCreditOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** The customer who gets the credit, or null when the platform does not know it. Only the account owner buys credit. */
  readonly customer?: Maybe<Customer>;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the purchase failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** What can be bought instead, when nothing was sent because the price had changed or the quote had run out. Null otherwise. */
  readonly newQuote?: Maybe<CallingCreditQuote>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was bought. */
  readonly quote: CallingCreditQuote;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the purchase reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the purchase was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the purchase is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** What credit for calls abroad costs, for a limited time. */
export type CallingCreditQuote = Node & {
  readonly __typename?: 'CallingCreditQuote';
  /** The price without tax, or null when the platform does not say. */
  readonly amount?: Maybe<Money>;
  /** How much credit. */
  readonly credit: Money;
  /** Until when the quote can be bought. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The global id of the quote. */
  readonly id: Scalars['ID']['output'];
  /** The part that is tax, or null when the platform does not say. */
  readonly tax?: Maybe<Money>;
  /** What the saved card is charged. */
  readonly total: Money;
};

/** One purchase of credit. */
export type CallingPurchase = {
  readonly __typename?: 'CallingPurchase';
  /** For how much, or null when the platform does not say. */
  readonly amount?: Maybe<Money>;
  /** When it was bought, or null when the platform does not say, or tells no more than the day. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** The day on which it was bought, in the calendar of the platform, or null when the platform does not say. */
  readonly on?: Maybe<Scalars['Date']['output']>;
  /** The outcome. */
  readonly status: SaleStatus;
};

/** What was used for one destination. */
export type CallingUsage = {
  readonly __typename?: 'CallingUsage';
  /** What it cost, or null when the platform does not say. */
  readonly amount?: Maybe<Money>;
  /** The destination. */
  readonly destination: Scalars['String']['output'];
  /** How many messages, or null when the platform does not say. */
  readonly messages?: Maybe<Scalars['Int']['output']>;
  /** How many minutes, or null when the platform does not say. */
  readonly minutes?: Maybe<Scalars['Int']['output']>;
};

/** Which port-in to call off. */
export type CancelPortInInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The port-in. */
  readonly operationId: Scalars['ID']['input'];
  /** Whether the line is to get a new number instead. The operation then ends SUCCEEDED with `ported: false`. */
  readonly takeNewNumber: Scalars['Boolean']['input'];
};

/** The outcome of calling off a port-in. */
export type CancelPortInPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'CancelPortInPayload';
  /** True when this very request was taken before. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The port-in. */
  readonly operation?: Maybe<PortInOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Whose parcel to call off. */
export type CancelShipmentInput = {
  /** The customer. */
  readonly customerId: Scalars['ID']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
};

/** The outcome of calling off a parcel. */
export type CancelShipmentPayload = MutationPayload & {
  readonly __typename?: 'CancelShipmentPayload';
  /** The customer as it is now. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly customer?: Maybe<Customer>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
  /** The parcel as it is now. Null unless the outcome is ACCEPTED, or when there is none. */
  readonly shipment?: Maybe<Shipment>;
};

/** A payment card that the platform keeps. The gateway never sees its number. */
export type Card = Node & {
  readonly __typename?: 'Card';
  /** The brand of the card, for example `VISA`, or null when the platform does not say. */
  readonly brand?: Maybe<Scalars['String']['output']>;
  /** The month in which it expires, 1 to 12, or null. */
  readonly expiryMonth?: Maybe<Scalars['Int']['output']>;
  /** The year in which it expires, in four digits, or null. */
  readonly expiryYear?: Maybe<Scalars['Int']['output']>;
  /** The global id of the card. */
  readonly id: Scalars['ID']['output'];
  /** Whether payments use this card when none is named. */
  readonly isDefault: Scalars['Boolean']['output'];
  /** The last four digits, or null when the platform does not say. */
  readonly last4?: Maybe<Scalars['String']['output']>;
  /** The place of the card in the order in which cards are tried, 1 first, or null when the platform does not say. */
  readonly priority?: Maybe<Scalars['Int']['output']>;
  /** The age of what is shown of the card: the position of the event log at which the reading behind it began. Of two states of it, the one with the higher revision is newer; equal ones are of the same age. It shows every event with a lower or equal `revision`. */
  readonly revision: Scalars['Int']['output'];
};

/** A page of the payment processor on which a card can be added. */
export type CardLink = {
  readonly __typename?: 'CardLink';
  /** When the page stops working, or null when the platform did not say. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The page to open. */
  readonly url: Scalars['URL']['output'];
};

/** Everything that the brand sells. */
export type Catalog = Node & {
  readonly __typename?: 'Catalog';
  /** When the platform gave this catalog. */
  readonly asOf: Scalars['DateTime']['output'];
  /** The global id of the catalog: there is one, so that it is always the same. */
  readonly id: Scalars['ID']['output'];
  /** The offers that can be applied to a purchase. */
  readonly offers: ReadonlyArray<Offer>;
  /** The plans. */
  readonly plans: ReadonlyArray<Plan>;
  /** Services that go with a purchase, such as ways of shipping. */
  readonly services: ReadonlyArray<CatalogService>;
  /** True when the catalog is older than it should be, because the platform could not be asked. */
  readonly stale: Scalars['Boolean']['output'];
};

/** A service that goes with a purchase. */
export type CatalogService = Node & {
  readonly __typename?: 'CatalogService';
  /** How many days a delivery takes, or null when the service is not a way of shipping. */
  readonly deliveryDays?: Maybe<Scalars['Int']['output']>;
  /** The global id of the service. */
  readonly id: Scalars['ID']['output'];
  /** What the service is for. */
  readonly kind: CatalogServiceKind;
  /** The name to show. */
  readonly name: Scalars['String']['output'];
  /** What it costs once, or null when the platform states no price. */
  readonly price?: Maybe<Money>;
};

/** What a service of the catalog is for. */
export type CatalogServiceKind =
  /** A way of shipping SIM cards. */
  | 'SHIPPING'
  /** Data that can be added to a plan. */
  | 'TOP_UP'
  /** The platform names a kind that this gateway does not know. */
  | 'UNRECOGNIZED';

/** How sure the gateway is of what it shows. */
export type Certainty =
  /** The gateway has read it back from the platform, or decided it itself. */
  | 'CONFIRMED'
  /** The platform has said so, and it was not read back yet. */
  | 'REPORTED'
  /** No answer came, so nothing is known. */
  | 'UNKNOWN';

/** One thing that changed for the signed-in person. */
export type Change = AttemptsLocked | BillChanged | CustomerChanged | DeviceChanged | LineChanged | OperationAdvanced | PortOutConfirmed | PortOutRequested | SecurityNotice | UsageAlert;

/** What changed after a cursor, oldest first. */
export type ChangePage = {
  readonly __typename?: 'ChangePage';
  /** The changes of this page. */
  readonly changes: ReadonlyArray<Change>;
  /** Pass it as `after` to read on, here or in a stream. */
  readonly endCursor: Scalars['Cursor']['output'];
  /** True when more is there already. */
  readonly hasMore: Scalars['Boolean']['output'];
  /** True when the given cursor could not be continued from: read anew what is on the screen, and go on from `endCursor`. */
  readonly reset: Scalars['Boolean']['output'];
};

/** What to buy. */
export type ChangePlanInput = {
  /** The saved card to pay with. Without it the default card is charged. */
  readonly cardId?: InputMaybe<Scalars['ID']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The quote. Nothing else than what it shows is bought. */
  readonly quoteId: Scalars['ID']['input'];
};

/** The outcome of a change of the plan. */
export type ChangePlanPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'ChangePlanPayload';
  /** True when the operation already ran, because of the same idempotency key or the same quote. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** What can be bought instead, when the quote no longer holds. Null otherwise. */
  readonly newQuote?: Maybe<PlanChangeQuote>;
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<PlanChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** The code, and the SIM to move to. */
export type ConfirmSimSwapInput = {
  /** The code that the customer was sent. */
  readonly code: Scalars['OneTimeCode']['input'];
  /** The request under which the code was sent. */
  readonly codeRequestId: Scalars['ID']['input'];
  /** The number of the new SIM. */
  readonly iccid: Scalars['Iccid']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** The kind of the new SIM, `ESIM` or `PSIM`. */
  readonly simType: SimType;
};

/** The outcome of a confirmed swap of the SIM. */
export type ConfirmSimSwapPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'ConfirmSimSwapPayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<SimSwapOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** The customer cannot go on alone. */
export type ContactSupport = {
  readonly __typename?: 'ContactSupport';
  /** Why a person must help. */
  readonly problem: Problem;
};

/** The losing carrier did not accept what was given. `correctPortIn` sends a correction, `resubmitPortIn` the same again, `cancelPortIn` ends it. */
export type CorrectPortDetails = {
  readonly __typename?: 'CorrectPortDetails';
  /** Which details are most likely wrong. Empty when the platform's message does not state it. */
  readonly details: ReadonlyArray<PortDetail>;
  /** What the losing carrier said. */
  readonly platformMessage?: Maybe<Scalars['String']['output']>;
};

/** Which port-in to correct, and how. */
export type CorrectPortInInput = {
  /** The corrected detail. */
  readonly correction: PortCorrectionInput;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The port-in. */
  readonly operationId: Scalars['ID']['input'];
};

/** The outcome of a correction. */
export type CorrectPortInPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'CorrectPortInPayload';
  /** True when this very correction was taken before. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The port-in. */
  readonly operation?: Maybe<PortInOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Whether and how well an address is served. */
export type Coverage = {
  readonly __typename?: 'Coverage';
  /** When the platform said so. */
  readonly asOf: Scalars['DateTime']['output'];
  /** Whether the brand sells at this address. Null means that it is not known, which is not a no. */
  readonly available?: Maybe<Scalars['Boolean']['output']>;
  /** How strong 4G is there, or null when it is not known. */
  readonly strength4g?: Maybe<CoverageStrength>;
  /** How strong 5G is there, or null when it is not known. */
  readonly strength5g?: Maybe<CoverageStrength>;
};

/** How strong a network is at a place. */
export type CoverageStrength =
  /** Usable. */
  | 'FAIR'
  /** Good. */
  | 'GOOD'
  /** Very good. */
  | 'GREAT'
  /** No service. */
  | 'NONE'
  /** The platform uses a word that this gateway does not know. */
  | 'UNRECOGNIZED';

/** Where to add a card. */
export type CreateCardLinkInput = {
  /** The customer. */
  readonly customerId: Scalars['ID']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The name of the registered page to which the card page returns, for example `sandbox`. */
  readonly returnTo: Scalars['ReturnPageName']['input'];
};

/** The outcome of a request for a page on which to add a card. */
export type CreateCardLinkPayload = MutationPayload & {
  readonly __typename?: 'CreateCardLinkPayload';
  /** The page, or null when there is none. */
  readonly link?: Maybe<CardLink>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/**
 * An account with its lines. It is the customer of the brand. The holder of a secondary line sees an account with that line only; the fields that are
 * the account owner's alone are null for them, without an error: see `viewerSeesWholeAccount`.
 */
export type Customer = Node & {
  readonly __typename?: 'Customer';
  /** The reference that the gateway gave the account when it was bought, or null when it was bought elsewhere. Null for the holder of a secondary line. */
  readonly accountReference?: Maybe<Scalars['String']['output']>;
  /** The address for bills, or null when the platform does not know one. Null for the holder of a secondary line. */
  readonly billingAddress?: Maybe<PostalAddress>;
  /** The bills of the account, newest first. Null for the holder of a secondary line. */
  readonly bills?: Maybe<BillConnection>;
  /** The payment cards. Null for the holder of a secondary line. */
  readonly cards?: Maybe<ReadonlyArray<Card>>;
  /** The e-mail address, or null when the platform does not know one. Null for the holder of a secondary line. */
  readonly email?: Maybe<Scalars['EmailAddress']['output']>;
  /** The first name, or null when the platform does not say. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** The global id of the customer. */
  readonly id: Scalars['ID']['output'];
  /** The credit for calls abroad, or null when the platform keeps none. Null for the holder of a secondary line. */
  readonly internationalCalling?: Maybe<InternationalCalling>;
  /** The invoices of the account, newest first. Null for the holder of a secondary line. */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** The last name, or null when the platform does not say. */
  readonly lastName?: Maybe<Scalars['String']['output']>;
  /** The lines of the account. The holder of a secondary line sees that line only. */
  readonly lines: ReadonlyArray<Line>;
  /** The operations that were begun on this account, newest first. What the holder of a secondary line began stands in an account of their own. */
  readonly operations: OperationConnection;
  /** The roaming packs of all lines of the account. Null for the holder of a secondary line. */
  readonly ownedRoamingPacks?: Maybe<ReadonlyArray<OwnedRoamingPack>>;
  /** The platform's own id. */
  readonly reachCustomerId: Scalars['String']['output'];
  /** The age of what is shown of the customer, but for the fields that are read by themselves, such as cards and bills: the position of the event log at which the reading behind it began. Of two states of it, the one with the higher revision is newer; equal ones are of the same age. It shows every event with a lower or equal `revision`. */
  readonly revision: Scalars['Int']['output'];
  /** The latest parcel with SIM cards, or null when there is none. Null for the holder of a secondary line. */
  readonly shipment?: Maybe<Shipment>;
  /** The address for parcels, or null when the platform does not know one. Null for the holder of a secondary line. */
  readonly shippingAddress?: Maybe<PostalAddress>;
  /**
   * Whether the caller sees the whole account: its owner, who holds the primary line, and the brand's people do. Where it is false, the fields that are
   * "null for the holder of a secondary line" are null for that reason.
   */
  readonly viewerSeesWholeAccount: Scalars['Boolean']['output'];
};


/**
 * An account with its lines. It is the customer of the brand. The holder of a secondary line sees an account with that line only; the fields that are
 * the account owner's alone are null for them, without an error: see `viewerSeesWholeAccount`.
 */
export type CustomerBillsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * An account with its lines. It is the customer of the brand. The holder of a secondary line sees an account with that line only; the fields that are
 * the account owner's alone are null for them, without an error: see `viewerSeesWholeAccount`.
 */
export type CustomerInvoicesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first: Scalars['Int']['input'];
};


/**
 * An account with its lines. It is the customer of the brand. The holder of a secondary line sees an account with that line only; the fields that are
 * the account owner's alone are null for them, without an error: see `viewerSeesWholeAccount`.
 */
export type CustomerOperationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first: Scalars['Int']['input'];
};

/** Something about the account itself is different: its name, an address, a card, a parcel or the renewal of a pack. Only the account owner receives it. */
export type CustomerChanged = CustomerNotice & StreamItem & {
  readonly __typename?: 'CustomerChanged';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/** What a stream of a customer's events brings. */
export type CustomerEvent = AttemptsLocked | BillChanged | CustomerChanged | DeviceChanged | LineChanged | PortOutConfirmed | PortOutRequested | SecurityNotice | StreamReset | UsageAlert;

/** Something that happened to a customer. Re-read what it is about: an event holds no more than that. */
export type CustomerNotice = {
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/** A line being set up anew at the platform. */
export type CustomerResetOperation = Node & Operation & {
  readonly __typename?: 'CustomerResetOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the reset failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line, or null when it is no longer the customer's. */
  readonly line?: Maybe<Line>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the reset reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the reset was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the reset is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** What the customer must do before the operation goes on. */
export type CustomerTask = ContactSupport | CorrectPortDetails | PayAtLink | RenewPaymentLink;

/** How much data a plan holds in a month. */
export type DataAllowance = {
  readonly __typename?: 'DataAllowance';
  /** The data at full speed in megabytes (1 GB = 1,024 MB), or null when it is not known or not limited. */
  readonly megabytes?: Maybe<Scalars['Decimal']['output']>;
  /** True when the plan never stops data. */
  readonly unlimited: Scalars['Boolean']['output'];
};

/** A data key: what the store is sealed with at rest. */
export type DataKey = {
  readonly __typename?: 'DataKey';
  /** Tells keys apart and says nothing about them. `none` stands for what was sealed before keys had ids. */
  readonly name: Scalars['String']['output'];
  /** Whether it must stay in the key file. One that is not needed and has no rows can be taken out. */
  readonly needed: Scalars['Boolean']['output'];
  /** How many rows it has sealed. */
  readonly rows: Scalars['Int']['output'];
  /** Whether what is written now is sealed with it: it is the first line of the key file. */
  readonly seals: Scalars['Boolean']['output'];
};

/** Which card to remove. */
export type DeleteCardInput = {
  /** The card. The default card and the last one cannot be removed. */
  readonly cardId: Scalars['ID']['input'];
  /** The customer. */
  readonly customerId: Scalars['ID']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
};

/** The outcome of removing a card. */
export type DeleteCardPayload = MutationPayload & {
  readonly __typename?: 'DeleteCardPayload';
  /** The cards that are left, or null when that cannot be read. */
  readonly cards?: Maybe<ReadonlyArray<Card>>;
  /** The customer as it is now, with the cards that are left. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly customer?: Maybe<Customer>;
  /** The card that is no longer there: remove it from a cache. Null unless the outcome is ACCEPTED. */
  readonly deletedCardId?: Maybe<Scalars['ID']['output']>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Why a customer leaves. */
export type DepartureReason =
  /** The line is to be switched off. */
  | 'DISCONNECT'
  /** The number goes to another carrier. */
  | 'PORT_OUT';

/** A line is used in another device. */
export type DeviceChanged = CustomerNotice & StreamItem & {
  readonly __typename?: 'DeviceChanged';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** Whether an activation, port-in or change of SIM card of the last 24 hours explains it. When not, warn the customer. */
  readonly expected: Scalars['Boolean']['output'];
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/** What the network can do with a device. */
export type DeviceCompatibility = {
  readonly __typename?: 'DeviceCompatibility';
  /** Whether the IMEI belongs to a device that works on the network. */
  readonly compatible: Scalars['Boolean']['output'];
  /** Whether the device takes an eSIM, or null when it is not known. */
  readonly esimCapable?: Maybe<Scalars['Boolean']['output']>;
  /** The maker, or null when it is not known. */
  readonly make?: Maybe<Scalars['String']['output']>;
  /** The model, or null when it is not known. */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** Why the device does not work, or null. */
  readonly platformMessage?: Maybe<Scalars['String']['output']>;
  /** Whether the device speaks 5G, or null when it is not known. */
  readonly supports5g?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the device can call over 4G, or null when it is not known. */
  readonly supportsVolte?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the device can call over Wi-Fi, or null when it is not known. */
  readonly supportsWifiCalling?: Maybe<Scalars['Boolean']['output']>;
};

/**
 * A change that is answered by its result, such as another default card or a text message, and whose outcome was not known at once. It is in no list
 * and makes no events: read it with `operation`.
 */
export type DirectChangeOperation = Node & Operation & {
  readonly __typename?: 'DirectChangeOperation';
  /** True when the platform showed something else after the change had ended. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What was to be changed, in the past tense, for example `card.deleted`. */
  readonly change: Scalars['String']['output'];
  /** Always null: nothing is left to do for the customer. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the change failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the change reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the change was asked for. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the change is. UNDETERMINED may be the last that is known: not everything shows later. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** Which line to switch off. */
export type DisconnectLineInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of switching a line off. */
export type DisconnectLinePayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'DisconnectLinePayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<LineActionOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What is due today. The first month is not part of it. */
export type DueToday = {
  readonly __typename?: 'DueToday';
  /** The part for activation. */
  readonly activation: Money;
  /** The part for shipping. */
  readonly shipping: Money;
  /** The part for SIM cards or eSIM profiles. */
  readonly simKit: Money;
  /** The part that is tax. */
  readonly tax: Money;
  /** The whole amount that is charged on the payment page. */
  readonly total: Money;
};

/** Which bill to send. */
export type EmailInvoiceInput = {
  /** The bill. */
  readonly billId: Scalars['ID']['input'];
  /** The address. Without it the one of the account is used. */
  readonly email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
};

/** The outcome of sending a bill by e-mail. */
export type EmailInvoicePayload = MutationPayload & {
  readonly __typename?: 'EmailInvoicePayload';
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What a month is going to cost. */
export type EstimatedMonthly = {
  readonly __typename?: 'EstimatedMonthly';
  /** What is taken off. */
  readonly discount: Money;
  /** The part for the plans of all lines. */
  readonly plan: Money;
  /** The part that is tax. */
  readonly tax: Money;
  /** The whole amount. */
  readonly total: Money;
};

/** The broadband label of the FCC for a plan. */
export type FccLabel = {
  readonly __typename?: 'FccLabel';
  /** The label as text, one statement a line, in the order in which the platform gives them. */
  readonly statements: ReadonlyArray<FccStatement>;
};

/** One statement of a broadband label. */
export type FccStatement = {
  readonly __typename?: 'FccStatement';
  /** What the statement is about. */
  readonly name: Scalars['String']['output'];
  /** What it says. */
  readonly value: Scalars['String']['output'];
};

/** The credit of an account for calls abroad. Its lines share it. */
export type InternationalCalling = Node & {
  readonly __typename?: 'InternationalCalling';
  /** What is left, or null when the platform does not say. */
  readonly balance?: Maybe<Money>;
  /** The global id of the credit. An account has one. Its fields are read one by one, so that it has no age as a whole. */
  readonly id: Scalars['ID']['output'];
  /** What was bought, newest first. */
  readonly purchases?: Maybe<ReadonlyArray<CallingPurchase>>;
  /** What was used, by destination. */
  readonly usage?: Maybe<ReadonlyArray<CallingUsage>>;
  /** The last day on which the credit can be used, or null when it does not end, or the platform does not say. */
  readonly validUntil?: Maybe<Scalars['Date']['output']>;
};

/** A bill as it was sent. */
export type Invoice = Node & {
  readonly __typename?: 'Invoice';
  /** The whole amount, or null. */
  readonly amount?: Maybe<Money>;
  /** The bill, or null when the platform does not list it. */
  readonly bill?: Maybe<Bill>;
  /** The global id of the invoice. */
  readonly id: Scalars['ID']['output'];
  /** The day of the invoice, or null. */
  readonly invoicedOn?: Maybe<Scalars['Date']['output']>;
  /** The age of what is shown of the invoice, but for `bill`: the position of the event log at which the reading behind it began. Of two states of it, the one with the higher revision is newer; equal ones are of the same age. It shows every event with a lower or equal `revision`. */
  readonly revision: Scalars['Int']['output'];
  /** Where the bill is, or null when the platform does not say. */
  readonly status?: Maybe<BillStatus>;
};

/** A page of invoices, newest first. */
export type InvoiceConnection = {
  readonly __typename?: 'InvoiceConnection';
  /** The invoices of this page with their cursors. */
  readonly edges: ReadonlyArray<InvoiceEdge>;
  /** How this page relates to the rest. */
  readonly pageInfo: PageInfo;
};

/** One invoice in a connection. */
export type InvoiceEdge = {
  readonly __typename?: 'InvoiceEdge';
  /** The position of the invoice in the list. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The invoice. */
  readonly node: Invoice;
};

/** A bill as a document. */
export type InvoiceLink = {
  readonly __typename?: 'InvoiceLink';
  /** When the address stops working, or null when the platform did not say. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The address of the document. */
  readonly url: Scalars['URL']['output'];
};

/** Whose mobile data to give back. */
export type LiftDataRestrictionInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of giving mobile data back. */
export type LiftDataRestrictionPayload = MutationPayload & {
  readonly __typename?: 'LiftDataRestrictionPayload';
  /** The line as it is now. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly line?: Maybe<Line>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A mobile line: one phone number, one SIM, one plan. */
export type Line = Node & {
  readonly __typename?: 'Line';
  /** What can be done with the line now, and why not. Executing checks again. Empty while the platform has not named the line: it is being set up. */
  readonly actions: ReadonlyArray<LineAction>;
  /** When the line was activated, or null before, or where the platform tells no more than the day. */
  readonly activatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The day on which the line was activated, in the calendar of the platform, or null before. */
  readonly activatedOn?: Maybe<Scalars['Date']['output']>;
  /** The account that the line belongs to. */
  readonly customer?: Maybe<Customer>;
  /** The first name of the person who uses the line, or null. */
  readonly firstName?: Maybe<Scalars['String']['output']>;
  /** The number of the SIM card, or null when none is in use. */
  readonly iccid?: Maybe<Scalars['Iccid']['output']>;
  /** The global id of the line. It stays the same when the phone number changes. */
  readonly id: Scalars['ID']['output'];
  /** The device that the line was activated with, or null when it is not known. */
  readonly imei?: Maybe<Scalars['Imei']['output']>;
  /** Whether this is the primary line of the account. */
  readonly isPrimary: Scalars['Boolean']['output'];
  /** Whether the line is locked, and until when. */
  readonly lock: LineLock;
  /** The operations on this line that are not settled and that the caller may see, oldest first. Sales of data and roaming packs are not among them. */
  readonly openOperations: ReadonlyArray<Operation>;
  /** The phone number, or null before the line was activated. */
  readonly phoneNumber?: Maybe<Scalars['PhoneNumber']['output']>;
  /** The plan as it is sold today, or null when it is no longer sold. */
  readonly plan?: Maybe<Plan>;
  /** The name of the plan, or null when the platform does not say. */
  readonly planName?: Maybe<Scalars['String']['output']>;
  /** The platform's own id of the line, or null before the platform has named it. */
  readonly reachCustomerId?: Maybe<Scalars['String']['output']>;
  /** The age of what is shown of the line, but for the fields that are read by themselves, such as `plan`, `usage`, `lock` and the operations: the position of the event log at which the reading behind it began. Of two states of it, the one with the higher revision is newer; equal ones are of the same age. It shows every event with a lower or equal `revision`. */
  readonly revision: Scalars['Int']['output'];
  /** The kind of SIM, or null when the platform does not say. */
  readonly simType?: Maybe<SimType>;
  /** What the line can do now. */
  readonly status: LineStatus;
  /** How much of an allowance is used in this cycle, or null when the platform does not say. */
  readonly usage?: Maybe<LineUsage>;
};


/** A mobile line: one phone number, one SIM, one plan. */
export type LineUsageArgs = {
  kind: UsageKind;
};

/** One thing that can be done with a line, or not, and why. */
export type LineAction = {
  readonly __typename?: 'LineAction';
  /** What can be done. */
  readonly action: LineActionName;
  /** Why it is not possible, or null. */
  readonly blockedBy?: Maybe<Problem>;
  /** CONFIRMED when the state of the line is known, UNKNOWN when it is not. */
  readonly certainty: Certainty;
  /** What must be at hand. */
  readonly needs: ReadonlyArray<LineActionNeed>;
  /** The operation that must end first. Null when there is none, or when the account owner began it on the line of the caller. */
  readonly operation?: Maybe<Operation>;
  /** Whether it is possible now. On a line whose state is not known everything is offered, and the platform decides. */
  readonly possible: Scalars['Boolean']['output'];
  /** Until when it is possible, or null when no limit is known. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** What can be done with a line. */
export type LineActionName =
  /** Make the line work with a new number. */
  | 'ACTIVATE'
  /** Buy a roaming pack. */
  | 'BUY_ROAMING_PACK'
  /** Choose another plan. */
  | 'CHANGE_PLAN'
  /** Switch the line off. */
  | 'DISCONNECT'
  /** Give mobile data back. For agents. */
  | 'LIFT_DATA_RESTRICTION'
  /** Make it the primary line of the account. */
  | 'MAKE_PRIMARY'
  /** Make the line work with a number from another carrier. */
  | 'PORT_IN'
  /** Switch the line on again. */
  | 'RECONNECT'
  /** Note that the customer is leaving. For agents. */
  | 'RECORD_DEPARTURE'
  /** Set the line up anew at the platform. For agents. */
  | 'RESET'
  /** Set the PIN of the voicemail anew. */
  | 'RESET_VOICEMAIL_PIN'
  /** End the pause. */
  | 'RESTORE'
  /** Cut off mobile data. For agents. */
  | 'RESTRICT_DATA'
  /** Send a text message to the line. For agents. */
  | 'SEND_SMS'
  /** Pause the line. */
  | 'SUSPEND'
  /** Take another number. */
  | 'SWAP_NUMBER'
  /** Take another SIM. */
  | 'SWAP_SIM'
  /** Buy more data. */
  | 'TOP_UP';

/** What must be at hand for an action. */
export type LineActionNeed =
  /** A sign-in that is fresh. Without one the mutation is refused with STEP_UP_REQUIRED, which says what is wanted. */
  | 'FRESH_SIGN_IN'
  /** The one-time code that `requestSimSwapCode` sends. */
  | 'ONE_TIME_CODE'
  /** The number, the account number, the PIN and the ZIP code at the losing carrier. */
  | 'PORT_DETAILS'
  /** A quote. */
  | 'QUOTE'
  /** A saved card. */
  | 'SAVED_CARD'
  /** The number of the new SIM card. */
  | 'SIM_CARD'
  /** The number of a SIM card, or the IMEI of a device with eSIM. */
  | 'SIM_CARD_OR_DEVICE';

/** A line being suspended, restored, disconnected, reconnected or made primary. */
export type LineActionOperation = Node & Operation & {
  readonly __typename?: 'LineActionOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What is changed. */
  readonly change: LineChange;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the change failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line, or null when it is no longer the customer's. */
  readonly line?: Maybe<Line>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the change reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the change was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the change is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** A change in the life of a line. */
export type LineChange =
  /** It is switched off. */
  | 'DISCONNECT'
  /** It becomes the primary line of the account. */
  | 'MAKE_PRIMARY'
  /** It is switched on again. */
  | 'RECONNECT'
  /** Its pause ends. */
  | 'RESTORE'
  /** It is paused. */
  | 'SUSPEND';

/** Something about a line is different after an operation. */
export type LineChanged = CustomerNotice & StreamItem & {
  readonly __typename?: 'LineChanged';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/**
 * Whether a line is locked. A lock stops whatever a thief would want of the line, whoever asks for it, agents included: a swap of its SIM or number,
 * switching it off, another primary line, a new PIN of the voicemail, giving up a number that moves here for a new one; and for the whole account
 * another e-mail address, and bills to another address. It cannot stop another carrier that moves the number away: that happens at the platform.
 */
export type LineLock = {
  readonly __typename?: 'LineLock';
  /** Whether it is locked now. */
  readonly locked: Scalars['Boolean']['output'];
  /** Since when it is locked, or null when it is not. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** When it is unlocked, or null when it is not locked or nobody has asked for that. */
  readonly unlocksAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a line can do. */
export type LineStatus =
  /** The platform could not activate it. */
  | 'ACTIVATION_FAILED'
  /** It is being activated. */
  | 'ACTIVATION_IN_PROGRESS'
  /** It works. */
  | 'ACTIVE'
  /** It was switched off. */
  | 'DISCONNECTED'
  /** It was bought and waits to be activated. */
  | 'NOT_ACTIVATED'
  /** Its number has left for another carrier, so that it can no longer be used. */
  | 'PORTED_OUT'
  /** Moving the number was called off. */
  | 'PORT_IN_CANCELLED'
  /** The other carrier has declined to hand over the number. */
  | 'PORT_IN_FAILED'
  /** Its number is on the way from another carrier. */
  | 'PORT_IN_IN_PROGRESS'
  /** It is paused. */
  | 'SUSPENDED'
  /** The platform reports a state that this gateway does not know. */
  | 'UNRECOGNIZED';

/** How much of an allowance is used. */
export type LineUsage = {
  readonly __typename?: 'LineUsage';
  /** The last day of the cycle, or null. */
  readonly cycleEnd?: Maybe<Scalars['Date']['output']>;
  /** The first day of the cycle, or null. */
  readonly cycleStart?: Maybe<Scalars['Date']['output']>;
  /** How much there is, in `unit`, or null when it is unlimited or not known. */
  readonly limit?: Maybe<Scalars['Decimal']['output']>;
  /** The unit, for example `GB`, or null when the platform does not say. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** How much is used, in `unit`. */
  readonly used: Scalars['Decimal']['output'];
};

/** Which line to lock. */
export type LockLineInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of locking a line. */
export type LockLinePayload = MutationPayload & {
  readonly __typename?: 'LockLinePayload';
  /** The line as it is now. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly line?: Maybe<Line>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which line to make primary. */
export type MakeLinePrimaryInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of making a line primary. */
export type MakeLinePrimaryPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'MakeLinePrimaryPayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<LineActionOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** An amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount in major units with its decimals, for example `"35.00"`. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
};

/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Notes that a screen has shown an operation to the signed-in person, up to a revision: nobody need tell them of it another way. Of several
   * acknowledgements the highest revision counts, in whatever order they come, so that sending one again changes nothing. That is why it takes no
   * idempotency key. A revision that the operation has not had is refused.
   */
  readonly acknowledgeOperation: AcknowledgeOperationPayload;
  /** Activates a line. It takes 2 to 10 minutes: watch the operation. A SIM or device that the platform declines is refused at once. */
  readonly activateLine: ActivateLinePayload;
  /** Calls an operation off that waits to be sent. Nothing happens then, and nothing is charged. */
  readonly callOffOperation: CallOffOperationPayload;
  /** Calls a port-in off. */
  readonly cancelPortIn: CancelPortInPayload;
  /** Calls off the latest parcel. A parcel that has left cannot be called off. */
  readonly cancelShipment: CancelShipmentPayload;
  /** Changes the plan of a line as quoted. */
  readonly changePlan: ChangePlanPayload;
  /** Moves a line to another SIM with a one-time code. Five wrong codes within a quarter of an hour lock it until the first of them is that old. */
  readonly confirmSimSwap: ConfirmSimSwapPayload;
  /** Sends one corrected detail of a port-in that the losing carrier has declined. It counts like a port-in. */
  readonly correctPortIn: CorrectPortInPayload;
  /** Makes a page on which the customer adds a card. Read `cards` again after the return. Five that are refused within a quarter of an hour lock it. */
  readonly createCardLink: CreateCardLinkPayload;
  /** Removes a card. The default card and the last one are refused. */
  readonly deleteCard: DeleteCardPayload;
  /** Switches a line off. It can be switched on again within 30 days. */
  readonly disconnectLine: DisconnectLinePayload;
  /** Sends a bill by e-mail, at most ten times an hour for one account. It is never sent twice. */
  readonly emailInvoice: EmailInvoicePayload;
  /** Gives a line its mobile data back. */
  readonly liftDataRestriction: LiftDataRestrictionPayload;
  /**
   * Locks a line at once; also while it is being unlocked, which ends that. Whoever holds the line or its account can, and so can agents. The customer
   * receives a `SecurityNotice`. It cannot stop another carrier that moves the number away.
   */
  readonly lockLine: LockLinePayload;
  /** Makes a line the primary one of its account. */
  readonly makeLinePrimary: MakeLinePrimaryPayload;
  /** Pays a bill with a saved card. */
  readonly payBill: PayBillPayload;
  /** Buys credit for calls abroad. */
  readonly purchaseCallingCredit: PurchaseCallingCreditPayload;
  /** Buys a roaming pack. */
  readonly purchaseRoamingPack: PurchaseRoamingPackPayload;
  /** Buys more data. It is never given back. */
  readonly purchaseTopUp: PurchaseTopUpPayload;
  /** Asks what credit for calls abroad costs. */
  readonly quoteCallingCredit: QuoteCallingCreditPayload;
  /** Asks what another plan costs. */
  readonly quotePlanChange: QuotePlanChangePayload;
  /** Asks what a purchase would cost. Everything that can be checked without the platform is checked first. */
  readonly quotePurchase: QuotePurchasePayload;
  /** Asks what a roaming pack costs. */
  readonly quoteRoamingPack: QuoteRoamingPackPayload;
  /** Asks what more data costs. */
  readonly quoteTopUp: QuoteTopUpPayload;
  /** Switches a line on again. */
  readonly reconnectLine: ReconnectLinePayload;
  /** Notes that a customer is leaving. It changes nothing else. */
  readonly recordDeparture: RecordDeparturePayload;
  /** Asks the platform about an operation now, and answers with what came of it. One that is settled is answered as it is. */
  readonly refreshOperation: OperatorPayload;
  /**
   * Makes a new link for payment when the old one ran out two minutes ago or earlier. It first looks whether any link was paid. A caller who asks for the
   * same at the same time shares the new link.
   */
  readonly renewPaymentLink: RenewPaymentLinkPayload;
  /** Processes a stored callback once more, as if it had just come: the operation that it names polls the platform. To do it twice changes nothing. */
  readonly replayCallback: OperatorPayload;
  /** Sends a one-time code to the customer, at most three times an hour for one line. */
  readonly requestSimSwapCode: RequestSimSwapCodePayload;
  /** Sets a line up anew at the platform. */
  readonly resetCustomer: ResetCustomerPayload;
  /** Sets the PIN of a voicemail. Five that are refused within a quarter of an hour lock it. */
  readonly resetVoicemailPin: ResetVoicemailPinPayload;
  /** Ends the pause of a line. */
  readonly restoreLine: RestoreLinePayload;
  /** Cuts off the mobile data of a line. */
  readonly restrictData: RestrictDataPayload;
  /** Sends a declined port-in once more with the same details, for when the carrier's own record was put right. */
  readonly resubmitPortIn: ResubmitPortInPayload;
  /**
   * Ends the sign-ins of a person on every gateway of the brand: tokens that were made before now (`iat`) are refused from the next request on, and
   * sockets (4403) and streams are closed within two seconds. Whoever signs in anew is not concerned. What the person has begun goes on. Their customers
   * receive a `SecurityNotice`. End the session in the brand's own sign-in first, or it goes on making tokens.
   */
  readonly revokeSessions: RevokeSessionsPayload;
  /** Sends a text message to an active line, at most twenty an hour. It is never sent twice. */
  readonly sendSms: SendSmsPayload;
  /** Makes a card the one that payments use. */
  readonly setDefaultCard: SetDefaultCardPayload;
  /** Lets a pack renew itself, or not. Only the holder of the primary line may, since the account pays for it. */
  readonly setRoamingAutoRenew: SetRoamingAutoRenewPayload;
  /**
   * Settles an operation whose outcome the platform does not state. The platform is polled once more before: its answer holds, and the request is
   * then refused with CONFLICT unless it says the same. Another person than the requester of the operation settles it, and not in its first
   * minutes; an admin may settle alone after a day.
   */
  readonly settleOperation: OperatorPayload;
  /**
   * Moves a number from another carrier to a line, and activates the line with it. It takes minutes to hours: watch the operation. Five port-ins and
   * corrections of a line that come to nothing within a quarter of an hour lock it until the first of them is that old.
   */
  readonly startPortIn: StartPortInPayload;
  /** Buys what a quote shows. A second purchase of the same quote joins the first, from whatever device. */
  readonly submitPurchase: SubmitPurchasePayload;
  /** Pauses a line. `Line.actions` states whether it is possible. */
  readonly suspendLine: SuspendLinePayload;
  /** Gives a line another number. The old one is released and cannot be restored. */
  readonly swapNumber: SwapNumberPayload;
  /**
   * Moves a line to another SIM at once, without a code. Unless the brand lets customers do so, theirs are refused with CODE_REQUIRED: see
   * `requestSimSwapCode`. `Line.actions` says what is needed.
   */
  readonly swapSim: SwapSimPayload;
  /**
   * Unlocks a line 24 hours from now; until then it stays locked, and `lockLine` calls it off. The customer receives a `SecurityNotice` at once. Asked
   * again meanwhile, it changes nothing.
   */
  readonly unlockLine: UnlockLinePayload;
  /** Changes the expiry or the place of a card. */
  readonly updateCard: UpdateCardPayload;
  /** Changes the name, the e-mail address or the addresses of a customer. Five e-mail addresses that are refused within a quarter of an hour lock them. */
  readonly updateCustomer: UpdateCustomerPayload;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationAcknowledgeOperationArgs = {
  input: AcknowledgeOperationInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationActivateLineArgs = {
  input: ActivateLineInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationCallOffOperationArgs = {
  input: CallOffOperationInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationCancelPortInArgs = {
  input: CancelPortInInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationCancelShipmentArgs = {
  input: CancelShipmentInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationChangePlanArgs = {
  input: ChangePlanInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationConfirmSimSwapArgs = {
  input: ConfirmSimSwapInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationCorrectPortInArgs = {
  input: CorrectPortInInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationCreateCardLinkArgs = {
  input: CreateCardLinkInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationDeleteCardArgs = {
  input: DeleteCardInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationDisconnectLineArgs = {
  input: DisconnectLineInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationEmailInvoiceArgs = {
  input: EmailInvoiceInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationLiftDataRestrictionArgs = {
  input: LiftDataRestrictionInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationLockLineArgs = {
  input: LockLineInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationMakeLinePrimaryArgs = {
  input: MakeLinePrimaryInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationPayBillArgs = {
  input: PayBillInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationPurchaseCallingCreditArgs = {
  input: PurchaseCallingCreditInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationPurchaseRoamingPackArgs = {
  input: PurchaseRoamingPackInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationPurchaseTopUpArgs = {
  input: PurchaseTopUpInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationQuoteCallingCreditArgs = {
  input: QuoteCallingCreditInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationQuotePlanChangeArgs = {
  input: QuotePlanChangeInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationQuotePurchaseArgs = {
  input: QuotePurchaseInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationQuoteRoamingPackArgs = {
  input: QuoteRoamingPackInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationQuoteTopUpArgs = {
  input: QuoteTopUpInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationReconnectLineArgs = {
  input: ReconnectLineInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationRecordDepartureArgs = {
  input: RecordDepartureInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationRefreshOperationArgs = {
  input: RefreshOperationInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationRenewPaymentLinkArgs = {
  input: RenewPaymentLinkInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationReplayCallbackArgs = {
  input: ReplayCallbackInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationRequestSimSwapCodeArgs = {
  input: RequestSimSwapCodeInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationResetCustomerArgs = {
  input: ResetCustomerInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationResetVoicemailPinArgs = {
  input: ResetVoicemailPinInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationRestoreLineArgs = {
  input: RestoreLineInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationRestrictDataArgs = {
  input: RestrictDataInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationResubmitPortInArgs = {
  input: ResubmitPortInInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationRevokeSessionsArgs = {
  input: RevokeSessionsInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationSendSmsArgs = {
  input: SendSmsInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationSetDefaultCardArgs = {
  input: SetDefaultCardInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationSetRoamingAutoRenewArgs = {
  input: SetRoamingAutoRenewInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationSettleOperationArgs = {
  input: SettleOperationInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationStartPortInArgs = {
  input: StartPortInInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationSubmitPurchaseArgs = {
  input: SubmitPurchaseInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationSuspendLineArgs = {
  input: SuspendLineInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationSwapNumberArgs = {
  input: SwapNumberInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationSwapSimArgs = {
  input: SwapSimInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationUnlockLineArgs = {
  input: UnlockLineInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationUpdateCardArgs = {
  input: UpdateCardInput;
};


/** Everything that can be changed. Mutations go over HTTP only; a document holds at most one that has an effect. */
export type MutationUpdateCustomerArgs = {
  input: UpdateCustomerInput;
};

/** The outcome of a mutation. */
export type MutationOutcome =
  /** It is stored, and done or in progress. Watch the operation, where there is one. */
  | 'ACCEPTED'
  /** Nothing will happen: see `problems`. */
  | 'REFUSED'
  /**
   * It was sent and no answer came: it may have happened. Watch the operation and do not offer to try again. The same input with the same key sends
   * nothing again and tells what is known by then.
   */
  | 'UNDETERMINED';

/** What every mutation answers. */
export type MutationPayload = {
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** The person who becomes a customer. */
export type NewAccountInput = {
  /** The address for bills. */
  readonly billingAddress: AddressInput;
  /** The e-mail address. Every account needs its own. */
  readonly email: Scalars['EmailAddress']['input'];
  /** The first name. */
  readonly firstName: Scalars['PersonName']['input'];
  /** The last name. */
  readonly lastName: Scalars['PersonName']['input'];
  /** A phone number for questions about the purchase. */
  readonly phoneNumber: Scalars['PhoneNumber']['input'];
  /** The address for parcels. It is needed with eSIM lines too. */
  readonly shippingAddress: AddressInput;
};

/** An object that can be fetched again by its global id. */
export type Node = {
  /** The global id. It is opaque, stable, and never a phone number. */
  readonly id: Scalars['ID']['output'];
};

/** A line getting another number. */
export type NumberSwapOperation = Node & Operation & {
  readonly __typename?: 'NumberSwapOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the swap failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line, or null when it is no longer the customer's. */
  readonly line?: Maybe<Line>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** The new number, or null before it is known. */
  readonly phoneNumber?: Maybe<Scalars['PhoneNumber']['output']>;
  /** The number before, or null when there was none. */
  readonly previousNumber?: Maybe<Scalars['PhoneNumber']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the swap reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the swap was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the swap is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** An offer that lowers the price of a purchase. */
export type Offer = Node & {
  readonly __typename?: 'Offer';
  /** The code to give as `offerCode`, or null when the offer applies without one. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The last day of the offer, or null. */
  readonly endsOn?: Maybe<Scalars['Date']['output']>;
  /** The global id of the offer. */
  readonly id: Scalars['ID']['output'];
  /** The name to show. */
  readonly name: Scalars['String']['output'];
  /** The first day of the offer, or null. */
  readonly startsOn?: Maybe<Scalars['Date']['output']>;
};

/**
 * A piece of work that outlives the request that began it: a purchase, an activation, a port-in. It is the one place where the state of such work
 * is shown; the objects that it changes never carry a half-done state.
 *
 * An answer reads its operations last: none is older than what was emitted to subscribers before the answer left, however long another field took. An
 * item of a stream or of `changes` shows the state of its own revision, and the newer ones follow it.
 */
export type Operation = {
  /**
   * True when the platform showed something else after the operation had ended, for example a payment of an order that had failed. The status stays;
   * the brand's people look into it.
   */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do before the operation goes on. Set if and only if the status is WAITING_FOR_CUSTOMER. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the operation failed. Set if and only if the status is FAILED. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows by one with every visible change. Of two states of one operation, the one with the higher revision is newer. */
  readonly revision: Scalars['Int']['output'];
  /** When the operation reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the operation was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the operation is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** An operation has a new revision. */
export type OperationAdvanced = StreamItem & {
  readonly __typename?: 'OperationAdvanced';
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The operation in the state of this very revision, whatever happened since. */
  readonly operation: Operation;
};

/** A page of operations. */
export type OperationConnection = {
  readonly __typename?: 'OperationConnection';
  /** The operations of this page with their cursors. */
  readonly edges: ReadonlyArray<OperationEdge>;
  /** How this page relates to the rest. */
  readonly pageInfo: PageInfo;
};

/** What is known of the operations that are looked for. All that is given must fit; at least one thing must be. */
export type OperationCriteria = {
  /** A stored callback, by the `callbackId` of the timeline or by its id in a line of the log: the operations that it named. */
  readonly callbackId?: InputMaybe<Scalars['ID']['input']>;
  /** The global id of the customer. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** An e-mail address: of the account, or one that was bought or written with. Upper and lower case are one. */
  readonly email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** What sort of operation it is. */
  readonly kind?: InputMaybe<OperationKind>;
  /** A phone number: of a line, of the account, or one that moves in or out. It is found with whom it was read, or by what was asked with it. */
  readonly phoneNumber?: InputMaybe<Scalars['PhoneNumber']['input']>;
  /** The platform's own id of an account or a line. */
  readonly reachCustomerId?: InputMaybe<Scalars['Reference']['input']>;
  /** The platform's own id of a transaction. */
  readonly reachTransactionId?: InputMaybe<Scalars['Reference']['input']>;
  /** Begun at this moment or later. */
  readonly since?: InputMaybe<Scalars['DateTime']['input']>;
  /** Where it is. */
  readonly status?: InputMaybe<OperationStatus>;
  /** Begun before this moment. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** One operation in a connection. */
export type OperationEdge = {
  readonly __typename?: 'OperationEdge';
  /** The position of the operation in the list. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The operation. */
  readonly node: Operation;
};

/** What a stream of operations brings. */
export type OperationEvent = OperationAdvanced | OperationSnapshot | StreamReset;

/** The sorts of operations. */
export type OperationKind =
  /** See ActivationOperation. */
  | 'ACTIVATION'
  /** See CallingCreditOperation. */
  | 'CALLING_CREDIT'
  /** See CustomerResetOperation. */
  | 'CUSTOMER_RESET'
  /** A change that is answered by its result: see DirectChangeOperation. */
  | 'DIRECT_CHANGE'
  /** See LineActionOperation. */
  | 'LINE_ACTION'
  /** See NumberSwapOperation. */
  | 'NUMBER_SWAP'
  /** A payment of a bill: see PaymentOperation. */
  | 'PAYMENT'
  /** See PlanChangeOperation. */
  | 'PLAN_CHANGE'
  /** See PortInOperation. */
  | 'PORT_IN'
  /** See PortOutOperation. */
  | 'PORT_OUT'
  /** A purchase of lines: see PurchaseOperation. */
  | 'PURCHASE'
  /** See RoamingPackOperation. */
  | 'ROAMING_PACK'
  /** See SimSwapOperation. */
  | 'SIM_SWAP'
  /** See TopUpOperation. */
  | 'TOP_UP';

/** What a mutation answers that begins or changes an operation. */
export type OperationPayload = {
  /** True when the operation already ran, because of the same idempotency key or the same quote. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, in its state at the time of the answer. Null when it was refused before one began. */
  readonly operation?: Maybe<Operation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** An operation that this version of the gateway cannot work on: it cannot be opened, or its kind is unknown. */
export type OperationSetAside = {
  readonly __typename?: 'OperationSetAside';
  /** Its kind, in a word of the gateway. */
  readonly kind: Scalars['String']['output'];
  /** The global id of the operation. */
  readonly operationId: Scalars['ID']['output'];
  /** When it was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
};

/** The state of an operation when the stream began. */
export type OperationSnapshot = StreamItem & {
  readonly __typename?: 'OperationSnapshot';
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The operation as it was at this position. */
  readonly operation: Operation;
};

/** Where an operation is. SUCCEEDED, FAILED, CANCELLED and EXPIRED are final. */
export type OperationStatus =
  /** It was called off. */
  | 'CANCELLED'
  /** Its time ran out at the platform. */
  | 'EXPIRED'
  /** It did not happen: see `failure`. */
  | 'FAILED'
  /** The platform has taken the request and works on it. */
  | 'IN_PROGRESS'
  /** The gateway could not find out in time, and a person must look. The operation stays open. */
  | 'NEEDS_ATTENTION'
  /** The gateway has stored the request; nothing has been sent to the platform yet. */
  | 'RECEIVED'
  /** The request may have left for the platform; its answer is awaited. */
  | 'SENT'
  /** Done. */
  | 'SUCCEEDED'
  /** The request was sent and no answer came. The gateway is finding out what happened. Do not offer to try again. */
  | 'UNDETERMINED'
  /** The platform reports a state that this gateway does not know. It keeps watching. */
  | 'UNRECOGNIZED'
  /** The customer must act: see `customerTask`. */
  | 'WAITING_FOR_CUSTOMER';

/** One fact in the life of an operation. */
export type OperationStep = {
  readonly __typename?: 'OperationStep';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** What happened. */
  readonly code: OperationStepCode;
  /** How the gateway learned of it. */
  readonly source: StepSource;
};

/** What happened in one step of an operation. */
export type OperationStepCode =
  /** The platform accepted the request. */
  | 'ACCEPTED'
  /** It was called off before anything was sent. */
  | 'CALLED_OFF'
  /** It was called off. */
  | 'CANCELLED'
  /** It was asked to call the operation off. */
  | 'CANCEL_REQUESTED'
  /** The platform showed something else after the operation had ended. */
  | 'CONTRADICTED'
  /** Its time ran out at the platform. */
  | 'EXPIRED'
  /** It did not happen. */
  | 'FAILED'
  /** The platform works on the request. */
  | 'IN_PROGRESS'
  /** The gateway gave up finding out by itself. */
  | 'NEEDS_ATTENTION'
  /** The platform provably did not process the request, so that it is sent once more. */
  | 'NOT_PROCESSED'
  /** No answer came. */
  | 'NO_RESPONSE'
  /** Two payments for the one purchase were found; the brand must give one back. */
  | 'PAID_TWICE'
  /** The link for payment ran out before anybody paid. */
  | 'PAYMENT_LINK_EXPIRED'
  /** A link for payment is ready. */
  | 'PAYMENT_LINK_READY'
  /** A new link for payment was asked for. */
  | 'PAYMENT_LINK_RENEWED'
  /** The payment is being processed. */
  | 'PAYMENT_PROCESSING'
  /** Corrected details of the port-in were sent. */
  | 'PORT_DETAILS_CORRECTED'
  /** The losing carrier did not accept the details of the port-in. */
  | 'PORT_DETAILS_REJECTED'
  /** The request was stored. */
  | 'RECEIVED'
  /** The platform declined the request. */
  | 'REFUSED'
  /** It was not sent, since what allowed it had changed while it waited: see `failure`. */
  | 'REFUSED_BEFORE_SEND'
  /** The request was about to leave for the platform. */
  | 'SENT'
  /** Done. */
  | 'SUCCEEDED'
  /** The platform reported a state that the gateway does not know. */
  | 'UNRECOGNIZED';

/** Why an operation is where it is, for the brand's own people. It names no subscriber. */
export type OperationTimeline = {
  readonly __typename?: 'OperationTimeline';
  /** The callbacks that named it, oldest first; at most the latest 100. */
  readonly callbacks: ReadonlyArray<TimelineCallback>;
  /** When an undetermined outcome needs a person, or null when the outcome is not in doubt. */
  readonly doubtEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it is, why, and what happens next, in plain sentences. Times are in UTC. */
  readonly explanation: Scalars['String']['output'];
  /** When the platform could not be read, oldest first; at most the latest 20. Failures of one sort within an hour are one. */
  readonly failedReads: ReadonlyArray<TimelineFailedRead>;
  /** The operation: its kind, status, steps and next check. */
  readonly operation: Operation;
  /** The platform's own id of the account that it is about, or null while that is not known. */
  readonly reachCustomerId?: Maybe<Scalars['String']['output']>;
  /** Every reading of the platform that changed what people see, oldest first. */
  readonly readings: ReadonlyArray<TimelineReading>;
  /** Everything that was asked of it under an idempotency key, oldest first, also by people of the brand. */
  readonly requests: ReadonlyArray<TimelineRequest>;
  /** Who began it: the name of the person in the brand's own sign-in. */
  readonly subject: Scalars['String']['output'];
  /** Every row of the audit trail that is about it, oldest first. */
  readonly trail: ReadonlyArray<TimelineEntry>;
  /** The transactions of the platform that it is known by, oldest first. */
  readonly transactions: ReadonlyArray<TimelineTransaction>;
  /** Every request that left for the platform to change something, oldest first. */
  readonly writes: ReadonlyArray<TimelineWrite>;
};

/** The outcome of what a person of the brand asked of an operation. */
export type OperatorPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'OperatorPayload';
  /** True when this very request was taken before. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, in its state at the time of the answer. Null when it was not found. */
  readonly operation?: Maybe<Operation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A roaming pack that a line has. */
export type OwnedRoamingPack = Node & {
  readonly __typename?: 'OwnedRoamingPack';
  /** Whether it renews itself, or null when the platform does not say. */
  readonly autoRenew?: Maybe<Scalars['Boolean']['output']>;
  /** The global id of this pack of this line. A line that has bought the same pack twice has two. */
  readonly id: Scalars['ID']['output'];
  /** The line that has it, or null when the platform does not say. */
  readonly line?: Maybe<Line>;
  /** The pack as it is sold today, with its name, or null when it is no longer sold. */
  readonly pack?: Maybe<RoamingPack>;
  /** The global id of the pack as it is sold, which names it when its renewal is changed. */
  readonly packId: Scalars['ID']['output'];
  /** The age of what is shown of the pack, but for `pack`, `line` and `usage`: the position of the event log at which the reading behind it began. Of two states of it, the one with the higher revision is newer; equal ones are of the same age. It shows every event with a lower or equal `revision`. */
  readonly revision: Scalars['Int']['output'];
  /** Its first day, or null. */
  readonly startsOn?: Maybe<Scalars['Date']['output']>;
  /** Where the pack is in its life. */
  readonly status: OwnedRoamingPackStatus;
  /** What is used and what is left, or null when the platform does not say. */
  readonly usage?: Maybe<RoamingPackUsage>;
  /** The last day on which it can be used, or null. */
  readonly validUntil?: Maybe<Scalars['Date']['output']>;
};

/** Where a roaming pack is in its life. */
export type OwnedRoamingPackStatus =
  /** It can be used. */
  | 'ACTIVE'
  /** It was called off. */
  | 'CANCELLED'
  /** It has ended. */
  | 'EXPIRED'
  /** It has not begun yet. */
  | 'PENDING'
  /** The platform reports a state that this gateway does not know. */
  | 'UNRECOGNIZED';

/** How one page of a connection relates to the rest, as Relay defines it. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The cursor of the last edge, or null on an empty page. Pass it as `after` to read on. */
  readonly endCursor?: Maybe<Scalars['Cursor']['output']>;
  /** True when another page follows this one. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when a page comes before this one. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge, or null on an empty page. */
  readonly startCursor?: Maybe<Scalars['Cursor']['output']>;
};

/** The customer pays on the page of the payment processor. */
export type PayAtLink = {
  readonly __typename?: 'PayAtLink';
  /** When the page stops working, or null when the platform did not say. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The page to open. It belongs to the payment processor. */
  readonly url: Scalars['URL']['output'];
};

/** Which bill to pay. */
export type PayBillInput = {
  /** What is to be paid, exactly as `amountDue` shows. Another amount is refused, since the bill has changed then. */
  readonly amount: Scalars['Decimal']['input'];
  /** The bill. */
  readonly billId: Scalars['ID']['input'];
  /** The saved card to pay with. Without it the default card is charged. */
  readonly cardId?: InputMaybe<Scalars['ID']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
};

/** The outcome of a payment. */
export type PayBillPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'PayBillPayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The payment, or the one of this bill that is under way already. Null when it was refused for another reason. */
  readonly operation?: Maybe<PaymentOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A bill being paid. */
export type PaymentOperation = Node & Operation & {
  readonly __typename?: 'PaymentOperation';
  /** What is paid. */
  readonly amount: Money;
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** The bill, or null when the platform does not list it. */
  readonly bill?: Maybe<Bill>;
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the payment failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the payment reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the bill was paid while nobody can tell that it was by this payment: its answer was lost, and a bill does not name its payer. Nothing more is to be paid for the bill, and a person of the brand looks into this payment. */
  readonly settledElsewhere: Scalars['Boolean']['output'];
  /** When the payment was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the payment is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** Where a payment is. */
export type PaymentStatus =
  /** It was declined. */
  | 'DECLINED'
  /** It is paid. */
  | 'PAID'
  /** Nobody has paid yet. */
  | 'PENDING'
  /** The payment is being processed. */
  | 'PROCESSING'
  /** The platform reports a state that this gateway does not know. */
  | 'UNRECOGNIZED';

/** A plan for one or several lines. */
export type Plan = Node & {
  readonly __typename?: 'Plan';
  /** The price of every further line for a month, or null when it is the same as the first. */
  readonly additionalLinePrice?: Maybe<Money>;
  /** How much data the plan holds. */
  readonly data: DataAllowance;
  /** The plans that a customer of this plan may move down to. */
  readonly downgradesTo: ReadonlyArray<Plan>;
  /** The broadband label of the FCC. Wherever a plan is offered, it must be shown. */
  readonly fccLabel?: Maybe<FccLabel>;
  /** What the plan includes, in the words of the brand, most important first. */
  readonly features: ReadonlyArray<Scalars['String']['output']>;
  /** The global id of the plan. */
  readonly id: Scalars['ID']['output'];
  /** How many lines an account may have when this plan is added to it, or null when there is no limit. Lines that are disconnected do not count. */
  readonly maxLines?: Maybe<Scalars['Int']['output']>;
  /** The name to show. */
  readonly name: Scalars['String']['output'];
  /** The price of the first line for a month, without tax. */
  readonly price: Money;
  /** The plans that a customer of this plan may move up to. */
  readonly upgradesTo: ReadonlyArray<Plan>;
};

/** A line getting another plan. */
export type PlanChangeOperation = Node & Operation & {
  readonly __typename?: 'PlanChangeOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** The first day of the new plan, or null before it is known. */
  readonly effectiveOn?: Maybe<Scalars['Date']['output']>;
  /** Why the change failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line, or null when it is no longer the customer's. */
  readonly line?: Maybe<Line>;
  /** What can be bought instead, when nothing was sent because the price had changed or the quote had run out. Null otherwise. */
  readonly newQuote?: Maybe<PlanChangeQuote>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was bought. */
  readonly quote: PlanChangeQuote;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** Whether the change waits for the next cycle. The operation has succeeded then. */
  readonly scheduled: Scalars['Boolean']['output'];
  /** When the change reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the change was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the change is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** What another plan costs, for a limited time. */
export type PlanChangeQuote = Node & {
  readonly __typename?: 'PlanChangeQuote';
  /** The price without tax, or null when the platform does not say. */
  readonly amount?: Maybe<Money>;
  /** Which way the plan changes, or null when the platform does not say. */
  readonly changeType?: Maybe<PlanChangeType>;
  /** When it takes effect. */
  readonly effective: PlanChangeTime;
  /** The first day of the new plan, or null when the platform does not say. */
  readonly effectiveOn?: Maybe<Scalars['Date']['output']>;
  /** Until when the quote can be bought. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The global id of the quote. */
  readonly id: Scalars['ID']['output'];
  /** What a month costs from then on, or null when the platform does not say. */
  readonly newMonthly?: Maybe<Money>;
  /** The plan to change to, or null when it is no longer sold. */
  readonly plan?: Maybe<Plan>;
  /** Whether the gateway could find out later the outcome of the change, should the platform not answer it. False for a change with the next cycle, which shows nowhere before the cycle begins: a person of the brand has to look then. */
  readonly provable: Scalars['Boolean']['output'];
  /** The part that is tax, or null when the platform does not say. */
  readonly tax?: Maybe<Money>;
  /** What the saved card is charged. */
  readonly total: Money;
};

/** When a plan change takes effect. */
export type PlanChangeTime =
  /** With the next cycle. */
  | 'NEXT_CYCLE'
  /** At once. Only an upgrade can. */
  | 'NOW';

/** Which way a plan changes. */
export type PlanChangeType =
  /** To a smaller plan. */
  | 'DOWNGRADE'
  /** The platform names a way that this gateway does not know. */
  | 'UNRECOGNIZED'
  /** To a larger plan. */
  | 'UPGRADE';

/** One corrected detail of a port-in. */
export type PortCorrectionInput =
  /** The right account number. */
  { readonly accountNumber: Scalars['AccountNumber']['input']; readonly billingZip?: never; readonly transferPin?: never; }
  |  /** The right ZIP code. */
  { readonly accountNumber?: never; readonly billingZip: Scalars['ZipCode']['input']; readonly transferPin?: never; }
  |  /** The right PIN. */
  { readonly accountNumber?: never; readonly billingZip?: never; readonly transferPin: Scalars['TransferPin']['input']; };

/** A detail that the losing carrier checks. */
export type PortDetail =
  /** The account number at the losing carrier. */
  | 'ACCOUNT_NUMBER'
  /** The ZIP code of the bills of the losing carrier. */
  | 'BILLING_ZIP'
  /** The PIN for moving the number away. */
  | 'TRANSFER_PIN';

/** Whether a number can move to the brand. */
export type PortInEligibility = {
  readonly __typename?: 'PortInEligibility';
  /** The carrier that holds the number, or null when it is not known. */
  readonly carrier?: Maybe<Scalars['String']['output']>;
  /** Whether the number can be moved. */
  readonly eligible: Scalars['Boolean']['output'];
  /** Why not, or null. */
  readonly platformMessage?: Maybe<Scalars['String']['output']>;
};

/** A number on its way from another carrier. */
export type PortInOperation = Node & Operation & {
  readonly __typename?: 'PortInOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the port-in failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line that is to get the number. */
  readonly line?: Maybe<Line>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** The number to move. */
  readonly number: Scalars['PhoneNumber']['output'];
  /** The number that the line has in the end: the moved one, or a new one when it was cancelled for a new number. Null before. */
  readonly phoneNumber?: Maybe<Scalars['PhoneNumber']['output']>;
  /** Whether the number was moved. Null while that is open; false when the line got a new number instead. */
  readonly ported?: Maybe<Scalars['Boolean']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the port-in reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the port-in was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the port-in is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** The platform reports that a number has left. The operation states whether that is confirmed. */
export type PortOutConfirmed = CustomerNotice & StreamItem & {
  readonly __typename?: 'PortOutConfirmed';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The port-out as it is now. */
  readonly portOut?: Maybe<PortOutOperation>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/** A number that leaves for another carrier. It begins when the platform says so, never by a request to the gateway. */
export type PortOutOperation = Node & Operation & {
  readonly __typename?: 'PortOutOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. What the platform only called to say is REPORTED. */
  readonly certainty: Certainty;
  /** Always null: the customer acts at the other carrier. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the port-out failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line that loses its number. It is PORTED_OUT once the port-out has SUCCEEDED. */
  readonly line?: Maybe<Line>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** The number that leaves, or null when it is not known which number the line had before; a person then looks. */
  readonly number?: Maybe<Scalars['PhoneNumber']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the port-out reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the gateway was first notified of it. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the port-out is. NEEDS_ATTENTION means that the platform called it done and does not show it, or that a person must decide. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** Another carrier asks for the number of a line. */
export type PortOutRequested = CustomerNotice & StreamItem & {
  readonly __typename?: 'PortOutRequested';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The port-out as it is now. */
  readonly portOut?: Maybe<PortOutOperation>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/** A postal address. */
export type PostalAddress = {
  readonly __typename?: 'PostalAddress';
  /** Street and house number. */
  readonly address1: Scalars['String']['output'];
  /** Flat, suite or the like, or null. */
  readonly address2?: Maybe<Scalars['String']['output']>;
  /** The city. */
  readonly city: Scalars['String']['output'];
  /** The country. */
  readonly country: Scalars['CountryCode']['output'];
  /** The state as two capital letters. */
  readonly state: Scalars['String']['output'];
  /** The ZIP code. */
  readonly zip: Scalars['ZipCode']['output'];
};

/** Why something did not happen, and what helps. */
export type Problem = {
  readonly __typename?: 'Problem';
  /** The cause. */
  readonly code: ProblemCode;
  /** The path of the input field that caused it, for example `["input", "lines", "0", "planId"]`, or null when no single field did. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** A sentence that can be shown to the customer, in English. */
  readonly message: Scalars['String']['output'];
  /** The operation that is in the way. Null when nothing is, or when it is not one that the caller may see. */
  readonly operation?: Maybe<Operation>;
  /** What the platform said: plain text, at most 300 characters, long numbers masked. Null when it said nothing useful. */
  readonly platformMessage?: Maybe<Scalars['String']['output']>;
  /**
   * Which case of the cause it is, in a word that stays the same, for example `PRICE_CHANGED`. `code` and `reason` together name one sentence:
   * docs/errors.md lists them all, so that an app can show a sentence of its own or in another language.
   */
  readonly reason: Scalars['String']['output'];
  /** What helps. */
  readonly remedy: Remedy;
  /** When it makes sense to try again, or null. */
  readonly retryAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is wanted of the sign-in. Null unless the code is STEP_UP_REQUIRED. */
  readonly signIn?: Maybe<WantedSignIn>;
};

/** The cause of a problem. docs/errors.md describes each of them. */
export type ProblemCode =
  /** The platform could not activate the line. */
  | 'ACTIVATION_FAILED'
  /** It waited too long to be sent, and was not sent. */
  | 'ASK_EXPIRED'
  /** The amount is not what is to be paid now: read the bill again. */
  | 'BILL_CHANGED'
  /** The bill is paid already. */
  | 'BILL_PAID'
  /** The card is the default one or the last one. */
  | 'CARD_IN_USE'
  /** The platform took the change and could not make it. */
  | 'CHANGE_FAILED'
  /** The line moves to another SIM by a one-time code only: see `requestSimSwapCode`. */
  | 'CODE_REQUIRED'
  /** The one-time code is wrong or has expired. */
  | 'CODE_WRONG'
  /** The platform reports a state that does not allow it. */
  | 'CONFLICT'
  /** The device does not work on the network, or takes no eSIM. */
  | 'DEVICE_NOT_COMPATIBLE'
  /** There is an account with this e-mail address already. */
  | 'EMAIL_TAKEN'
  /** Only the holder of the primary line may do it. */
  | 'HOLDER_ONLY'
  /** The idempotency key was used for another intent before. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A field of the input cannot be used. */
  | 'INPUT_INVALID'
  /** The line is locked, or one of the account where it is about the account: see `Line.lock` and `unlockLine`. */
  | 'LINE_LOCKED'
  /** The state of the line does not allow it. */
  | 'LINE_NOT_READY'
  /** The link for payment still works, or the purchase does not need one. */
  | 'LINK_NOT_RENEWABLE'
  /** The bill comes to zero or to a credit: nothing is to be paid. */
  | 'NOTHING_TO_PAY'
  /** The brand does not sell at this address. */
  | 'NOT_AVAILABLE_HERE'
  /** A thing that the input names does not exist, or does not belong to the caller. */
  | 'NOT_FOUND'
  /** The number cannot be moved. */
  | 'NUMBER_NOT_PORTABLE'
  /** The outcome of an earlier request that touches the same money is still unknown. */
  | 'OUTCOME_PENDING'
  /** The payment was declined. */
  | 'PAYMENT_DECLINED'
  /** The present plan of the line cannot be changed to this one. */
  | 'PLAN_NOT_OFFERED'
  /** The platform asks the brand to call less often. */
  | 'PLATFORM_BUSY'
  /** The platform declined it. */
  | 'PLATFORM_DECLINED'
  /** The platform does not let the brand do this. */
  | 'PLATFORM_DENIED'
  /** The platform cannot be reached. */
  | 'PLATFORM_UNAVAILABLE'
  /** The platform answered with something that cannot be read, such as a price with parts of a cent. Nothing was sent. */
  | 'PLATFORM_UNREADABLE'
  /** The port-in is in a state in which it cannot be corrected or called off. */
  | 'PORT_IN_NOT_CORRECTABLE'
  /** The purchase failed at the platform. */
  | 'PURCHASE_FAILED'
  /** The quote has expired, was bought before, or no longer has its price. */
  | 'QUOTE_STALE'
  /** The line was switched off more than 30 days ago. */
  | 'RECONNECT_TOO_LATE'
  /** A person of the brand found out that it did not happen. */
  | 'SETTLED_BY_SUPPORT'
  /** The operation must be settled by another person than the requester of it. */
  | 'SETTLE_OWN'
  /** It is too early to settle the operation by hand; see `retryAt`. */
  | 'SETTLE_TOO_EARLY'
  /** The parcel has left, or there is none. */
  | 'SHIPMENT_LEFT'
  /** The SIM card cannot be activated. */
  | 'SIM_NOT_ELIGIBLE'
  /** The sign-in is too old, or not strong enough: see `signIn`. */
  | 'STEP_UP_REQUIRED'
  /** Too many attempts did not succeed: wrong codes, PINs, port details or e-mail addresses. `reason` says which; see `retryAt`. */
  | 'TOO_MANY_GUESSES'
  /** It was asked for more often than is allowed. */
  | 'TOO_OFTEN';

/** What to buy. */
export type PurchaseCallingCreditInput = {
  /** The saved card to pay with. Without it the default card is charged. */
  readonly cardId?: InputMaybe<Scalars['ID']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The quote. Nothing else than what it shows is bought. */
  readonly quoteId: Scalars['ID']['input'];
};

/** The outcome of a purchase of credit. */
export type PurchaseCallingCreditPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'PurchaseCallingCreditPayload';
  /** True when the operation already ran, because of the same idempotency key or the same quote. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** What can be bought instead, when the quote no longer holds. Null otherwise. */
  readonly newQuote?: Maybe<CallingCreditQuote>;
  /** The operation, or the one of this kind on the account that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<CallingCreditOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What a purchase is for. */
export type PurchaseKind =
  /** A customer adds lines. */
  | 'ADDED_LINES'
  /** Somebody new becomes a customer. */
  | 'NEW_CUSTOMER'
  /** A customer buys another term for lines that exist. */
  | 'RENEWAL';

/** A line to buy or renew. */
export type PurchaseLineInput = {
  /** The first name of the person who will use the line. First names must differ between the lines of one purchase. */
  readonly firstName: Scalars['PersonName']['input'];
  /** The last name of the person who will use the line. */
  readonly lastName: Scalars['PersonName']['input'];
  /** The line to renew, or null to buy a new one. */
  readonly lineId?: InputMaybe<Scalars['ID']['input']>;
  /** The plan. */
  readonly planId: Scalars['ID']['input'];
  /** The kind of SIM, `ESIM` or `PSIM`. */
  readonly simType: SimType;
};

/** A purchase on its way. */
export type PurchaseOperation = Node & Operation & {
  readonly __typename?: 'PurchaseOperation';
  /** True when the platform showed something else after the purchase had ended, or the buyer who paid is not known yet. The status stays. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** The customer who bought, or null before the purchase succeeded. */
  readonly customer?: Maybe<Customer>;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the purchase failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The lines that were bought. Empty before the purchase succeeded. */
  readonly lines: ReadonlyArray<PurchasedLine>;
  /** What can be bought instead, when the purchase was refused for its price before anything was sent. Null otherwise. */
  readonly newQuote?: Maybe<PurchaseQuote>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was bought. */
  readonly quote: PurchaseQuote;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the purchase reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The parcel with the SIM cards of this very purchase, or null when none is sent, or the platform does not state which purchase a parcel belongs to. `Customer.shipment` is the latest of the account. */
  readonly shipment?: Maybe<Shipment>;
  /** When the purchase was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the purchase is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
  /** The platform's own record of the purchase, or null before it is known. */
  readonly transaction?: Maybe<PurchaseTransaction>;
};

/** What a purchase costs, for a limited time. Only a quote can be bought. */
export type PurchaseQuote = Node & {
  readonly __typename?: 'PurchaseQuote';
  /** What is due today. */
  readonly dueToday: DueToday;
  /** What a month is going to cost, as far as is known now. */
  readonly estimatedMonthly: EstimatedMonthly;
  /** Until when the quote can be bought. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The global id of the quote. */
  readonly id: Scalars['ID']['output'];
  /** What would be bought. */
  readonly kind: PurchaseKind;
  /** The lines that would be bought or renewed. */
  readonly lines: ReadonlyArray<QuotedLine>;
};

/** What to buy. */
export type PurchaseRoamingPackInput = {
  /** The saved card to pay with. Without it the default card is charged. */
  readonly cardId?: InputMaybe<Scalars['ID']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The quote. Nothing else than what it shows is bought. */
  readonly quoteId: Scalars['ID']['input'];
};

/** The outcome of a purchase of a roaming pack. */
export type PurchaseRoamingPackPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'PurchaseRoamingPackPayload';
  /** True when the operation already ran, because of the same idempotency key or the same quote. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** What can be bought instead, when the quote no longer holds. Null otherwise. */
  readonly newQuote?: Maybe<RoamingPackQuote>;
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<RoamingPackOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What to buy. */
export type PurchaseTopUpInput = {
  /** The saved card to pay with. Without it the default card is charged. */
  readonly cardId?: InputMaybe<Scalars['ID']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The quote. Nothing else than what it shows is bought. */
  readonly quoteId: Scalars['ID']['input'];
};

/** The outcome of a top-up. */
export type PurchaseTopUpPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'PurchaseTopUpPayload';
  /** True when the operation already ran, because of the same idempotency key or the same quote. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** What can be bought instead, when the quote no longer holds. Null otherwise. */
  readonly newQuote?: Maybe<TopUpQuote>;
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<TopUpOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** The platform's own record of a purchase. */
export type PurchaseTransaction = {
  readonly __typename?: 'PurchaseTransaction';
  /** Where the payment is. */
  readonly paymentStatus: PaymentStatus;
  /** What the platform or the bank said of the payment, or null. */
  readonly platformMessage?: Maybe<Scalars['String']['output']>;
  /** The platform's own id of the purchase. */
  readonly reachTransactionId: Scalars['String']['output'];
};

/** A line that was bought. */
export type PurchasedLine = {
  readonly __typename?: 'PurchasedLine';
  /**
   * The line, or null when the platform does not show the account. Its id changes once, when the platform names the line; the old id goes on
   * working.
   */
  readonly line?: Maybe<Line>;
  /** What comes next for this line. */
  readonly next: PurchasedLineNext;
  /** The kind of SIM. */
  readonly simType: SimType;
};

/** What comes next for a line that was bought. */
export type PurchasedLineNext =
  /** The line can be activated at once. */
  | 'ACTIVATE_NOW'
  /** The SIM card is on its way; the line is activated when it has arrived. */
  | 'AWAIT_SIM';

/** Everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /** The audit trail, newest first: everything that was done, and whose data people of the brand have read. */
  readonly auditEntries: AuditEntryConnection;
  /** The audit trail, checked: each segment with what is wrong with it. A long one takes seconds. */
  readonly auditSegments: AuditSegmentConnection;
  /** One bill, or null when there is none by this id, or it does not belong to the caller. */
  readonly bill?: Maybe<Bill>;
  /** One card. Null when it does not exist, or is not one of an account whose primary line the caller holds. */
  readonly card?: Maybe<Card>;
  /** Everything that the brand sells. It is refreshed at least every 24 hours, and shown with `stale: true` while the platform is down. */
  readonly catalog?: Maybe<Catalog>;
  /**
   * Everything that the streams would have emitted to the signed-in person after a cursor, for apps that were offline. Without a cursor the page is empty and
   * its end cursor means now.
   */
  readonly changes: ChangePage;
  /** Whether and how well an address is served. Ask before showing plans. */
  readonly coverage?: Maybe<Coverage>;
  /** One customer. Null when there is none by this id, or it does not belong to the caller. */
  readonly customer?: Maybe<Customer>;
  /**
   * The customer whom the gateway made under this reference, or null. The reference is looked up in the gateway's own records: it is the one of
   * `accountReference`.
   */
  readonly customerByAccountReference?: Maybe<Customer>;
  /** The data keys that are given, needed or used, the one that seals first. The rows are counted at the time of asking, which takes seconds in a large store. */
  readonly dataKeys: ReadonlyArray<DataKey>;
  /** Whether a device works on the network, and whether it takes an eSIM. A person may ask about twenty numbers, cards and devices an hour. */
  readonly deviceCompatibility?: Maybe<DeviceCompatibility>;
  /** One line. Null when there is none by this id, or it does not belong to the caller. */
  readonly line?: Maybe<Line>;
  /** Any object of this graph by its global id. Null when it does not exist or does not belong to the caller. */
  readonly node?: Maybe<Node>;
  /** The time by the gateway's clock, by which expiries and deadlines of this graph are judged. In the sandbox it is the one that can be moved on. */
  readonly now: Scalars['DateTime']['output'];
  /** One operation. Null when it does not exist or does not belong to the caller. */
  readonly operation?: Maybe<Operation>;
  /** Why an operation is where it is. Null when it does not exist. */
  readonly operationTimeline?: Maybe<OperationTimeline>;
  /** The operations of the signed-in person, newest first. */
  readonly operations: OperationConnection;
  /** The operations of the whole brand that fit what is known of them, newest first. The audit trail tells who looked and by what, without the number, address or id. */
  readonly operationsMatching: OperationConnection;
  /** The operations of the whole brand that need a person, oldest first: those with the status NEEDS_ATTENTION, and those whose `attention` is raised. */
  readonly operationsNeedingAttention: OperationConnection;
  /** The operations that were set aside, oldest first. They are taken up again at each start of the gateway. */
  readonly operationsSetAside: ReadonlyArray<OperationSetAside>;
  /** One plan, or null when it is not sold. */
  readonly plan?: Maybe<Plan>;
  /** Whether a number can move to the brand. Ask before collecting the other details. A person may ask about twenty numbers, cards and devices an hour. */
  readonly portInEligibility?: Maybe<PortInEligibility>;
  /** The purchase that the payment page has just returned from, by its `transId`. Null unless it belongs to the signed-in person. */
  readonly purchaseByTransaction?: Maybe<PurchaseOperation>;
  /** The countries in which the brand's customers can roam. */
  readonly roamingCountries?: Maybe<ReadonlyArray<RoamingCountry>>;
  /** The packs that are sold for any of these countries. More than 20 countries are an error BAD_USER_INPUT; none have no packs. */
  readonly roamingPacks?: Maybe<ReadonlyArray<RoamingPack>>;
  /** Whether a SIM card can be activated. Ask when the number is typed, before the activation. A person may ask about twenty numbers, cards and devices an hour. */
  readonly simCardEligibility?: Maybe<SimCardEligibility>;
  /** The signed-in person, or null when nobody is signed in. */
  readonly viewer?: Maybe<Viewer>;
  /** Whether a ZIP code can be served. */
  readonly zipCodeCoverage?: Maybe<ZipCodeCoverage>;
};


/** Everything that can be read. */
export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
};


/** Everything that can be read. */
export type QueryAuditSegmentsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first: Scalars['Int']['input'];
};


/** Everything that can be read. */
export type QueryBillArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryCardArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first: Scalars['Int']['input'];
};


/** Everything that can be read. */
export type QueryCoverageArgs = {
  address: AddressInput;
};


/** Everything that can be read. */
export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryCustomerByAccountReferenceArgs = {
  reference: Scalars['Reference']['input'];
};


/** Everything that can be read. */
export type QueryDeviceCompatibilityArgs = {
  imei: Scalars['Imei']['input'];
};


/** Everything that can be read. */
export type QueryLineArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryOperationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryOperationTimelineArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryOperationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first: Scalars['Int']['input'];
};


/** Everything that can be read. */
export type QueryOperationsMatchingArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  criteria: OperationCriteria;
  first: Scalars['Int']['input'];
};


/** Everything that can be read. */
export type QueryOperationsNeedingAttentionArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first: Scalars['Int']['input'];
};


/** Everything that can be read. */
export type QueryPlanArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryPortInEligibilityArgs = {
  number: Scalars['PhoneNumber']['input'];
};


/** Everything that can be read. */
export type QueryPurchaseByTransactionArgs = {
  transactionId: Scalars['Reference']['input'];
};


/** Everything that can be read. */
export type QueryRoamingPacksArgs = {
  countries: ReadonlyArray<Scalars['RoamingCountryCode']['input']>;
};


/** Everything that can be read. */
export type QuerySimCardEligibilityArgs = {
  iccid: Scalars['Iccid']['input'];
};


/** Everything that can be read. */
export type QueryZipCodeCoverageArgs = {
  zip: Scalars['ZipCode']['input'];
};

/** What to quote. */
export type QuoteCallingCreditInput = {
  /** How much credit, in dollars. */
  readonly amount: Scalars['Decimal']['input'];
  /** The customer. */
  readonly customerId: Scalars['ID']['input'];
};

/** The outcome of a request for a quote. */
export type QuoteCallingCreditPayload = MutationPayload & {
  readonly __typename?: 'QuoteCallingCreditPayload';
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
  /** The quote, or null when it was refused. */
  readonly quote?: Maybe<CallingCreditQuote>;
};

/** What to quote. */
export type QuotePlanChangeInput = {
  /** When it is to take effect. */
  readonly effective: PlanChangeTime;
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** The plan to change to: one of `upgradesTo` or `downgradesTo` of the present plan. */
  readonly planId: Scalars['ID']['input'];
};

/** The outcome of a request for a quote. */
export type QuotePlanChangePayload = MutationPayload & {
  readonly __typename?: 'QuotePlanChangePayload';
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
  /** The quote, or null when it was refused. */
  readonly quote?: Maybe<PlanChangeQuote>;
};

/** What to quote. */
export type QuotePurchaseInput = {
  /** The person who becomes a customer. Give either this or `customerId`. */
  readonly account?: InputMaybe<NewAccountInput>;
  /** The customer who buys again. Give either this or `account`. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The lines. The first one is the primary line of a new account. */
  readonly lines: ReadonlyArray<PurchaseLineInput>;
  /** The code of an offer. */
  readonly offerCode?: InputMaybe<Scalars['PromoCode']['input']>;
  /** The subject of the shopper for whom an agent buys. Only agents may set it. */
  readonly onBehalfOf?: InputMaybe<Scalars['SubjectName']['input']>;
  /** The name of the registered page to which the payment page returns, for example `sandbox`. */
  readonly returnTo: Scalars['ReturnPageName']['input'];
  /** The way of shipping, from the services of the catalog. Null if and only if all lines are eSIM. */
  readonly shippingServiceId?: InputMaybe<Scalars['ID']['input']>;
};

/** The outcome of a request for a quote. */
export type QuotePurchasePayload = MutationPayload & {
  readonly __typename?: 'QuotePurchasePayload';
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why there is no quote. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
  /** The quote, or null when it was refused. */
  readonly quote?: Maybe<PurchaseQuote>;
};

/** What to quote. */
export type QuoteRoamingPackInput = {
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** The pack. */
  readonly packId: Scalars['ID']['input'];
  /** The day on which it is to begin. Without it, it begins at once. */
  readonly startsOn?: InputMaybe<Scalars['Date']['input']>;
};

/** The outcome of a request for a quote. */
export type QuoteRoamingPackPayload = MutationPayload & {
  readonly __typename?: 'QuoteRoamingPackPayload';
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
  /** The quote, or null when it was refused. */
  readonly quote?: Maybe<RoamingPackQuote>;
};

/** What to quote. */
export type QuoteTopUpInput = {
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** How many of it, 1 to 10. */
  readonly quantity: Scalars['Int']['input'];
  /** The service of the catalog, of the kind `TOP_UP`. */
  readonly serviceId: Scalars['ID']['input'];
};

/** The outcome of a request for a quote. */
export type QuoteTopUpPayload = MutationPayload & {
  readonly __typename?: 'QuoteTopUpPayload';
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
  /** The quote, or null when it was refused. */
  readonly quote?: Maybe<TopUpQuote>;
};

/** One line of a quote. */
export type QuotedLine = {
  readonly __typename?: 'QuotedLine';
  /** The first name of the person who will use the line. */
  readonly firstName: Scalars['String']['output'];
  /** The last name of the person who will use the line. */
  readonly lastName: Scalars['String']['output'];
  /** The plan, or null when it is no longer sold. */
  readonly plan?: Maybe<Plan>;
  /** The kind of SIM. */
  readonly simType: SimType;
};

/** Which line to switch on again. */
export type ReconnectLineInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of switching a line on again. */
export type ReconnectLinePayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'ReconnectLinePayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<LineActionOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Whose departure to note. */
export type RecordDepartureInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** What they said, at most 300 characters. */
  readonly note?: InputMaybe<Scalars['Note']['input']>;
  /** Why they leave. */
  readonly reason: DepartureReason;
};

/** The outcome of noting a departure. */
export type RecordDeparturePayload = MutationPayload & {
  readonly __typename?: 'RecordDeparturePayload';
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which operation to look at. */
export type RefreshOperationInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The operation. */
  readonly operationId: Scalars['ID']['input'];
};

/** What helps against a problem. */
export type Remedy =
  /** Talk to the brand's support. */
  | 'CONTACT_SUPPORT'
  /** Change the named field and send again with a new idempotency key. */
  | 'FIX_INPUT'
  /** Ask for a new quote and start from it. */
  | 'NEW_QUOTE'
  /** Nothing that the customer can do. */
  | 'NONE'
  /** Let the person sign in anew as `signIn` says, and send again with a new idempotency key. */
  | 'SIGN_IN_AGAIN'
  /** Send again with a new idempotency key. */
  | 'TRY_AGAIN'
  /** Unlock the line. What was asked for is possible once it is unlocked, with a new idempotency key. */
  | 'UNLOCK_LINE'
  /** Ask for a one-time code, and confirm with it. */
  | 'USE_CODE'
  /** Wait until `retryAt`, or a little where that is null, and send again with a new idempotency key. */
  | 'WAIT'
  /** Watch the operation that already runs. */
  | 'WATCH';

/** The page for payment ran out. `renewPaymentLink` makes a new one, after looking whether the old one was paid. */
export type RenewPaymentLink = {
  readonly __typename?: 'RenewPaymentLink';
  /** When the page stopped working. */
  readonly expiredAt: Scalars['DateTime']['output'];
};

/** Which link for payment to make anew. */
export type RenewPaymentLinkInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The purchase whose link has expired. */
  readonly operationId: Scalars['ID']['input'];
};

/** The outcome of a request for a new link for payment. */
export type RenewPaymentLinkPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'RenewPaymentLinkPayload';
  /** True when this very request was taken before. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The purchase. */
  readonly operation?: Maybe<PurchaseOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which callback to judge again. */
export type ReplayCallbackInput = {
  /** The `callbackId` that the timeline shows. */
  readonly callbackId: Scalars['ID']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
};

/** For which line to send a one-time code. */
export type RequestSimSwapCodeInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of a request for a one-time code. */
export type RequestSimSwapCodePayload = MutationPayload & {
  readonly __typename?: 'RequestSimSwapCodePayload';
  /** Names the request; pass it to `confirmSimSwap`. Null when no code was sent. */
  readonly codeRequestId?: Maybe<Scalars['ID']['output']>;
  /** When the code stops working, or null when the platform did not say. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which line to set up anew. */
export type ResetCustomerInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of a reset. */
export type ResetCustomerPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'ResetCustomerPayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<CustomerResetOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Whose voicemail gets which PIN. */
export type ResetVoicemailPinInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** The new PIN, 4 to 10 digits. Without it the platform chooses. */
  readonly pin?: InputMaybe<Scalars['VoicemailPin']['input']>;
};

/** The outcome of setting the PIN of a voicemail. */
export type ResetVoicemailPinPayload = MutationPayload & {
  readonly __typename?: 'ResetVoicemailPinPayload';
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which line to wake up. */
export type RestoreLineInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of ending the pause of a line. */
export type RestoreLinePayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'RestoreLinePayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<LineActionOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Whose mobile data to cut off. */
export type RestrictDataInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of cutting off mobile data. */
export type RestrictDataPayload = MutationPayload & {
  readonly __typename?: 'RestrictDataPayload';
  /** The line as it is now. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly line?: Maybe<Line>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which port-in to send once more. */
export type ResubmitPortInInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The port-in. */
  readonly operationId: Scalars['ID']['input'];
};

/** The outcome of sending a port-in once more. */
export type ResubmitPortInPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'ResubmitPortInPayload';
  /** True when this very request was taken before. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The port-in. */
  readonly operation?: Maybe<PortInOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Whose sign-ins to end. */
export type RevokeSessionsInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The person, as the sign-in of the brand names them. */
  readonly subject: Scalars['SubjectName']['input'];
};

/** The outcome of ending the sign-ins of a person. */
export type RevokeSessionsPayload = MutationPayload & {
  readonly __typename?: 'RevokeSessionsPayload';
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A country in which the brand's customers can roam. */
export type RoamingCountry = {
  readonly __typename?: 'RoamingCountry';
  /** The code under which packs are asked for. */
  readonly code: Scalars['String']['output'];
  /** The name to show. */
  readonly name: Scalars['String']['output'];
};

/** An amount of data abroad. */
export type RoamingData = {
  readonly __typename?: 'RoamingData';
  /** How much, in `unit`. */
  readonly amount: Scalars['Decimal']['output'];
  /** The unit, for example `GB`, or null when the platform does not say. */
  readonly unit?: Maybe<Scalars['String']['output']>;
};

/** A pack for use abroad. */
export type RoamingPack = Node & {
  readonly __typename?: 'RoamingPack';
  /** The codes of the countries in which it is valid. */
  readonly countries: ReadonlyArray<Scalars['String']['output']>;
  /** How much data, or null when it has none. */
  readonly data?: Maybe<RoamingData>;
  /** The global id of the pack. */
  readonly id: Scalars['ID']['output'];
  /** How many messages, or null when it has none. */
  readonly messages?: Maybe<Scalars['Int']['output']>;
  /** The name to show. */
  readonly name: Scalars['String']['output'];
  /** The price without tax, or null when the platform does not say. */
  readonly price?: Maybe<Money>;
  /** For how many days it is valid, or null when the platform does not say. */
  readonly validityDays?: Maybe<Scalars['Int']['output']>;
  /** How many minutes, or null when it has none. */
  readonly voiceMinutes?: Maybe<Scalars['Int']['output']>;
};

/** A line getting a roaming pack. */
export type RoamingPackOperation = Node & Operation & {
  readonly __typename?: 'RoamingPackOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the purchase failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line, or null when it is no longer the customer's. */
  readonly line?: Maybe<Line>;
  /** What can be bought instead, when nothing was sent because the price had changed or the quote had run out. Null otherwise. */
  readonly newQuote?: Maybe<RoamingPackQuote>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was bought. */
  readonly quote: RoamingPackQuote;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the purchase reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the purchase was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the purchase is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** What a roaming pack costs, for a limited time. */
export type RoamingPackQuote = Node & {
  readonly __typename?: 'RoamingPackQuote';
  /** The price without tax, or null when the platform does not say. */
  readonly amount?: Maybe<Money>;
  /** Until when the quote can be bought. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The global id of the quote. */
  readonly id: Scalars['ID']['output'];
  /** What would be bought, as it is sold today, or null when it is no longer sold. */
  readonly pack?: Maybe<RoamingPack>;
  /** The day on which it begins, or null for at once. */
  readonly startsOn?: Maybe<Scalars['Date']['output']>;
  /** The part that is tax, or null when the platform does not say. */
  readonly tax?: Maybe<Money>;
  /** What the saved card is charged. */
  readonly total: Money;
};

/** What is used of a roaming pack. */
export type RoamingPackUsage = {
  readonly __typename?: 'RoamingPackUsage';
  /** How much is left, in `unit`, or null. */
  readonly remaining?: Maybe<Scalars['Decimal']['output']>;
  /** The unit, or null when the platform does not say. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** How much is used, in `unit`, or null. */
  readonly used?: Maybe<Scalars['Decimal']['output']>;
};

/** Who is calling, from least to most trusted. */
export type Role =
  /** An operator of the gateway itself. */
  | 'ADMIN'
  /** A care agent of the brand, who sees every customer of the brand. */
  | 'AGENT'
  /** Nobody is signed in. */
  | 'ANONYMOUS'
  /** A subscriber or shopper, who sees what belongs to them. */
  | 'CUSTOMER';

/** The outcome of a sale at the platform. */
export type SaleStatus =
  /** It was declined. */
  | 'DECLINED'
  /** It is done. */
  | 'DONE'
  /** It is being processed. */
  | 'PROCESSING'
  /** The platform reports a state that this gateway does not know. */
  | 'UNRECOGNIZED';

/**
 * Something that the customer must hear of at once, since it may be somebody else's doing. It comes when it may have happened, whoever asked for it.
 * What is about the account as a whole only the account owner receives.
 */
export type SecurityNotice = CustomerNotice & StreamItem & {
  readonly __typename?: 'SecurityNotice';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when it is known to have happened, REPORTED when it may have. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** What it warns of. */
  readonly kind: SecurityNoticeKind;
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
};

/** What a customer is warned of. */
export type SecurityNoticeKind =
  /** The account has another e-mail address. */
  | 'EMAIL_CHANGED'
  /** The line was locked. */
  | 'LINE_LOCKED'
  /** The line gets another number. */
  | 'NUMBER_SWAP_BEGUN'
  /** Another line is the primary one. */
  | 'PRIMARY_LINE_CHANGED'
  /** The sign-ins of a person of this account were ended. */
  | 'SESSIONS_REVOKED'
  /** The line moves to another SIM. */
  | 'SIM_SWAP_BEGUN'
  /** Somebody asked to unlock the line, which ends its lock in 24 hours. */
  | 'UNLOCK_ASKED'
  /** The PIN of the voicemail was set anew. */
  | 'VOICEMAIL_PIN_RESET';

/** Which line gets which text. */
export type SendSmsInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** The text, at most 480 characters. */
  readonly text: Scalars['SmsText']['input'];
};

/** The outcome of sending a text message. */
export type SendSmsPayload = MutationPayload & {
  readonly __typename?: 'SendSmsPayload';
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which card payments use from now on. */
export type SetDefaultCardInput = {
  /** The card. */
  readonly cardId: Scalars['ID']['input'];
  /** The customer. */
  readonly customerId: Scalars['ID']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
};

/** The outcome of choosing the default card. */
export type SetDefaultCardPayload = MutationPayload & {
  readonly __typename?: 'SetDefaultCardPayload';
  /** The card as it is now, or null when that cannot be read. */
  readonly card?: Maybe<Card>;
  /** The customer as it is now, with all cards. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly customer?: Maybe<Customer>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which pack is to renew itself, or not. */
export type SetRoamingAutoRenewInput = {
  /** Whether it is to renew itself. */
  readonly autoRenew: Scalars['Boolean']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** The pack, by `OwnedRoamingPack.packId`. */
  readonly packId: Scalars['ID']['input'];
};

/** The outcome of changing the renewal of a pack. */
export type SetRoamingAutoRenewPayload = MutationPayload & {
  readonly __typename?: 'SetRoamingAutoRenewPayload';
  /** The customer as it is now, with all packs. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly customer?: Maybe<Customer>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** The pack as it is now. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly pack?: Maybe<OwnedRoamingPack>;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What a person found out of an operation that needs one. */
export type SettleOperationInput = {
  /** The customer that the operation is about, where it is not known. The platform's record of the customer must carry the brand's reference. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The operation. Its status must be NEEDS_ATTENTION, or its `attention` must be raised: then this clears it and changes no status. */
  readonly operationId: Scalars['ID']['input'];
  /** The platform's id of the transaction, where it is not known. The platform's record of it must carry the brand's reference. */
  readonly reachTransactionId?: InputMaybe<Scalars['Reference']['input']>;
  /** How that is known, in 10 to 300 characters. It is stored in the audit trail with its digits masked; subscribers never see it. */
  readonly reason: Scalars['Reason']['input'];
  /** What really happened. */
  readonly verdict: SettlementVerdict;
};

/** What really happened to an operation in doubt. */
export type SettlementVerdict =
  /** It was called off. */
  | 'CANCELLED'
  /** It did not happen. */
  | 'FAILED'
  /** It was done. */
  | 'SUCCEEDED';

/** A parcel with SIM cards. */
export type Shipment = Node & {
  readonly __typename?: 'Shipment';
  /** The carrier that brings it, or null before it is handed over. */
  readonly carrier?: Maybe<Scalars['String']['output']>;
  /** The global id of the parcel. */
  readonly id: Scalars['ID']['output'];
  /** The age of what is shown of the parcel: the position of the event log at which the reading behind it began. Of two states of it, the one with the higher revision is newer; equal ones are of the same age. It shows every event with a lower or equal `revision`. */
  readonly revision: Scalars['Int']['output'];
  /** When it left, or null before, or where the platform tells no more than the day. */
  readonly shippedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The day on which it left, in the calendar of the platform, or null before. */
  readonly shippedOn?: Maybe<Scalars['Date']['output']>;
  /** Where the parcel is. */
  readonly status: ShipmentStatus;
  /** The number under which the carrier tracks it, or null before it is handed over. */
  readonly trackingNumber?: Maybe<Scalars['String']['output']>;
};

/** Where a parcel is. */
export type ShipmentStatus =
  /** It was called off. */
  | 'CANCELLED'
  /** It has arrived. */
  | 'DELIVERED'
  /** It is being prepared. */
  | 'PENDING'
  /** It is on its way. */
  | 'SHIPPED'
  /** The platform reports a state that this gateway does not know. */
  | 'UNRECOGNIZED';

/** Whether a SIM card can be activated. */
export type SimCardEligibility = {
  readonly __typename?: 'SimCardEligibility';
  /** Whether the card can be used for a new activation. */
  readonly eligible: Scalars['Boolean']['output'];
  /** Why not, or null. */
  readonly platformMessage?: Maybe<Scalars['String']['output']>;
};

/** The SIM with which a line is to work: either a card or the eSIM of a device. */
export type SimInput =
  /** The number of a SIM card. */
  { readonly iccid: Scalars['Iccid']['input']; readonly imei?: never; }
  |  /** The device whose eSIM is to be used. */
  { readonly iccid?: never; readonly imei: Scalars['Imei']['input']; };

/** A line moving to another SIM. */
export type SimSwapOperation = Node & Operation & {
  readonly __typename?: 'SimSwapOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the swap failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line, or null when it is no longer the customer's. */
  readonly line?: Maybe<Line>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the swap reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** The kind of the new SIM. */
  readonly simType: SimType;
  /** When the swap was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the swap is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** The kind of a SIM. */
export type SimType =
  /** A SIM that is built into the device. */
  | 'ESIM'
  /** A SIM card that is sent by post. */
  | 'PSIM'
  /** The platform names a kind that this gateway does not know. */
  | 'UNRECOGNIZED';

/** Which number to move, and where. */
export type StartPortInInput = {
  /** The account number at the losing carrier, exactly as on its bill. */
  readonly accountNumber: Scalars['AccountNumber']['input'];
  /** The ZIP code of the bills of the losing carrier. */
  readonly billingZip: Scalars['ZipCode']['input'];
  /** The name of the losing carrier. */
  readonly carrier: Scalars['CarrierName']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line that is to get the number. */
  readonly lineId: Scalars['ID']['input'];
  /** The number to move. */
  readonly number: Scalars['PhoneNumber']['input'];
  /** The SIM with which the line is to work. */
  readonly sim: SimInput;
  /** The PIN that the losing carrier gave for this, exactly as given. */
  readonly transferPin: Scalars['TransferPin']['input'];
};

/** The outcome of a port-in. */
export type StartPortInPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'StartPortInPayload';
  /** True when the port-in already ran. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The port-in. Null when it was refused before one began. */
  readonly operation?: Maybe<PortInOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** How the gateway learned of a step. */
export type StepSource =
  /** The platform called, and the gateway then read it back. */
  | 'CALLBACK'
  /** A person of the brand decided it. */
  | 'OPERATOR'
  /** The gateway asked. */
  | 'POLL'
  /** From the answer to a request of the gateway, or from the gateway itself. */
  | 'RESPONSE';

/** One item of a live stream. */
export type StreamItem = {
  /** The position of this item. Keep the newest one and pass it as `after` to go on from here. */
  readonly cursor: Scalars['Cursor']['output'];
};

/**
 * The given cursor could not be continued from. A stream of operations goes on with snapshots of the present state; after one in a stream of a
 * customer's events, read anew what is on the screen.
 */
export type StreamReset = StreamItem & {
  readonly __typename?: 'StreamReset';
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** Why the stream starts over. */
  readonly reason: StreamResetReason;
};

/** Why a stream starts over instead of going on. */
export type StreamResetReason =
  /** The cursor is damaged, or was given to another person. */
  | 'CURSOR_NOT_YOURS'
  /** The cursor is older than what the gateway keeps. */
  | 'CURSOR_TOO_OLD';

/** What to buy. */
export type SubmitPurchaseInput = {
  /** A saved card to pay with. Without it, the customer pays on the payment page. */
  readonly cardId?: InputMaybe<Scalars['ID']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** Buy although the outcome of another purchase of this cart is not known. Only agents may set it. */
  readonly overridePending?: InputMaybe<Scalars['Boolean']['input']>;
  /** Why an agent overrides it, in 10 to 300 characters; required with `overridePending`. It is kept in the audit trail with its digits masked. */
  readonly overrideReason?: InputMaybe<Scalars['Reason']['input']>;
  /** The quote. Nothing else than what it shows is bought. */
  readonly quoteId: Scalars['ID']['input'];
};

/** The outcome of a purchase. */
export type SubmitPurchasePayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'SubmitPurchasePayload';
  /** True when the purchase already ran, because of the same idempotency key or the same quote. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** What can be bought instead, when the quote no longer holds. Null otherwise. */
  readonly newQuote?: Maybe<PurchaseQuote>;
  /** The purchase. Null when it was refused before one began. */
  readonly operation?: Maybe<PurchaseOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What the gateway emits to a client that is subscribed. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * What happens to one customer, from now on. With `after` it first brings what came after that cursor; the end cursor of `changes` is a good first
   * one, since the stream sends nothing when it begins. The user of a secondary line receives events of that line only.
   */
  readonly customerEvents: CustomerEvent;
  /**
   * Every change of operations. Without `after` the stream begins with a snapshot of each, then brings every newer revision in order. With `after`
   * it brings what came after that cursor instead, from any instance and after any restart. It never skips and never repeats a revision.
   */
  readonly operationEvents: OperationEvent;
};


/** What the gateway emits to a client that is subscribed. */
export type SubscriptionCustomerEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  customerId: Scalars['ID']['input'];
};


/** What the gateway emits to a client that is subscribed. */
export type SubscriptionOperationEventsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Which line to pause. */
export type SuspendLineInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of pausing a line. */
export type SuspendLinePayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'SuspendLinePayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<LineActionOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which line gets another number. */
export type SwapNumberInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** The ZIP code of the area in which the number should be. Without it the platform chooses. */
  readonly zip?: InputMaybe<Scalars['ZipCode']['input']>;
};

/** The outcome of a swap of the number. */
export type SwapNumberPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'SwapNumberPayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<NumberSwapOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which line gets which SIM. */
export type SwapSimInput = {
  /** The number of the new SIM. */
  readonly iccid: Scalars['Iccid']['input'];
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
  /** Why it is done without a code, at least 10 characters: agents must say so, unless the brand lets customers do without one. It stands in the audit trail. */
  readonly reason?: InputMaybe<Scalars['Reason']['input']>;
  /** The kind of the new SIM, `ESIM` or `PSIM`. */
  readonly simType: SimType;
};

/** The outcome of a swap of the SIM. */
export type SwapSimPayload = MutationPayload & OperationPayload & {
  readonly __typename?: 'SwapSimPayload';
  /** True when the operation already ran, because of the same idempotency key. */
  readonly alreadyStarted: Scalars['Boolean']['output'];
  /** The operation, or the one of this kind on the line that must end first. Null when it was refused for another reason. */
  readonly operation?: Maybe<SimSwapOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A call to the platform. */
export type TimelineCall = {
  readonly __typename?: 'TimelineCall';
  /** The name of the endpoint in the contract, as metrics have it. */
  readonly endpoint: Scalars['String']['output'];
  /** The HTTP status of the answer, or null when none came. */
  readonly httpStatus?: Maybe<Scalars['Int']['output']>;
  /** The HTTP status as text, or why there is none: `timeout`, `refused`, `cut`, or `circuit-open` when nothing was sent since earlier calls had failed. */
  readonly result: Scalars['String']['output'];
  /** The row of the endpoint in the platform's index. */
  readonly row: Scalars['Int']['output'];
};

/** A callback that named an operation. It is a reason to look and proves nothing. */
export type TimelineCallback = {
  readonly __typename?: 'TimelineCallback';
  /** Names the callback for `replayCallback`. */
  readonly callbackId: Scalars['ID']['output'];
  /** The status that it claims, as it was spelled. */
  readonly claimedStatus?: Maybe<Scalars['String']['output']>;
  /** How often the very same content came. */
  readonly deliveries: Scalars['Int']['output'];
  /** When it came first. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** What kind of event it says it is, or `UNRECOGNIZED`. */
  readonly type: Scalars['String']['output'];
  /** Its result, or null while it has not been processed. */
  readonly verdict?: Maybe<CallbackVerdict>;
};

/** A row of the audit trail. */
export type TimelineEntry = {
  readonly __typename?: 'TimelineEntry';
  /** What was done, in a code of the gateway. */
  readonly action: Scalars['String']['output'];
  /** Who did it: a person of the brand's own sign-in, or `gateway`. */
  readonly actor: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What the row says of it. */
  readonly note: Scalars['String']['output'];
};

/** A reading of the platform that failed. */
export type TimelineFailedRead = {
  readonly __typename?: 'TimelineFailedRead';
  /** When it failed first. */
  readonly at: Scalars['DateTime']['output'];
  /** The call that failed, or null when none was made. */
  readonly call?: Maybe<TimelineCall>;
  /** The error that it came to, in a code of the gateway. */
  readonly code: Scalars['String']['output'];
  /** When it failed last in the same way. */
  readonly lastAt: Scalars['DateTime']['output'];
  /** How often it failed in this way between the two. */
  readonly times: Scalars['Int']['output'];
};

/** A reading of the platform that changed what people see. */
export type TimelineReading = {
  readonly __typename?: 'TimelineReading';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What led to it. */
  readonly source: StepSource;
  /** Where the operation was after it. */
  readonly status: OperationStatus;
};

/** Something that a person asked of an operation. */
export type TimelineRequest = {
  readonly __typename?: 'TimelineRequest';
  /** What was asked: `begun`, the name of a further write such as `renew-link`, `refreshed`, `callback-replayed` or `settled`. */
  readonly asked: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** The kind of the operation, or what a person of the brand found, digits masked. */
  readonly note: Scalars['String']['output'];
  /** Why it was refused after it had been stored, or null when it was not. */
  readonly refusal?: Maybe<Problem>;
  /** The `x-request-id` of the request that it came in, by which the log has its lines. Null when it is not known. */
  readonly request?: Maybe<Scalars['String']['output']>;
  /** Who asked: the name of the person in the brand's own sign-in. */
  readonly subject: Scalars['String']['output'];
};

/** A transaction of the platform. */
export type TimelineTransaction = {
  readonly __typename?: 'TimelineTransaction';
  /** The platform's own id of it. */
  readonly reachTransactionId: Scalars['String']['output'];
};

/** A request to the platform that changes something. */
export type TimelineWrite = {
  readonly __typename?: 'TimelineWrite';
  /** The call, and what it came to on the wire. Null while it is under way. */
  readonly call?: Maybe<TimelineCall>;
  /** Which one: `submit` for the first, or the name of a further one. */
  readonly name: Scalars['String']['output'];
  /** The outcome. */
  readonly outcome: WriteOutcome;
  /** When that was known, or null while it is under way. */
  readonly outcomeAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the platform declined it, or null. */
  readonly refusedFor?: Maybe<ProblemCode>;
  /** When it was about to leave. */
  readonly sentAt: Scalars['DateTime']['output'];
};

/** A line getting more data. */
export type TopUpOperation = Node & Operation & {
  readonly __typename?: 'TopUpOperation';
  /** True when the platform showed something else after the end, or something is missing: the brand's people look into it. */
  readonly attention: Scalars['Boolean']['output'];
  /** How sure the gateway is of the status. */
  readonly certainty: Certainty;
  /** What the customer must do now, or null. */
  readonly customerTask?: Maybe<CustomerTask>;
  /** Why the top-up failed, or null. */
  readonly failure?: Maybe<Problem>;
  /** The global id of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The line, or null when it is no longer the customer's. */
  readonly line?: Maybe<Line>;
  /** What can be bought instead, when nothing was sent because the price had changed or the quote had run out. Null otherwise. */
  readonly newQuote?: Maybe<TopUpQuote>;
  /** When the gateway polls the platform next, or null when it will not poll again. */
  readonly nextCheckAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was bought. */
  readonly quote: TopUpQuote;
  /** Grows by one with every visible change. */
  readonly revision: Scalars['Int']['output'];
  /** When the top-up reached a state that never changes again, or null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the top-up was begun. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Where the top-up is. */
  readonly status: OperationStatus;
  /** What happened so far, oldest first. */
  readonly steps: ReadonlyArray<OperationStep>;
};

/** What more data costs, for a limited time. */
export type TopUpQuote = Node & {
  readonly __typename?: 'TopUpQuote';
  /** The price without tax, or null when the platform does not say. */
  readonly amount?: Maybe<Money>;
  /** Until when the quote can be bought. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** The global id of the quote. */
  readonly id: Scalars['ID']['output'];
  /** Whether the gateway could find out later the outcome of the purchase, should the platform not answer it. False on a line whose data has no limit, or where the platform does not say how large the service is: a person of the brand has to look then, and the line can buy no more data until they have. */
  readonly provable: Scalars['Boolean']['output'];
  /** How many of it. */
  readonly quantity: Scalars['Int']['output'];
  /** What is sold, or null when it is no longer sold. */
  readonly service?: Maybe<CatalogService>;
  /** The part that is tax, or null when the platform does not say. */
  readonly tax?: Maybe<Money>;
  /** What the saved card is charged. */
  readonly total: Money;
};

/** Which line to unlock. */
export type UnlockLineInput = {
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The line. */
  readonly lineId: Scalars['ID']['input'];
};

/** The outcome of unlocking a line. */
export type UnlockLinePayload = MutationPayload & {
  readonly __typename?: 'UnlockLinePayload';
  /** The line as it is now, still locked until `unlocksAt`. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly line?: Maybe<Line>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What to change of a card. What is left out stays as it is. */
export type UpdateCardInput = {
  /** The card. */
  readonly cardId: Scalars['ID']['input'];
  /** The customer. */
  readonly customerId: Scalars['ID']['input'];
  /** The month in which it expires, 1 to 12. */
  readonly expiryMonth?: InputMaybe<Scalars['Int']['input']>;
  /** The year in which it expires, in four digits. */
  readonly expiryYear?: InputMaybe<Scalars['Int']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The place of the card in the order in which cards are tried, 1 first. */
  readonly priority?: InputMaybe<Scalars['Int']['input']>;
};

/** The outcome of a change of a card. */
export type UpdateCardPayload = MutationPayload & {
  readonly __typename?: 'UpdateCardPayload';
  /** The card as it is now, or null when that cannot be read. */
  readonly card?: Maybe<Card>;
  /** The customer as it is now, with all cards. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly customer?: Maybe<Customer>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What to change of a customer. What is left out stays as it is. */
export type UpdateCustomerInput = {
  /** The address for bills. */
  readonly billingAddress?: InputMaybe<AddressInput>;
  /** The customer. */
  readonly customerId: Scalars['ID']['input'];
  /** The e-mail address. Every account needs its own. */
  readonly email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** The first name. */
  readonly firstName?: InputMaybe<Scalars['PersonName']['input']>;
  /** Names this intent; see the scalar. */
  readonly idempotencyKey: Scalars['IdempotencyKey']['input'];
  /** The last name. */
  readonly lastName?: InputMaybe<Scalars['PersonName']['input']>;
  /** The address for parcels. */
  readonly shippingAddress?: InputMaybe<AddressInput>;
};

/** The outcome of a change of a customer. */
export type UpdateCustomerPayload = MutationPayload & {
  readonly __typename?: 'UpdateCustomerPayload';
  /** The customer as it is now. Null unless the outcome is ACCEPTED, or when it cannot be read. */
  readonly customer?: Maybe<Customer>;
  /** Where the outcome was not known at once: watch it. Null otherwise. */
  readonly operation?: Maybe<DirectChangeOperation>;
  /** The outcome. */
  readonly outcome: MutationOutcome;
  /** Why it was refused. Empty unless the outcome is REFUSED. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A line has used a share of its allowance. */
export type UsageAlert = CustomerNotice & StreamItem & {
  readonly __typename?: 'UsageAlert';
  /** When the gateway learned of it. */
  readonly at: Scalars['DateTime']['output'];
  /** CONFIRMED when the platform showed it on being asked, REPORTED when it was only said. */
  readonly certainty: Certainty;
  /** The position of this item. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The customer that it is about. */
  readonly customerId: Scalars['ID']['output'];
  /** What was used. */
  readonly kind: UsageKind;
  /** The allowance, in `unit`, or null when the platform did not say. */
  readonly limit?: Maybe<Scalars['Decimal']['output']>;
  /** The line as it is now, or null when there is none or it was removed. */
  readonly line?: Maybe<Line>;
  /** The line that it is about, or null when it is about the account as a whole. */
  readonly lineId?: Maybe<Scalars['ID']['output']>;
  /** The position of the event log. What is read of the customer with a lower `revision` is older than this event. */
  readonly revision: Scalars['Int']['output'];
  /** The share that was reached, in percent, or null when the platform did not say. */
  readonly thresholdPercent?: Maybe<Scalars['Int']['output']>;
  /** The unit of both, for example `GB`, or null when the platform did not say. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** How much was used, in `unit`, or null when the platform did not say. */
  readonly used?: Maybe<Scalars['Decimal']['output']>;
};

/** What an allowance is for. */
export type UsageKind =
  /** Calls abroad. */
  | 'CALLING'
  /** Data at home. */
  | 'DATA'
  /** Use abroad. */
  | 'ROAMING'
  /** The platform names a kind that this gateway does not know. */
  | 'UNRECOGNIZED';

/** The person who is signed in. */
export type Viewer = Node & {
  readonly __typename?: 'Viewer';
  /** The customers that belong to the person. Empty before the first purchase. */
  readonly customers?: Maybe<ReadonlyArray<Customer>>;
  /** The global id of the person. It stays the same from sign-in to sign-in; `node` finds one's own only. */
  readonly id: Scalars['ID']['output'];
  /** The operations of the person, newest first. */
  readonly operations: OperationConnection;
  /** What the person may do. */
  readonly role: Role;
  /** The name of the person in the brand's own sign-in. */
  readonly subject: Scalars['String']['output'];
};


/** The person who is signed in. */
export type ViewerOperationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first: Scalars['Int']['input'];
};

/** What to ask the brand's sign-in for, in the words of OpenID Connect. */
export type WantedSignIn = {
  readonly __typename?: 'WantedSignIn';
  /** Send them as `acr_values`: the ways to sign in of which one is needed. Empty where any will do. */
  readonly acrValues: ReadonlyArray<Scalars['String']['output']>;
  /** Send it as `max_age`: how many seconds ago the person may have proved who they are. */
  readonly maxAgeSeconds: Scalars['Int']['output'];
};

/** The outcome of a request to the platform. */
export type WriteOutcome =
  /** The platform took it. */
  | 'ACCEPTED'
  /** The platform provably did not process it, so that it may be sent again. */
  | 'NOT_PROCESSED'
  /** No answer came. It is never sent again. */
  | 'NO_RESPONSE'
  /** The platform declined it. */
  | 'REFUSED'
  /** It may have left, and its answer is awaited. */
  | 'UNDER_WAY';

/** What is known of a ZIP code. */
export type ZipCodeCoverage = {
  readonly __typename?: 'ZipCodeCoverage';
  /** Whether eSIM lines can be activated there, or null when it is not known. */
  readonly esimAvailable?: Maybe<Scalars['Boolean']['output']>;
  /** Whether lines with a physical SIM can be activated there, or null when it is not known. */
  readonly physicalSimAvailable?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the platform serves this ZIP code. Null means that it is not known. */
  readonly served?: Maybe<Scalars['Boolean']['output']>;
  /** The ZIP code. */
  readonly zip: Scalars['ZipCode']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  Change:
    | ( AttemptsLockedModel )
    | ( BillChangedModel )
    | ( CustomerChangedModel )
    | ( DeviceChangedModel )
    | ( LineChangedModel )
    | ( OperationAdvancedModel )
    | ( PortOutConfirmedModel )
    | ( PortOutRequestedModel )
    | ( SecurityNoticeModel )
    | ( UsageAlertModel )
  ;
  CustomerEvent:
    | ( AttemptsLockedModel )
    | ( BillChangedModel )
    | ( CustomerChangedModel )
    | ( DeviceChangedModel )
    | ( LineChangedModel )
    | ( PortOutConfirmedModel )
    | ( PortOutRequestedModel )
    | ( SecurityNoticeModel )
    | ( StreamResetModel )
    | ( UsageAlertModel )
  ;
  CustomerTask:
    | ( ContactSupportModel )
    | ( CorrectPortDetailsModel )
    | ( PayAtLinkModel )
    | ( RenewPaymentLinkModel )
  ;
  OperationEvent:
    | ( OperationAdvancedModel )
    | ( OperationSnapshotModel )
    | ( StreamResetModel )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  CustomerNotice:
    | ( AttemptsLockedModel )
    | ( BillChangedModel )
    | ( CustomerChangedModel )
    | ( DeviceChangedModel )
    | ( LineChangedModel )
    | ( PortOutConfirmedModel )
    | ( PortOutRequestedModel )
    | ( SecurityNoticeModel )
    | ( UsageAlertModel )
  ;
  MutationPayload:
    | ( Omit<AcknowledgeOperationPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['Operation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<ActivateLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['ActivationOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<CallOffOperationPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['Operation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<CancelPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PortInOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( CancelShipmentPayloadModel )
    | ( Omit<ChangePlanPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['PlanChangeQuote']>, operation?: Maybe<_RefType['PlanChangeOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<ConfirmSimSwapPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['SimSwapOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<CorrectPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PortInOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( CreateCardLinkPayloadModel )
    | ( DeleteCardPayloadModel )
    | ( Omit<DisconnectLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<EmailInvoicePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['DirectChangeOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( LiftDataRestrictionPayloadModel )
    | ( LockLinePayloadModel )
    | ( Omit<MakeLinePrimaryPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<OperatorPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['Operation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<PayBillPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PaymentOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<PurchaseCallingCreditPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['CallingCreditQuote']>, operation?: Maybe<_RefType['CallingCreditOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<PurchaseRoamingPackPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['RoamingPackQuote']>, operation?: Maybe<_RefType['RoamingPackOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<PurchaseTopUpPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['TopUpQuote']>, operation?: Maybe<_RefType['TopUpOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<QuoteCallingCreditPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<_RefType['Problem']>, quote?: Maybe<_RefType['CallingCreditQuote']> } )
    | ( Omit<QuotePlanChangePayload, 'problems' | 'quote'> & { problems: ReadonlyArray<_RefType['Problem']>, quote?: Maybe<_RefType['PlanChangeQuote']> } )
    | ( Omit<QuotePurchasePayload, 'problems' | 'quote'> & { problems: ReadonlyArray<_RefType['Problem']>, quote?: Maybe<_RefType['PurchaseQuote']> } )
    | ( Omit<QuoteRoamingPackPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<_RefType['Problem']>, quote?: Maybe<_RefType['RoamingPackQuote']> } )
    | ( Omit<QuoteTopUpPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<_RefType['Problem']>, quote?: Maybe<_RefType['TopUpQuote']> } )
    | ( Omit<ReconnectLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<RecordDeparturePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['DirectChangeOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<RenewPaymentLinkPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PurchaseOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( RequestSimSwapCodePayloadModel )
    | ( Omit<ResetCustomerPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['CustomerResetOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<ResetVoicemailPinPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['DirectChangeOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<RestoreLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( RestrictDataPayloadModel )
    | ( Omit<ResubmitPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PortInOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<RevokeSessionsPayload, 'problems'> & { problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SendSmsPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['DirectChangeOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( SetDefaultCardPayloadModel )
    | ( SetRoamingAutoRenewPayloadModel )
    | ( Omit<StartPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PortInOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SubmitPurchasePayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['PurchaseQuote']>, operation?: Maybe<_RefType['PurchaseOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SuspendLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SwapNumberPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['NumberSwapOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SwapSimPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['SimSwapOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( UnlockLinePayloadModel )
    | ( UpdateCardPayloadModel )
    | ( UpdateCustomerPayloadModel )
  ;
  Node:
    | ( ActivationOperationModel )
    | ( BillModel )
    | ( CallingCreditOperationModel )
    | ( CallingCreditQuoteModel )
    | ( CardModel )
    | ( CatalogModel )
    | ( CatalogServiceModel )
    | ( CustomerModel )
    | ( CustomerResetOperationModel )
    | ( DirectChangeOperationModel )
    | ( InternationalCallingModel )
    | ( InvoiceModel )
    | ( LineModel )
    | ( LineActionOperationModel )
    | ( NumberSwapOperationModel )
    | ( OfferModel )
    | ( OwnedRoamingPackModel )
    | ( PaymentOperationModel )
    | ( PlanModel )
    | ( PlanChangeOperationModel )
    | ( PlanChangeQuoteModel )
    | ( PortInOperationModel )
    | ( PortOutOperationModel )
    | ( PurchaseOperationModel )
    | ( PurchaseQuoteModel )
    | ( RoamingPackModel )
    | ( RoamingPackOperationModel )
    | ( RoamingPackQuoteModel )
    | ( ShipmentModel )
    | ( SimSwapOperationModel )
    | ( TopUpOperationModel )
    | ( TopUpQuoteModel )
    | ( ViewerModel )
  ;
  Operation:
    | ( ActivationOperationModel )
    | ( CallingCreditOperationModel )
    | ( CustomerResetOperationModel )
    | ( DirectChangeOperationModel )
    | ( LineActionOperationModel )
    | ( NumberSwapOperationModel )
    | ( PaymentOperationModel )
    | ( PlanChangeOperationModel )
    | ( PortInOperationModel )
    | ( PortOutOperationModel )
    | ( PurchaseOperationModel )
    | ( RoamingPackOperationModel )
    | ( SimSwapOperationModel )
    | ( TopUpOperationModel )
  ;
  OperationPayload:
    | ( Omit<ActivateLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['ActivationOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<CallOffOperationPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['Operation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<CancelPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PortInOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<ChangePlanPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['PlanChangeQuote']>, operation?: Maybe<_RefType['PlanChangeOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<ConfirmSimSwapPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['SimSwapOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<CorrectPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PortInOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<DisconnectLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<MakeLinePrimaryPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<OperatorPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['Operation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<PayBillPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PaymentOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<PurchaseCallingCreditPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['CallingCreditQuote']>, operation?: Maybe<_RefType['CallingCreditOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<PurchaseRoamingPackPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['RoamingPackQuote']>, operation?: Maybe<_RefType['RoamingPackOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<PurchaseTopUpPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['TopUpQuote']>, operation?: Maybe<_RefType['TopUpOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<ReconnectLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<RenewPaymentLinkPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PurchaseOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<ResetCustomerPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['CustomerResetOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<RestoreLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<ResubmitPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PortInOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<StartPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['PortInOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SubmitPurchasePayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<_RefType['PurchaseQuote']>, operation?: Maybe<_RefType['PurchaseOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SuspendLinePayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['LineActionOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SwapNumberPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['NumberSwapOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
    | ( Omit<SwapSimPayload, 'operation' | 'problems'> & { operation?: Maybe<_RefType['SimSwapOperation']>, problems: ReadonlyArray<_RefType['Problem']> } )
  ;
  StreamItem:
    | ( AttemptsLockedModel )
    | ( BillChangedModel )
    | ( CustomerChangedModel )
    | ( DeviceChangedModel )
    | ( LineChangedModel )
    | ( OperationAdvancedModel )
    | ( OperationSnapshotModel )
    | ( PortOutConfirmedModel )
    | ( PortOutRequestedModel )
    | ( SecurityNoticeModel )
    | ( StreamResetModel )
    | ( UsageAlertModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccountNumber: ResolverTypeWrapper<Scalars['AccountNumber']['output']>;
  AcknowledgeOperationInput: AcknowledgeOperationInput;
  AcknowledgeOperationPayload: ResolverTypeWrapper<Omit<AcknowledgeOperationPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['Operation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  ActivateLineInput: ActivateLineInput;
  ActivateLinePayload: ResolverTypeWrapper<Omit<ActivateLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['ActivationOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  ActivationOperation: ResolverTypeWrapper<ActivationOperationModel>;
  AddressExtra: ResolverTypeWrapper<Scalars['AddressExtra']['output']>;
  AddressInput: AddressInput;
  AddressLine: ResolverTypeWrapper<Scalars['AddressLine']['output']>;
  AttemptPurpose: AttemptPurpose;
  AttemptsLocked: ResolverTypeWrapper<AttemptsLockedModel>;
  AuditEntry: ResolverTypeWrapper<AuditEntryModel>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['AuditEntryEdge']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditFault: ResolverTypeWrapper<AuditFault>;
  AuditFaultKind: AuditFaultKind;
  AuditSegment: ResolverTypeWrapper<AuditSegment>;
  AuditSegmentConnection: ResolverTypeWrapper<AuditSegmentConnection>;
  AuditSegmentEdge: ResolverTypeWrapper<AuditSegmentEdge>;
  Bill: ResolverTypeWrapper<BillModel>;
  BillChanged: ResolverTypeWrapper<BillChangedModel>;
  BillConnection: ResolverTypeWrapper<Omit<BillConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['BillEdge']> }>;
  BillEdge: ResolverTypeWrapper<Omit<BillEdge, 'node'> & { node: ResolversTypes['Bill'] }>;
  BillItem: ResolverTypeWrapper<BillItemModel>;
  BillLine: ResolverTypeWrapper<BillLineModel>;
  BillStatus: BillStatus;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CallOffOperationInput: CallOffOperationInput;
  CallOffOperationPayload: ResolverTypeWrapper<Omit<CallOffOperationPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['Operation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  CallbackVerdict: CallbackVerdict;
  CallingCreditOperation: ResolverTypeWrapper<CallingCreditOperationModel>;
  CallingCreditQuote: ResolverTypeWrapper<CallingCreditQuoteModel>;
  CallingPurchase: ResolverTypeWrapper<CallingPurchaseModel>;
  CallingUsage: ResolverTypeWrapper<CallingUsageModel>;
  CancelPortInInput: CancelPortInInput;
  CancelPortInPayload: ResolverTypeWrapper<Omit<CancelPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['PortInOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  CancelShipmentInput: CancelShipmentInput;
  CancelShipmentPayload: ResolverTypeWrapper<CancelShipmentPayloadModel>;
  Card: ResolverTypeWrapper<CardModel>;
  CardLink: ResolverTypeWrapper<CardLink>;
  CarrierName: ResolverTypeWrapper<Scalars['CarrierName']['output']>;
  Catalog: ResolverTypeWrapper<CatalogModel>;
  CatalogService: ResolverTypeWrapper<CatalogServiceModel>;
  CatalogServiceKind: CatalogServiceKind;
  Certainty: Certainty;
  Change: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Change']>;
  ChangePage: ResolverTypeWrapper<Omit<ChangePage, 'changes'> & { changes: ReadonlyArray<ResolversTypes['Change']> }>;
  ChangePlanInput: ChangePlanInput;
  ChangePlanPayload: ResolverTypeWrapper<Omit<ChangePlanPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversTypes['PlanChangeQuote']>, operation?: Maybe<ResolversTypes['PlanChangeOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  City: ResolverTypeWrapper<Scalars['City']['output']>;
  ConfirmSimSwapInput: ConfirmSimSwapInput;
  ConfirmSimSwapPayload: ResolverTypeWrapper<Omit<ConfirmSimSwapPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['SimSwapOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  ContactSupport: ResolverTypeWrapper<ContactSupportModel>;
  CorrectPortDetails: ResolverTypeWrapper<CorrectPortDetailsModel>;
  CorrectPortInInput: CorrectPortInInput;
  CorrectPortInPayload: ResolverTypeWrapper<Omit<CorrectPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['PortInOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Coverage: ResolverTypeWrapper<Coverage>;
  CoverageStrength: CoverageStrength;
  CreateCardLinkInput: CreateCardLinkInput;
  CreateCardLinkPayload: ResolverTypeWrapper<CreateCardLinkPayloadModel>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  Customer: ResolverTypeWrapper<CustomerModel>;
  CustomerChanged: ResolverTypeWrapper<CustomerChangedModel>;
  CustomerEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CustomerEvent']>;
  CustomerNotice: ResolverTypeWrapper<CustomerNoticeModel>;
  CustomerResetOperation: ResolverTypeWrapper<CustomerResetOperationModel>;
  CustomerTask: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CustomerTask']>;
  DataAllowance: ResolverTypeWrapper<DataAllowance>;
  DataKey: ResolverTypeWrapper<DataKey>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DeleteCardInput: DeleteCardInput;
  DeleteCardPayload: ResolverTypeWrapper<DeleteCardPayloadModel>;
  DepartureReason: DepartureReason;
  DeviceChanged: ResolverTypeWrapper<DeviceChangedModel>;
  DeviceCompatibility: ResolverTypeWrapper<DeviceCompatibility>;
  DirectChangeOperation: ResolverTypeWrapper<DirectChangeOperationModel>;
  DisconnectLineInput: DisconnectLineInput;
  DisconnectLinePayload: ResolverTypeWrapper<Omit<DisconnectLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  DueToday: ResolverTypeWrapper<Omit<DueToday, 'activation' | 'shipping' | 'simKit' | 'tax' | 'total'> & { activation: ResolversTypes['Money'], shipping: ResolversTypes['Money'], simKit: ResolversTypes['Money'], tax: ResolversTypes['Money'], total: ResolversTypes['Money'] }>;
  EmailAddress: ResolverTypeWrapper<Scalars['EmailAddress']['output']>;
  EmailInvoiceInput: EmailInvoiceInput;
  EmailInvoicePayload: ResolverTypeWrapper<Omit<EmailInvoicePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['DirectChangeOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  EstimatedMonthly: ResolverTypeWrapper<Omit<EstimatedMonthly, 'discount' | 'plan' | 'tax' | 'total'> & { discount: ResolversTypes['Money'], plan: ResolversTypes['Money'], tax: ResolversTypes['Money'], total: ResolversTypes['Money'] }>;
  FccLabel: ResolverTypeWrapper<FccLabel>;
  FccStatement: ResolverTypeWrapper<FccStatement>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Iccid: ResolverTypeWrapper<Scalars['Iccid']['output']>;
  IdempotencyKey: ResolverTypeWrapper<Scalars['IdempotencyKey']['output']>;
  Imei: ResolverTypeWrapper<Scalars['Imei']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InternationalCalling: ResolverTypeWrapper<InternationalCallingModel>;
  Invoice: ResolverTypeWrapper<InvoiceModel>;
  InvoiceConnection: ResolverTypeWrapper<Omit<InvoiceConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['InvoiceEdge']> }>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceLink: ResolverTypeWrapper<InvoiceLink>;
  LiftDataRestrictionInput: LiftDataRestrictionInput;
  LiftDataRestrictionPayload: ResolverTypeWrapper<LiftDataRestrictionPayloadModel>;
  Line: ResolverTypeWrapper<LineModel>;
  LineAction: ResolverTypeWrapper<LineActionModel>;
  LineActionName: LineActionName;
  LineActionNeed: LineActionNeed;
  LineActionOperation: ResolverTypeWrapper<LineActionOperationModel>;
  LineChange: LineChange;
  LineChanged: ResolverTypeWrapper<LineChangedModel>;
  LineLock: ResolverTypeWrapper<LineLock>;
  LineStatus: LineStatus;
  LineUsage: ResolverTypeWrapper<LineUsageModel>;
  LockLineInput: LockLineInput;
  LockLinePayload: ResolverTypeWrapper<LockLinePayloadModel>;
  MakeLinePrimaryInput: MakeLinePrimaryInput;
  MakeLinePrimaryPayload: ResolverTypeWrapper<Omit<MakeLinePrimaryPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  Money: ResolverTypeWrapper<MoneyModel>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MutationOutcome: MutationOutcome;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  NewAccountInput: NewAccountInput;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Note: ResolverTypeWrapper<Scalars['Note']['output']>;
  NumberSwapOperation: ResolverTypeWrapper<NumberSwapOperationModel>;
  Offer: ResolverTypeWrapper<OfferModel>;
  OneTimeCode: ResolverTypeWrapper<Scalars['OneTimeCode']['output']>;
  Operation: ResolverTypeWrapper<OperationModel>;
  OperationAdvanced: ResolverTypeWrapper<OperationAdvancedModel>;
  OperationConnection: ResolverTypeWrapper<Omit<OperationConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['OperationEdge']> }>;
  OperationCriteria: OperationCriteria;
  OperationEdge: ResolverTypeWrapper<Omit<OperationEdge, 'node'> & { node: ResolversTypes['Operation'] }>;
  OperationEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OperationEvent']>;
  OperationKind: OperationKind;
  OperationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['OperationPayload']>;
  OperationSetAside: ResolverTypeWrapper<OperationSetAsideModel>;
  OperationSnapshot: ResolverTypeWrapper<OperationSnapshotModel>;
  OperationStatus: OperationStatus;
  OperationStep: ResolverTypeWrapper<OperationStepModel>;
  OperationStepCode: OperationStepCode;
  OperationTimeline: ResolverTypeWrapper<OperationTimelineModel>;
  OperatorPayload: ResolverTypeWrapper<Omit<OperatorPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['Operation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  OwnedRoamingPack: ResolverTypeWrapper<OwnedRoamingPackModel>;
  OwnedRoamingPackStatus: OwnedRoamingPackStatus;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PayAtLink: ResolverTypeWrapper<PayAtLinkModel>;
  PayBillInput: PayBillInput;
  PayBillPayload: ResolverTypeWrapper<Omit<PayBillPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['PaymentOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  PaymentOperation: ResolverTypeWrapper<PaymentOperationModel>;
  PaymentStatus: PaymentStatus;
  PersonName: ResolverTypeWrapper<Scalars['PersonName']['output']>;
  PhoneNumber: ResolverTypeWrapper<Scalars['PhoneNumber']['output']>;
  Plan: ResolverTypeWrapper<PlanModel>;
  PlanChangeOperation: ResolverTypeWrapper<PlanChangeOperationModel>;
  PlanChangeQuote: ResolverTypeWrapper<PlanChangeQuoteModel>;
  PlanChangeTime: PlanChangeTime;
  PlanChangeType: PlanChangeType;
  PortCorrectionInput: PortCorrectionInput;
  PortDetail: PortDetail;
  PortInEligibility: ResolverTypeWrapper<PortInEligibility>;
  PortInOperation: ResolverTypeWrapper<PortInOperationModel>;
  PortOutConfirmed: ResolverTypeWrapper<PortOutConfirmedModel>;
  PortOutOperation: ResolverTypeWrapper<PortOutOperationModel>;
  PortOutRequested: ResolverTypeWrapper<PortOutRequestedModel>;
  PostalAddress: ResolverTypeWrapper<PostalAddressModel>;
  Problem: ResolverTypeWrapper<ProblemModel>;
  ProblemCode: ProblemCode;
  PromoCode: ResolverTypeWrapper<Scalars['PromoCode']['output']>;
  PurchaseCallingCreditInput: PurchaseCallingCreditInput;
  PurchaseCallingCreditPayload: ResolverTypeWrapper<Omit<PurchaseCallingCreditPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversTypes['CallingCreditQuote']>, operation?: Maybe<ResolversTypes['CallingCreditOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  PurchaseKind: PurchaseKind;
  PurchaseLineInput: PurchaseLineInput;
  PurchaseOperation: ResolverTypeWrapper<PurchaseOperationModel>;
  PurchaseQuote: ResolverTypeWrapper<PurchaseQuoteModel>;
  PurchaseRoamingPackInput: PurchaseRoamingPackInput;
  PurchaseRoamingPackPayload: ResolverTypeWrapper<Omit<PurchaseRoamingPackPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversTypes['RoamingPackQuote']>, operation?: Maybe<ResolversTypes['RoamingPackOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  PurchaseTopUpInput: PurchaseTopUpInput;
  PurchaseTopUpPayload: ResolverTypeWrapper<Omit<PurchaseTopUpPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversTypes['TopUpQuote']>, operation?: Maybe<ResolversTypes['TopUpOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  PurchaseTransaction: ResolverTypeWrapper<PurchaseTransactionModel>;
  PurchasedLine: ResolverTypeWrapper<PurchasedLineModel>;
  PurchasedLineNext: PurchasedLineNext;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuoteCallingCreditInput: QuoteCallingCreditInput;
  QuoteCallingCreditPayload: ResolverTypeWrapper<Omit<QuoteCallingCreditPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversTypes['Problem']>, quote?: Maybe<ResolversTypes['CallingCreditQuote']> }>;
  QuotePlanChangeInput: QuotePlanChangeInput;
  QuotePlanChangePayload: ResolverTypeWrapper<Omit<QuotePlanChangePayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversTypes['Problem']>, quote?: Maybe<ResolversTypes['PlanChangeQuote']> }>;
  QuotePurchaseInput: QuotePurchaseInput;
  QuotePurchasePayload: ResolverTypeWrapper<Omit<QuotePurchasePayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversTypes['Problem']>, quote?: Maybe<ResolversTypes['PurchaseQuote']> }>;
  QuoteRoamingPackInput: QuoteRoamingPackInput;
  QuoteRoamingPackPayload: ResolverTypeWrapper<Omit<QuoteRoamingPackPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversTypes['Problem']>, quote?: Maybe<ResolversTypes['RoamingPackQuote']> }>;
  QuoteTopUpInput: QuoteTopUpInput;
  QuoteTopUpPayload: ResolverTypeWrapper<Omit<QuoteTopUpPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversTypes['Problem']>, quote?: Maybe<ResolversTypes['TopUpQuote']> }>;
  QuotedLine: ResolverTypeWrapper<QuotedLineModel>;
  Reason: ResolverTypeWrapper<Scalars['Reason']['output']>;
  ReconnectLineInput: ReconnectLineInput;
  ReconnectLinePayload: ResolverTypeWrapper<Omit<ReconnectLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RecordDepartureInput: RecordDepartureInput;
  RecordDeparturePayload: ResolverTypeWrapper<Omit<RecordDeparturePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['DirectChangeOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  Reference: ResolverTypeWrapper<Scalars['Reference']['output']>;
  RefreshOperationInput: RefreshOperationInput;
  Remedy: Remedy;
  RenewPaymentLink: ResolverTypeWrapper<RenewPaymentLinkModel>;
  RenewPaymentLinkInput: RenewPaymentLinkInput;
  RenewPaymentLinkPayload: ResolverTypeWrapper<Omit<RenewPaymentLinkPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['PurchaseOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  ReplayCallbackInput: ReplayCallbackInput;
  RequestSimSwapCodeInput: RequestSimSwapCodeInput;
  RequestSimSwapCodePayload: ResolverTypeWrapper<RequestSimSwapCodePayloadModel>;
  ResetCustomerInput: ResetCustomerInput;
  ResetCustomerPayload: ResolverTypeWrapper<Omit<ResetCustomerPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['CustomerResetOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  ResetVoicemailPinInput: ResetVoicemailPinInput;
  ResetVoicemailPinPayload: ResolverTypeWrapper<Omit<ResetVoicemailPinPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['DirectChangeOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RestoreLineInput: RestoreLineInput;
  RestoreLinePayload: ResolverTypeWrapper<Omit<RestoreLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RestrictDataInput: RestrictDataInput;
  RestrictDataPayload: ResolverTypeWrapper<RestrictDataPayloadModel>;
  ResubmitPortInInput: ResubmitPortInInput;
  ResubmitPortInPayload: ResolverTypeWrapper<Omit<ResubmitPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['PortInOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  ReturnPageName: ResolverTypeWrapper<Scalars['ReturnPageName']['output']>;
  RevokeSessionsInput: RevokeSessionsInput;
  RevokeSessionsPayload: ResolverTypeWrapper<Omit<RevokeSessionsPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  RoamingCountry: ResolverTypeWrapper<RoamingCountryModel>;
  RoamingCountryCode: ResolverTypeWrapper<Scalars['RoamingCountryCode']['output']>;
  RoamingData: ResolverTypeWrapper<RoamingData>;
  RoamingPack: ResolverTypeWrapper<RoamingPackModel>;
  RoamingPackOperation: ResolverTypeWrapper<RoamingPackOperationModel>;
  RoamingPackQuote: ResolverTypeWrapper<RoamingPackQuoteModel>;
  RoamingPackUsage: ResolverTypeWrapper<RoamingPackUsageModel>;
  Role: Role;
  SaleStatus: SaleStatus;
  SecurityNotice: ResolverTypeWrapper<SecurityNoticeModel>;
  SecurityNoticeKind: SecurityNoticeKind;
  SendSmsInput: SendSmsInput;
  SendSmsPayload: ResolverTypeWrapper<Omit<SendSmsPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['DirectChangeOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  SetDefaultCardInput: SetDefaultCardInput;
  SetDefaultCardPayload: ResolverTypeWrapper<SetDefaultCardPayloadModel>;
  SetRoamingAutoRenewInput: SetRoamingAutoRenewInput;
  SetRoamingAutoRenewPayload: ResolverTypeWrapper<SetRoamingAutoRenewPayloadModel>;
  SettleOperationInput: SettleOperationInput;
  SettlementVerdict: SettlementVerdict;
  Shipment: ResolverTypeWrapper<ShipmentModel>;
  ShipmentStatus: ShipmentStatus;
  SimCardEligibility: ResolverTypeWrapper<SimCardEligibility>;
  SimInput: SimInput;
  SimSwapOperation: ResolverTypeWrapper<SimSwapOperationModel>;
  SimType: SimType;
  SmsText: ResolverTypeWrapper<Scalars['SmsText']['output']>;
  StartPortInInput: StartPortInInput;
  StartPortInPayload: ResolverTypeWrapper<Omit<StartPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['PortInOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  StateCode: ResolverTypeWrapper<Scalars['StateCode']['output']>;
  StepSource: StepSource;
  StreamItem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['StreamItem']>;
  StreamReset: ResolverTypeWrapper<StreamResetModel>;
  StreamResetReason: StreamResetReason;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubjectName: ResolverTypeWrapper<Scalars['SubjectName']['output']>;
  SubmitPurchaseInput: SubmitPurchaseInput;
  SubmitPurchasePayload: ResolverTypeWrapper<Omit<SubmitPurchasePayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversTypes['PurchaseQuote']>, operation?: Maybe<ResolversTypes['PurchaseOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuspendLineInput: SuspendLineInput;
  SuspendLinePayload: ResolverTypeWrapper<Omit<SuspendLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  SwapNumberInput: SwapNumberInput;
  SwapNumberPayload: ResolverTypeWrapper<Omit<SwapNumberPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['NumberSwapOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  SwapSimInput: SwapSimInput;
  SwapSimPayload: ResolverTypeWrapper<Omit<SwapSimPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversTypes['SimSwapOperation']>, problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  TimelineCall: ResolverTypeWrapper<TimelineCallModel>;
  TimelineCallback: ResolverTypeWrapper<TimelineCallbackModel>;
  TimelineEntry: ResolverTypeWrapper<TimelineEntryModel>;
  TimelineFailedRead: ResolverTypeWrapper<TimelineFailedReadModel>;
  TimelineReading: ResolverTypeWrapper<TimelineReadingModel>;
  TimelineRequest: ResolverTypeWrapper<TimelineRequestModel>;
  TimelineTransaction: ResolverTypeWrapper<TimelineTransaction>;
  TimelineWrite: ResolverTypeWrapper<TimelineWriteModel>;
  TopUpOperation: ResolverTypeWrapper<TopUpOperationModel>;
  TopUpQuote: ResolverTypeWrapper<TopUpQuoteModel>;
  TransferPin: ResolverTypeWrapper<Scalars['TransferPin']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnlockLineInput: UnlockLineInput;
  UnlockLinePayload: ResolverTypeWrapper<UnlockLinePayloadModel>;
  UpdateCardInput: UpdateCardInput;
  UpdateCardPayload: ResolverTypeWrapper<UpdateCardPayloadModel>;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: ResolverTypeWrapper<UpdateCustomerPayloadModel>;
  UsageAlert: ResolverTypeWrapper<UsageAlertModel>;
  UsageKind: UsageKind;
  Viewer: ResolverTypeWrapper<ViewerModel>;
  VoicemailPin: ResolverTypeWrapper<Scalars['VoicemailPin']['output']>;
  WantedSignIn: ResolverTypeWrapper<WantedSignIn>;
  WriteOutcome: WriteOutcome;
  ZipCode: ResolverTypeWrapper<Scalars['ZipCode']['output']>;
  ZipCodeCoverage: ResolverTypeWrapper<ZipCodeCoverage>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccountNumber: Scalars['AccountNumber']['output'];
  AcknowledgeOperationInput: AcknowledgeOperationInput;
  AcknowledgeOperationPayload: Omit<AcknowledgeOperationPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['Operation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  ActivateLineInput: ActivateLineInput;
  ActivateLinePayload: Omit<ActivateLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['ActivationOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  ActivationOperation: ActivationOperationModel;
  AddressExtra: Scalars['AddressExtra']['output'];
  AddressInput: AddressInput;
  AddressLine: Scalars['AddressLine']['output'];
  AttemptsLocked: AttemptsLockedModel;
  AuditEntry: AuditEntryModel;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['AuditEntryEdge']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditFault: AuditFault;
  AuditSegment: AuditSegment;
  AuditSegmentConnection: AuditSegmentConnection;
  AuditSegmentEdge: AuditSegmentEdge;
  Bill: BillModel;
  BillChanged: BillChangedModel;
  BillConnection: Omit<BillConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['BillEdge']> };
  BillEdge: Omit<BillEdge, 'node'> & { node: ResolversParentTypes['Bill'] };
  BillItem: BillItemModel;
  BillLine: BillLineModel;
  Boolean: Scalars['Boolean']['output'];
  CallOffOperationInput: CallOffOperationInput;
  CallOffOperationPayload: Omit<CallOffOperationPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['Operation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  CallingCreditOperation: CallingCreditOperationModel;
  CallingCreditQuote: CallingCreditQuoteModel;
  CallingPurchase: CallingPurchaseModel;
  CallingUsage: CallingUsageModel;
  CancelPortInInput: CancelPortInInput;
  CancelPortInPayload: Omit<CancelPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['PortInOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  CancelShipmentInput: CancelShipmentInput;
  CancelShipmentPayload: CancelShipmentPayloadModel;
  Card: CardModel;
  CardLink: CardLink;
  CarrierName: Scalars['CarrierName']['output'];
  Catalog: CatalogModel;
  CatalogService: CatalogServiceModel;
  Change: ResolversUnionTypes<ResolversParentTypes>['Change'];
  ChangePage: Omit<ChangePage, 'changes'> & { changes: ReadonlyArray<ResolversParentTypes['Change']> };
  ChangePlanInput: ChangePlanInput;
  ChangePlanPayload: Omit<ChangePlanPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversParentTypes['PlanChangeQuote']>, operation?: Maybe<ResolversParentTypes['PlanChangeOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  City: Scalars['City']['output'];
  ConfirmSimSwapInput: ConfirmSimSwapInput;
  ConfirmSimSwapPayload: Omit<ConfirmSimSwapPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['SimSwapOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  ContactSupport: ContactSupportModel;
  CorrectPortDetails: CorrectPortDetailsModel;
  CorrectPortInInput: CorrectPortInInput;
  CorrectPortInPayload: Omit<CorrectPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['PortInOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  CountryCode: Scalars['CountryCode']['output'];
  Coverage: Coverage;
  CreateCardLinkInput: CreateCardLinkInput;
  CreateCardLinkPayload: CreateCardLinkPayloadModel;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Cursor: Scalars['Cursor']['output'];
  Customer: CustomerModel;
  CustomerChanged: CustomerChangedModel;
  CustomerEvent: ResolversUnionTypes<ResolversParentTypes>['CustomerEvent'];
  CustomerNotice: CustomerNoticeModel;
  CustomerResetOperation: CustomerResetOperationModel;
  CustomerTask: ResolversUnionTypes<ResolversParentTypes>['CustomerTask'];
  DataAllowance: DataAllowance;
  DataKey: DataKey;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DeleteCardInput: DeleteCardInput;
  DeleteCardPayload: DeleteCardPayloadModel;
  DeviceChanged: DeviceChangedModel;
  DeviceCompatibility: DeviceCompatibility;
  DirectChangeOperation: DirectChangeOperationModel;
  DisconnectLineInput: DisconnectLineInput;
  DisconnectLinePayload: Omit<DisconnectLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  DueToday: Omit<DueToday, 'activation' | 'shipping' | 'simKit' | 'tax' | 'total'> & { activation: ResolversParentTypes['Money'], shipping: ResolversParentTypes['Money'], simKit: ResolversParentTypes['Money'], tax: ResolversParentTypes['Money'], total: ResolversParentTypes['Money'] };
  EmailAddress: Scalars['EmailAddress']['output'];
  EmailInvoiceInput: EmailInvoiceInput;
  EmailInvoicePayload: Omit<EmailInvoicePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['DirectChangeOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  EstimatedMonthly: Omit<EstimatedMonthly, 'discount' | 'plan' | 'tax' | 'total'> & { discount: ResolversParentTypes['Money'], plan: ResolversParentTypes['Money'], tax: ResolversParentTypes['Money'], total: ResolversParentTypes['Money'] };
  FccLabel: FccLabel;
  FccStatement: FccStatement;
  ID: Scalars['ID']['output'];
  Iccid: Scalars['Iccid']['output'];
  IdempotencyKey: Scalars['IdempotencyKey']['output'];
  Imei: Scalars['Imei']['output'];
  Int: Scalars['Int']['output'];
  InternationalCalling: InternationalCallingModel;
  Invoice: InvoiceModel;
  InvoiceConnection: Omit<InvoiceConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['InvoiceEdge']> };
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceLink: InvoiceLink;
  LiftDataRestrictionInput: LiftDataRestrictionInput;
  LiftDataRestrictionPayload: LiftDataRestrictionPayloadModel;
  Line: LineModel;
  LineAction: LineActionModel;
  LineActionOperation: LineActionOperationModel;
  LineChanged: LineChangedModel;
  LineLock: LineLock;
  LineUsage: LineUsageModel;
  LockLineInput: LockLineInput;
  LockLinePayload: LockLinePayloadModel;
  MakeLinePrimaryInput: MakeLinePrimaryInput;
  MakeLinePrimaryPayload: Omit<MakeLinePrimaryPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  Money: MoneyModel;
  Mutation: Record<PropertyKey, never>;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  NewAccountInput: NewAccountInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Note: Scalars['Note']['output'];
  NumberSwapOperation: NumberSwapOperationModel;
  Offer: OfferModel;
  OneTimeCode: Scalars['OneTimeCode']['output'];
  Operation: OperationModel;
  OperationAdvanced: OperationAdvancedModel;
  OperationConnection: Omit<OperationConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['OperationEdge']> };
  OperationCriteria: OperationCriteria;
  OperationEdge: Omit<OperationEdge, 'node'> & { node: ResolversParentTypes['Operation'] };
  OperationEvent: ResolversUnionTypes<ResolversParentTypes>['OperationEvent'];
  OperationPayload: ResolversInterfaceTypes<ResolversParentTypes>['OperationPayload'];
  OperationSetAside: OperationSetAsideModel;
  OperationSnapshot: OperationSnapshotModel;
  OperationStep: OperationStepModel;
  OperationTimeline: OperationTimelineModel;
  OperatorPayload: Omit<OperatorPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['Operation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  OwnedRoamingPack: OwnedRoamingPackModel;
  PageInfo: PageInfo;
  PayAtLink: PayAtLinkModel;
  PayBillInput: PayBillInput;
  PayBillPayload: Omit<PayBillPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['PaymentOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  PaymentOperation: PaymentOperationModel;
  PersonName: Scalars['PersonName']['output'];
  PhoneNumber: Scalars['PhoneNumber']['output'];
  Plan: PlanModel;
  PlanChangeOperation: PlanChangeOperationModel;
  PlanChangeQuote: PlanChangeQuoteModel;
  PortCorrectionInput: PortCorrectionInput;
  PortInEligibility: PortInEligibility;
  PortInOperation: PortInOperationModel;
  PortOutConfirmed: PortOutConfirmedModel;
  PortOutOperation: PortOutOperationModel;
  PortOutRequested: PortOutRequestedModel;
  PostalAddress: PostalAddressModel;
  Problem: ProblemModel;
  PromoCode: Scalars['PromoCode']['output'];
  PurchaseCallingCreditInput: PurchaseCallingCreditInput;
  PurchaseCallingCreditPayload: Omit<PurchaseCallingCreditPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversParentTypes['CallingCreditQuote']>, operation?: Maybe<ResolversParentTypes['CallingCreditOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  PurchaseLineInput: PurchaseLineInput;
  PurchaseOperation: PurchaseOperationModel;
  PurchaseQuote: PurchaseQuoteModel;
  PurchaseRoamingPackInput: PurchaseRoamingPackInput;
  PurchaseRoamingPackPayload: Omit<PurchaseRoamingPackPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversParentTypes['RoamingPackQuote']>, operation?: Maybe<ResolversParentTypes['RoamingPackOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  PurchaseTopUpInput: PurchaseTopUpInput;
  PurchaseTopUpPayload: Omit<PurchaseTopUpPayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversParentTypes['TopUpQuote']>, operation?: Maybe<ResolversParentTypes['TopUpOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  PurchaseTransaction: PurchaseTransactionModel;
  PurchasedLine: PurchasedLineModel;
  Query: Record<PropertyKey, never>;
  QuoteCallingCreditInput: QuoteCallingCreditInput;
  QuoteCallingCreditPayload: Omit<QuoteCallingCreditPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']>, quote?: Maybe<ResolversParentTypes['CallingCreditQuote']> };
  QuotePlanChangeInput: QuotePlanChangeInput;
  QuotePlanChangePayload: Omit<QuotePlanChangePayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']>, quote?: Maybe<ResolversParentTypes['PlanChangeQuote']> };
  QuotePurchaseInput: QuotePurchaseInput;
  QuotePurchasePayload: Omit<QuotePurchasePayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']>, quote?: Maybe<ResolversParentTypes['PurchaseQuote']> };
  QuoteRoamingPackInput: QuoteRoamingPackInput;
  QuoteRoamingPackPayload: Omit<QuoteRoamingPackPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']>, quote?: Maybe<ResolversParentTypes['RoamingPackQuote']> };
  QuoteTopUpInput: QuoteTopUpInput;
  QuoteTopUpPayload: Omit<QuoteTopUpPayload, 'problems' | 'quote'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']>, quote?: Maybe<ResolversParentTypes['TopUpQuote']> };
  QuotedLine: QuotedLineModel;
  Reason: Scalars['Reason']['output'];
  ReconnectLineInput: ReconnectLineInput;
  ReconnectLinePayload: Omit<ReconnectLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RecordDepartureInput: RecordDepartureInput;
  RecordDeparturePayload: Omit<RecordDeparturePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['DirectChangeOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  Reference: Scalars['Reference']['output'];
  RefreshOperationInput: RefreshOperationInput;
  RenewPaymentLink: RenewPaymentLinkModel;
  RenewPaymentLinkInput: RenewPaymentLinkInput;
  RenewPaymentLinkPayload: Omit<RenewPaymentLinkPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['PurchaseOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  ReplayCallbackInput: ReplayCallbackInput;
  RequestSimSwapCodeInput: RequestSimSwapCodeInput;
  RequestSimSwapCodePayload: RequestSimSwapCodePayloadModel;
  ResetCustomerInput: ResetCustomerInput;
  ResetCustomerPayload: Omit<ResetCustomerPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['CustomerResetOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  ResetVoicemailPinInput: ResetVoicemailPinInput;
  ResetVoicemailPinPayload: Omit<ResetVoicemailPinPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['DirectChangeOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RestoreLineInput: RestoreLineInput;
  RestoreLinePayload: Omit<RestoreLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RestrictDataInput: RestrictDataInput;
  RestrictDataPayload: RestrictDataPayloadModel;
  ResubmitPortInInput: ResubmitPortInInput;
  ResubmitPortInPayload: Omit<ResubmitPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['PortInOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  ReturnPageName: Scalars['ReturnPageName']['output'];
  RevokeSessionsInput: RevokeSessionsInput;
  RevokeSessionsPayload: Omit<RevokeSessionsPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  RoamingCountry: RoamingCountryModel;
  RoamingCountryCode: Scalars['RoamingCountryCode']['output'];
  RoamingData: RoamingData;
  RoamingPack: RoamingPackModel;
  RoamingPackOperation: RoamingPackOperationModel;
  RoamingPackQuote: RoamingPackQuoteModel;
  RoamingPackUsage: RoamingPackUsageModel;
  SecurityNotice: SecurityNoticeModel;
  SendSmsInput: SendSmsInput;
  SendSmsPayload: Omit<SendSmsPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['DirectChangeOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  SetDefaultCardInput: SetDefaultCardInput;
  SetDefaultCardPayload: SetDefaultCardPayloadModel;
  SetRoamingAutoRenewInput: SetRoamingAutoRenewInput;
  SetRoamingAutoRenewPayload: SetRoamingAutoRenewPayloadModel;
  SettleOperationInput: SettleOperationInput;
  Shipment: ShipmentModel;
  SimCardEligibility: SimCardEligibility;
  SimInput: SimInput;
  SimSwapOperation: SimSwapOperationModel;
  SmsText: Scalars['SmsText']['output'];
  StartPortInInput: StartPortInInput;
  StartPortInPayload: Omit<StartPortInPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['PortInOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  StateCode: Scalars['StateCode']['output'];
  StreamItem: ResolversInterfaceTypes<ResolversParentTypes>['StreamItem'];
  StreamReset: StreamResetModel;
  String: Scalars['String']['output'];
  SubjectName: Scalars['SubjectName']['output'];
  SubmitPurchaseInput: SubmitPurchaseInput;
  SubmitPurchasePayload: Omit<SubmitPurchasePayload, 'newQuote' | 'operation' | 'problems'> & { newQuote?: Maybe<ResolversParentTypes['PurchaseQuote']>, operation?: Maybe<ResolversParentTypes['PurchaseOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  Subscription: Record<PropertyKey, never>;
  SuspendLineInput: SuspendLineInput;
  SuspendLinePayload: Omit<SuspendLinePayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['LineActionOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  SwapNumberInput: SwapNumberInput;
  SwapNumberPayload: Omit<SwapNumberPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['NumberSwapOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  SwapSimInput: SwapSimInput;
  SwapSimPayload: Omit<SwapSimPayload, 'operation' | 'problems'> & { operation?: Maybe<ResolversParentTypes['SimSwapOperation']>, problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  TimelineCall: TimelineCallModel;
  TimelineCallback: TimelineCallbackModel;
  TimelineEntry: TimelineEntryModel;
  TimelineFailedRead: TimelineFailedReadModel;
  TimelineReading: TimelineReadingModel;
  TimelineRequest: TimelineRequestModel;
  TimelineTransaction: TimelineTransaction;
  TimelineWrite: TimelineWriteModel;
  TopUpOperation: TopUpOperationModel;
  TopUpQuote: TopUpQuoteModel;
  TransferPin: Scalars['TransferPin']['output'];
  URL: Scalars['URL']['output'];
  UnlockLineInput: UnlockLineInput;
  UnlockLinePayload: UnlockLinePayloadModel;
  UpdateCardInput: UpdateCardInput;
  UpdateCardPayload: UpdateCardPayloadModel;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateCustomerPayload: UpdateCustomerPayloadModel;
  UsageAlert: UsageAlertModel;
  Viewer: ViewerModel;
  VoicemailPin: Scalars['VoicemailPin']['output'];
  WantedSignIn: WantedSignIn;
  ZipCode: Scalars['ZipCode']['output'];
  ZipCodeCoverage: ZipCodeCoverage;
};

export type AccessDirectiveArgs = {
  from: Role;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize: Scalars['Int']['input'];
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SharedDirectiveArgs = { };

export type SharedDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = SharedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type StepUpDirectiveArgs = {
  when?: Maybe<Scalars['String']['input']>;
};

export type StepUpDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = StepUpDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type UpstreamDirectiveArgs = {
  brandWide: Scalars['Boolean']['input'];
  instead: ReadonlyArray<Scalars['Int']['input']>;
  rows: ReadonlyArray<Scalars['Int']['input']>;
};

export type UpstreamDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = UpstreamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface AccountNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AccountNumber'], any> {
  name: 'AccountNumber';
}

export type AcknowledgeOperationPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AcknowledgeOperationPayload'] = ResolversParentTypes['AcknowledgeOperationPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivateLinePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ActivateLinePayload'] = ResolversParentTypes['ActivateLinePayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['ActivationOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivationOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ActivationOperation'] = ResolversParentTypes['ActivationOperation']> = {
  activatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  activatedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  planName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface AddressExtraScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AddressExtra'], any> {
  name: 'AddressExtra';
}

export interface AddressLineScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AddressLine'], any> {
  name: 'AddressLine';
}

export type AttemptsLockedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AttemptsLocked'] = ResolversParentTypes['AttemptsLocked']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['AttemptPurpose'], ParentType, ContextType>;
  retryAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditFaultResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditFault'] = ResolversParentTypes['AuditFault']> = {
  kind?: Resolver<ResolversTypes['AuditFaultKind'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  segment?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditSegmentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditSegment'] = ResolversParentTypes['AuditSegment']> = {
  checkpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['AuditFault']>, ParentType, ContextType>;
  instance?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditSegmentConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditSegmentConnection'] = ResolversParentTypes['AuditSegmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditSegmentEdge']>, ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['AuditFault']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditSegmentEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AuditSegmentEdge'] = ResolversParentTypes['AuditSegmentEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditSegment'], ParentType, ContextType>;
};

export type BillResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Bill'] = ResolversParentTypes['Bill']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  amountDue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  billedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoiceLink?: Resolver<Maybe<ResolversTypes['InvoiceLink']>, ParentType, ContextType>;
  items?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BillLine']>>, ParentType, ContextType>;
  nothingToPay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  periodEnd?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  periodStart?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BillStatus'], ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BillChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillChanged'] = ResolversParentTypes['BillChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  billId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BillConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillConnection'] = ResolversParentTypes['BillConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BillEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BillEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillEdge'] = ResolversParentTypes['BillEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Bill'], ParentType, ContextType>;
};

export type BillItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillItem'] = ResolversParentTypes['BillItem']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type BillLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BillLine'] = ResolversParentTypes['BillLine']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['BillItem']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
};

export type CallOffOperationPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CallOffOperationPayload'] = ResolversParentTypes['CallOffOperationPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CallingCreditOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CallingCreditOperation'] = ResolversParentTypes['CallingCreditOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['CallingCreditQuote']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['CallingCreditQuote'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CallingCreditQuoteResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CallingCreditQuote'] = ResolversParentTypes['CallingCreditQuote']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CallingPurchaseResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CallingPurchase'] = ResolversParentTypes['CallingPurchase']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  on?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SaleStatus'], ParentType, ContextType>;
};

export type CallingUsageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CallingUsage'] = ResolversParentTypes['CallingUsage']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  destination?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CancelPortInPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CancelPortInPayload'] = ResolversParentTypes['CancelPortInPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['PortInOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelShipmentPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CancelShipmentPayload'] = ResolversParentTypes['CancelShipmentPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CardResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Card'] = ResolversParentTypes['Card']> = {
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiryMonth?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  expiryYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  last4?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CardLinkResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CardLink'] = ResolversParentTypes['CardLink']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export interface CarrierNameScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CarrierName'], any> {
  name: 'CarrierName';
}

export type CatalogResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Catalog'] = ResolversParentTypes['Catalog']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  offers?: Resolver<ReadonlyArray<ResolversTypes['Offer']>, ParentType, ContextType>;
  plans?: Resolver<ReadonlyArray<ResolversTypes['Plan']>, ParentType, ContextType>;
  services?: Resolver<ReadonlyArray<ResolversTypes['CatalogService']>, ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CatalogServiceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CatalogService'] = ResolversParentTypes['CatalogService']> = {
  deliveryDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CatalogServiceKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  __resolveType?: TypeResolveFn<'AttemptsLocked' | 'BillChanged' | 'CustomerChanged' | 'DeviceChanged' | 'LineChanged' | 'OperationAdvanced' | 'PortOutConfirmed' | 'PortOutRequested' | 'SecurityNotice' | 'UsageAlert', ParentType, ContextType>;
};

export type ChangePageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangePage'] = ResolversParentTypes['ChangePage']> = {
  changes?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  endCursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  hasMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reset?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChangePlanPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ChangePlanPayload'] = ResolversParentTypes['ChangePlanPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['PlanChangeQuote']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['PlanChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CityScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['City'], any> {
  name: 'City';
}

export type ConfirmSimSwapPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConfirmSimSwapPayload'] = ResolversParentTypes['ConfirmSimSwapPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['SimSwapOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactSupportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ContactSupport'] = ResolversParentTypes['ContactSupport']> = {
  problem?: Resolver<ResolversTypes['Problem'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CorrectPortDetailsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CorrectPortDetails'] = ResolversParentTypes['CorrectPortDetails']> = {
  details?: Resolver<ReadonlyArray<ResolversTypes['PortDetail']>, ParentType, ContextType>;
  platformMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CorrectPortInPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CorrectPortInPayload'] = ResolversParentTypes['CorrectPortInPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['PortInOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export type CoverageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  available?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  strength4g?: Resolver<Maybe<ResolversTypes['CoverageStrength']>, ParentType, ContextType>;
  strength5g?: Resolver<Maybe<ResolversTypes['CoverageStrength']>, ParentType, ContextType>;
};

export type CreateCardLinkPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CreateCardLinkPayload'] = ResolversParentTypes['CreateCardLinkPayload']> = {
  link?: Resolver<Maybe<ResolversTypes['CardLink']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export type CustomerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  accountReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  billingAddress?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  bills?: Resolver<Maybe<ResolversTypes['BillConnection']>, ParentType, ContextType, RequireFields<CustomerBillsArgs, 'first'>>;
  cards?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Card']>>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['EmailAddress']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  internationalCalling?: Resolver<Maybe<ResolversTypes['InternationalCalling']>, ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<CustomerInvoicesArgs, 'first'>>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['Line']>, ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, RequireFields<CustomerOperationsArgs, 'first'>>;
  ownedRoamingPacks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OwnedRoamingPack']>>, ParentType, ContextType>;
  reachCustomerId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  shippingAddress?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  viewerSeesWholeAccount?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerChanged'] = ResolversParentTypes['CustomerChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerEvent'] = ResolversParentTypes['CustomerEvent']> = {
  __resolveType?: TypeResolveFn<'AttemptsLocked' | 'BillChanged' | 'CustomerChanged' | 'DeviceChanged' | 'LineChanged' | 'PortOutConfirmed' | 'PortOutRequested' | 'SecurityNotice' | 'StreamReset' | 'UsageAlert', ParentType, ContextType>;
};

export type CustomerNoticeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerNotice'] = ResolversParentTypes['CustomerNotice']> = {
  __resolveType?: TypeResolveFn<'AttemptsLocked' | 'BillChanged' | 'CustomerChanged' | 'DeviceChanged' | 'LineChanged' | 'PortOutConfirmed' | 'PortOutRequested' | 'SecurityNotice' | 'UsageAlert', ParentType, ContextType>;
};

export type CustomerResetOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerResetOperation'] = ResolversParentTypes['CustomerResetOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerTaskResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerTask'] = ResolversParentTypes['CustomerTask']> = {
  __resolveType?: TypeResolveFn<'ContactSupport' | 'CorrectPortDetails' | 'PayAtLink' | 'RenewPaymentLink', ParentType, ContextType>;
};

export type DataAllowanceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DataAllowance'] = ResolversParentTypes['DataAllowance']> = {
  megabytes?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  unlimited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DataKeyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DataKey'] = ResolversParentTypes['DataKey']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  needed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seals?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeleteCardPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteCardPayload'] = ResolversParentTypes['DeleteCardPayload']> = {
  cards?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Card']>>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  deletedCardId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeviceChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeviceChanged'] = ResolversParentTypes['DeviceChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeviceCompatibilityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeviceCompatibility'] = ResolversParentTypes['DeviceCompatibility']> = {
  compatible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  esimCapable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  make?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  platformMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supports5g?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  supportsVolte?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  supportsWifiCalling?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type DirectChangeOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DirectChangeOperation'] = ResolversParentTypes['DirectChangeOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DisconnectLinePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DisconnectLinePayload'] = ResolversParentTypes['DisconnectLinePayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['LineActionOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DueTodayResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DueToday'] = ResolversParentTypes['DueToday']> = {
  activation?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  shipping?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  simKit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export interface EmailAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EmailAddress'], any> {
  name: 'EmailAddress';
}

export type EmailInvoicePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EmailInvoicePayload'] = ResolversParentTypes['EmailInvoicePayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EstimatedMonthlyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EstimatedMonthly'] = ResolversParentTypes['EstimatedMonthly']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type FccLabelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FccLabel'] = ResolversParentTypes['FccLabel']> = {
  statements?: Resolver<ReadonlyArray<ResolversTypes['FccStatement']>, ParentType, ContextType>;
};

export type FccStatementResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FccStatement'] = ResolversParentTypes['FccStatement']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface IccidScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Iccid'], any> {
  name: 'Iccid';
}

export interface IdempotencyKeyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['IdempotencyKey'], any> {
  name: 'IdempotencyKey';
}

export interface ImeiScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Imei'], any> {
  name: 'Imei';
}

export type InternationalCallingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InternationalCalling'] = ResolversParentTypes['InternationalCalling']> = {
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purchases?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CallingPurchase']>>, ParentType, ContextType>;
  usage?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CallingUsage']>>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  bill?: Resolver<Maybe<ResolversTypes['Bill']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoicedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['BillStatus']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceLinkResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['InvoiceLink'] = ResolversParentTypes['InvoiceLink']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
};

export type LiftDataRestrictionPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LiftDataRestrictionPayload'] = ResolversParentTypes['LiftDataRestrictionPayload']> = {
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Line'] = ResolversParentTypes['Line']> = {
  actions?: Resolver<ReadonlyArray<ResolversTypes['LineAction']>, ParentType, ContextType>;
  activatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  activatedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  iccid?: Resolver<Maybe<ResolversTypes['Iccid']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imei?: Resolver<Maybe<ResolversTypes['Imei']>, ParentType, ContextType>;
  isPrimary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lock?: Resolver<ResolversTypes['LineLock'], ParentType, ContextType>;
  openOperations?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  planName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reachCustomerId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  simType?: Resolver<Maybe<ResolversTypes['SimType']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LineStatus'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['LineUsage']>, ParentType, ContextType, RequireFields<LineUsageArgs, 'kind'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LineActionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LineAction'] = ResolversParentTypes['LineAction']> = {
  action?: Resolver<ResolversTypes['LineActionName'], ParentType, ContextType>;
  blockedBy?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  needs?: Resolver<ReadonlyArray<ResolversTypes['LineActionNeed']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  possible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LineActionOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LineActionOperation'] = ResolversParentTypes['LineActionOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['LineChange'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LineChangedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LineChanged'] = ResolversParentTypes['LineChanged']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LineLockResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LineLock'] = ResolversParentTypes['LineLock']> = {
  locked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  unlocksAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type LineUsageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LineUsage'] = ResolversParentTypes['LineUsage']> = {
  cycleEnd?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  cycleStart?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type LockLinePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LockLinePayload'] = ResolversParentTypes['LockLinePayload']> = {
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MakeLinePrimaryPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MakeLinePrimaryPayload'] = ResolversParentTypes['MakeLinePrimaryPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['LineActionOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgeOperation?: Resolver<ResolversTypes['AcknowledgeOperationPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeOperationArgs, 'input'>>;
  activateLine?: Resolver<ResolversTypes['ActivateLinePayload'], ParentType, ContextType, RequireFields<MutationActivateLineArgs, 'input'>>;
  callOffOperation?: Resolver<ResolversTypes['CallOffOperationPayload'], ParentType, ContextType, RequireFields<MutationCallOffOperationArgs, 'input'>>;
  cancelPortIn?: Resolver<ResolversTypes['CancelPortInPayload'], ParentType, ContextType, RequireFields<MutationCancelPortInArgs, 'input'>>;
  cancelShipment?: Resolver<ResolversTypes['CancelShipmentPayload'], ParentType, ContextType, RequireFields<MutationCancelShipmentArgs, 'input'>>;
  changePlan?: Resolver<ResolversTypes['ChangePlanPayload'], ParentType, ContextType, RequireFields<MutationChangePlanArgs, 'input'>>;
  confirmSimSwap?: Resolver<ResolversTypes['ConfirmSimSwapPayload'], ParentType, ContextType, RequireFields<MutationConfirmSimSwapArgs, 'input'>>;
  correctPortIn?: Resolver<ResolversTypes['CorrectPortInPayload'], ParentType, ContextType, RequireFields<MutationCorrectPortInArgs, 'input'>>;
  createCardLink?: Resolver<ResolversTypes['CreateCardLinkPayload'], ParentType, ContextType, RequireFields<MutationCreateCardLinkArgs, 'input'>>;
  deleteCard?: Resolver<ResolversTypes['DeleteCardPayload'], ParentType, ContextType, RequireFields<MutationDeleteCardArgs, 'input'>>;
  disconnectLine?: Resolver<ResolversTypes['DisconnectLinePayload'], ParentType, ContextType, RequireFields<MutationDisconnectLineArgs, 'input'>>;
  emailInvoice?: Resolver<ResolversTypes['EmailInvoicePayload'], ParentType, ContextType, RequireFields<MutationEmailInvoiceArgs, 'input'>>;
  liftDataRestriction?: Resolver<ResolversTypes['LiftDataRestrictionPayload'], ParentType, ContextType, RequireFields<MutationLiftDataRestrictionArgs, 'input'>>;
  lockLine?: Resolver<ResolversTypes['LockLinePayload'], ParentType, ContextType, RequireFields<MutationLockLineArgs, 'input'>>;
  makeLinePrimary?: Resolver<ResolversTypes['MakeLinePrimaryPayload'], ParentType, ContextType, RequireFields<MutationMakeLinePrimaryArgs, 'input'>>;
  payBill?: Resolver<ResolversTypes['PayBillPayload'], ParentType, ContextType, RequireFields<MutationPayBillArgs, 'input'>>;
  purchaseCallingCredit?: Resolver<ResolversTypes['PurchaseCallingCreditPayload'], ParentType, ContextType, RequireFields<MutationPurchaseCallingCreditArgs, 'input'>>;
  purchaseRoamingPack?: Resolver<ResolversTypes['PurchaseRoamingPackPayload'], ParentType, ContextType, RequireFields<MutationPurchaseRoamingPackArgs, 'input'>>;
  purchaseTopUp?: Resolver<ResolversTypes['PurchaseTopUpPayload'], ParentType, ContextType, RequireFields<MutationPurchaseTopUpArgs, 'input'>>;
  quoteCallingCredit?: Resolver<ResolversTypes['QuoteCallingCreditPayload'], ParentType, ContextType, RequireFields<MutationQuoteCallingCreditArgs, 'input'>>;
  quotePlanChange?: Resolver<ResolversTypes['QuotePlanChangePayload'], ParentType, ContextType, RequireFields<MutationQuotePlanChangeArgs, 'input'>>;
  quotePurchase?: Resolver<ResolversTypes['QuotePurchasePayload'], ParentType, ContextType, RequireFields<MutationQuotePurchaseArgs, 'input'>>;
  quoteRoamingPack?: Resolver<ResolversTypes['QuoteRoamingPackPayload'], ParentType, ContextType, RequireFields<MutationQuoteRoamingPackArgs, 'input'>>;
  quoteTopUp?: Resolver<ResolversTypes['QuoteTopUpPayload'], ParentType, ContextType, RequireFields<MutationQuoteTopUpArgs, 'input'>>;
  reconnectLine?: Resolver<ResolversTypes['ReconnectLinePayload'], ParentType, ContextType, RequireFields<MutationReconnectLineArgs, 'input'>>;
  recordDeparture?: Resolver<ResolversTypes['RecordDeparturePayload'], ParentType, ContextType, RequireFields<MutationRecordDepartureArgs, 'input'>>;
  refreshOperation?: Resolver<ResolversTypes['OperatorPayload'], ParentType, ContextType, RequireFields<MutationRefreshOperationArgs, 'input'>>;
  renewPaymentLink?: Resolver<ResolversTypes['RenewPaymentLinkPayload'], ParentType, ContextType, RequireFields<MutationRenewPaymentLinkArgs, 'input'>>;
  replayCallback?: Resolver<ResolversTypes['OperatorPayload'], ParentType, ContextType, RequireFields<MutationReplayCallbackArgs, 'input'>>;
  requestSimSwapCode?: Resolver<ResolversTypes['RequestSimSwapCodePayload'], ParentType, ContextType, RequireFields<MutationRequestSimSwapCodeArgs, 'input'>>;
  resetCustomer?: Resolver<ResolversTypes['ResetCustomerPayload'], ParentType, ContextType, RequireFields<MutationResetCustomerArgs, 'input'>>;
  resetVoicemailPin?: Resolver<ResolversTypes['ResetVoicemailPinPayload'], ParentType, ContextType, RequireFields<MutationResetVoicemailPinArgs, 'input'>>;
  restoreLine?: Resolver<ResolversTypes['RestoreLinePayload'], ParentType, ContextType, RequireFields<MutationRestoreLineArgs, 'input'>>;
  restrictData?: Resolver<ResolversTypes['RestrictDataPayload'], ParentType, ContextType, RequireFields<MutationRestrictDataArgs, 'input'>>;
  resubmitPortIn?: Resolver<ResolversTypes['ResubmitPortInPayload'], ParentType, ContextType, RequireFields<MutationResubmitPortInArgs, 'input'>>;
  revokeSessions?: Resolver<ResolversTypes['RevokeSessionsPayload'], ParentType, ContextType, RequireFields<MutationRevokeSessionsArgs, 'input'>>;
  sendSms?: Resolver<ResolversTypes['SendSmsPayload'], ParentType, ContextType, RequireFields<MutationSendSmsArgs, 'input'>>;
  setDefaultCard?: Resolver<ResolversTypes['SetDefaultCardPayload'], ParentType, ContextType, RequireFields<MutationSetDefaultCardArgs, 'input'>>;
  setRoamingAutoRenew?: Resolver<ResolversTypes['SetRoamingAutoRenewPayload'], ParentType, ContextType, RequireFields<MutationSetRoamingAutoRenewArgs, 'input'>>;
  settleOperation?: Resolver<ResolversTypes['OperatorPayload'], ParentType, ContextType, RequireFields<MutationSettleOperationArgs, 'input'>>;
  startPortIn?: Resolver<ResolversTypes['StartPortInPayload'], ParentType, ContextType, RequireFields<MutationStartPortInArgs, 'input'>>;
  submitPurchase?: Resolver<ResolversTypes['SubmitPurchasePayload'], ParentType, ContextType, RequireFields<MutationSubmitPurchaseArgs, 'input'>>;
  suspendLine?: Resolver<ResolversTypes['SuspendLinePayload'], ParentType, ContextType, RequireFields<MutationSuspendLineArgs, 'input'>>;
  swapNumber?: Resolver<ResolversTypes['SwapNumberPayload'], ParentType, ContextType, RequireFields<MutationSwapNumberArgs, 'input'>>;
  swapSim?: Resolver<ResolversTypes['SwapSimPayload'], ParentType, ContextType, RequireFields<MutationSwapSimArgs, 'input'>>;
  unlockLine?: Resolver<ResolversTypes['UnlockLinePayload'], ParentType, ContextType, RequireFields<MutationUnlockLineArgs, 'input'>>;
  updateCard?: Resolver<ResolversTypes['UpdateCardPayload'], ParentType, ContextType, RequireFields<MutationUpdateCardArgs, 'input'>>;
  updateCustomer?: Resolver<ResolversTypes['UpdateCustomerPayload'], ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'input'>>;
};

export type MutationPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType?: TypeResolveFn<'AcknowledgeOperationPayload' | 'ActivateLinePayload' | 'CallOffOperationPayload' | 'CancelPortInPayload' | 'CancelShipmentPayload' | 'ChangePlanPayload' | 'ConfirmSimSwapPayload' | 'CorrectPortInPayload' | 'CreateCardLinkPayload' | 'DeleteCardPayload' | 'DisconnectLinePayload' | 'EmailInvoicePayload' | 'LiftDataRestrictionPayload' | 'LockLinePayload' | 'MakeLinePrimaryPayload' | 'OperatorPayload' | 'PayBillPayload' | 'PurchaseCallingCreditPayload' | 'PurchaseRoamingPackPayload' | 'PurchaseTopUpPayload' | 'QuoteCallingCreditPayload' | 'QuotePlanChangePayload' | 'QuotePurchasePayload' | 'QuoteRoamingPackPayload' | 'QuoteTopUpPayload' | 'ReconnectLinePayload' | 'RecordDeparturePayload' | 'RenewPaymentLinkPayload' | 'RequestSimSwapCodePayload' | 'ResetCustomerPayload' | 'ResetVoicemailPinPayload' | 'RestoreLinePayload' | 'RestrictDataPayload' | 'ResubmitPortInPayload' | 'RevokeSessionsPayload' | 'SendSmsPayload' | 'SetDefaultCardPayload' | 'SetRoamingAutoRenewPayload' | 'StartPortInPayload' | 'SubmitPurchasePayload' | 'SuspendLinePayload' | 'SwapNumberPayload' | 'SwapSimPayload' | 'UnlockLinePayload' | 'UpdateCardPayload' | 'UpdateCustomerPayload', ParentType, ContextType>;
};

export type NodeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'ActivationOperation' | 'Bill' | 'CallingCreditOperation' | 'CallingCreditQuote' | 'Card' | 'Catalog' | 'CatalogService' | 'Customer' | 'CustomerResetOperation' | 'DirectChangeOperation' | 'InternationalCalling' | 'Invoice' | 'Line' | 'LineActionOperation' | 'NumberSwapOperation' | 'Offer' | 'OwnedRoamingPack' | 'PaymentOperation' | 'Plan' | 'PlanChangeOperation' | 'PlanChangeQuote' | 'PortInOperation' | 'PortOutOperation' | 'PurchaseOperation' | 'PurchaseQuote' | 'RoamingPack' | 'RoamingPackOperation' | 'RoamingPackQuote' | 'Shipment' | 'SimSwapOperation' | 'TopUpOperation' | 'TopUpQuote' | 'Viewer', ParentType, ContextType>;
};

export interface NoteScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Note'], any> {
  name: 'Note';
}

export type NumberSwapOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NumberSwapOperation'] = ResolversParentTypes['NumberSwapOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  previousNumber?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OfferResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Offer'] = ResolversParentTypes['Offer']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface OneTimeCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['OneTimeCode'], any> {
  name: 'OneTimeCode';
}

export type OperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Operation'] = ResolversParentTypes['Operation']> = {
  __resolveType?: TypeResolveFn<'ActivationOperation' | 'CallingCreditOperation' | 'CustomerResetOperation' | 'DirectChangeOperation' | 'LineActionOperation' | 'NumberSwapOperation' | 'PaymentOperation' | 'PlanChangeOperation' | 'PortInOperation' | 'PortOutOperation' | 'PurchaseOperation' | 'RoamingPackOperation' | 'SimSwapOperation' | 'TopUpOperation', ParentType, ContextType>;
};

export type OperationAdvancedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationAdvanced'] = ResolversParentTypes['OperationAdvanced']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationConnection'] = ResolversParentTypes['OperationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OperationEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationEdge'] = ResolversParentTypes['OperationEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type OperationEventResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationEvent'] = ResolversParentTypes['OperationEvent']> = {
  __resolveType?: TypeResolveFn<'OperationAdvanced' | 'OperationSnapshot' | 'StreamReset', ParentType, ContextType>;
};

export type OperationPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationPayload'] = ResolversParentTypes['OperationPayload']> = {
  __resolveType?: TypeResolveFn<'ActivateLinePayload' | 'CallOffOperationPayload' | 'CancelPortInPayload' | 'ChangePlanPayload' | 'ConfirmSimSwapPayload' | 'CorrectPortInPayload' | 'DisconnectLinePayload' | 'MakeLinePrimaryPayload' | 'OperatorPayload' | 'PayBillPayload' | 'PurchaseCallingCreditPayload' | 'PurchaseRoamingPackPayload' | 'PurchaseTopUpPayload' | 'ReconnectLinePayload' | 'RenewPaymentLinkPayload' | 'ResetCustomerPayload' | 'RestoreLinePayload' | 'ResubmitPortInPayload' | 'StartPortInPayload' | 'SubmitPurchasePayload' | 'SuspendLinePayload' | 'SwapNumberPayload' | 'SwapSimPayload', ParentType, ContextType>;
};

export type OperationSetAsideResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationSetAside'] = ResolversParentTypes['OperationSetAside']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OperationSnapshotResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationSnapshot'] = ResolversParentTypes['OperationSnapshot']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationStepResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationStep'] = ResolversParentTypes['OperationStep']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['OperationStepCode'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['StepSource'], ParentType, ContextType>;
};

export type OperationTimelineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationTimeline'] = ResolversParentTypes['OperationTimeline']> = {
  callbacks?: Resolver<ReadonlyArray<ResolversTypes['TimelineCallback']>, ParentType, ContextType>;
  doubtEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  failedReads?: Resolver<ReadonlyArray<ResolversTypes['TimelineFailedRead']>, ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
  reachCustomerId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readings?: Resolver<ReadonlyArray<ResolversTypes['TimelineReading']>, ParentType, ContextType>;
  requests?: Resolver<ReadonlyArray<ResolversTypes['TimelineRequest']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trail?: Resolver<ReadonlyArray<ResolversTypes['TimelineEntry']>, ParentType, ContextType>;
  transactions?: Resolver<ReadonlyArray<ResolversTypes['TimelineTransaction']>, ParentType, ContextType>;
  writes?: Resolver<ReadonlyArray<ResolversTypes['TimelineWrite']>, ParentType, ContextType>;
};

export type OperatorPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperatorPayload'] = ResolversParentTypes['OperatorPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OwnedRoamingPackResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OwnedRoamingPack'] = ResolversParentTypes['OwnedRoamingPack']> = {
  autoRenew?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  pack?: Resolver<Maybe<ResolversTypes['RoamingPack']>, ParentType, ContextType>;
  packId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OwnedRoamingPackStatus'], ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['RoamingPackUsage']>, ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
};

export type PayAtLinkResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PayAtLink'] = ResolversParentTypes['PayAtLink']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayBillPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PayBillPayload'] = ResolversParentTypes['PayBillPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['PaymentOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PaymentOperation'] = ResolversParentTypes['PaymentOperation']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  bill?: Resolver<Maybe<ResolversTypes['Bill']>, ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  settledElsewhere?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface PersonNameScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PersonName'], any> {
  name: 'PersonName';
}

export interface PhoneNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PhoneNumber'], any> {
  name: 'PhoneNumber';
}

export type PlanResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan']> = {
  additionalLinePrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  data?: Resolver<ResolversTypes['DataAllowance'], ParentType, ContextType>;
  downgradesTo?: Resolver<ReadonlyArray<ResolversTypes['Plan']>, ParentType, ContextType>;
  fccLabel?: Resolver<Maybe<ResolversTypes['FccLabel']>, ParentType, ContextType>;
  features?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxLines?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  upgradesTo?: Resolver<ReadonlyArray<ResolversTypes['Plan']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlanChangeOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlanChangeOperation'] = ResolversParentTypes['PlanChangeOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  effectiveOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['PlanChangeQuote']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['PlanChangeQuote'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scheduled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlanChangeQuoteResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PlanChangeQuote'] = ResolversParentTypes['PlanChangeQuote']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  changeType?: Resolver<Maybe<ResolversTypes['PlanChangeType']>, ParentType, ContextType>;
  effective?: Resolver<ResolversTypes['PlanChangeTime'], ParentType, ContextType>;
  effectiveOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  newMonthly?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  provable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PortInEligibilityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortInEligibility'] = ResolversParentTypes['PortInEligibility']> = {
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eligible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  platformMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PortInOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortInOperation'] = ResolversParentTypes['PortInOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['PhoneNumber'], ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  ported?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PortOutConfirmedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortOutConfirmed'] = ResolversParentTypes['PortOutConfirmed']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  portOut?: Resolver<Maybe<ResolversTypes['PortOutOperation']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PortOutOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortOutOperation'] = ResolversParentTypes['PortOutOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['PhoneNumber']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PortOutRequestedResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PortOutRequested'] = ResolversParentTypes['PortOutRequested']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  portOut?: Resolver<Maybe<ResolversTypes['PortOutOperation']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  address1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  zip?: Resolver<ResolversTypes['ZipCode'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  platformMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['Remedy'], ParentType, ContextType>;
  retryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  signIn?: Resolver<Maybe<ResolversTypes['WantedSignIn']>, ParentType, ContextType>;
};

export interface PromoCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PromoCode'], any> {
  name: 'PromoCode';
}

export type PurchaseCallingCreditPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseCallingCreditPayload'] = ResolversParentTypes['PurchaseCallingCreditPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['CallingCreditQuote']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['CallingCreditOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurchaseOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseOperation'] = ResolversParentTypes['PurchaseOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['PurchasedLine']>, ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['PurchaseQuote']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['PurchaseQuote'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['PurchaseTransaction']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurchaseQuoteResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseQuote'] = ResolversParentTypes['PurchaseQuote']> = {
  dueToday?: Resolver<ResolversTypes['DueToday'], ParentType, ContextType>;
  estimatedMonthly?: Resolver<ResolversTypes['EstimatedMonthly'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PurchaseKind'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['QuotedLine']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurchaseRoamingPackPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseRoamingPackPayload'] = ResolversParentTypes['PurchaseRoamingPackPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['RoamingPackQuote']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['RoamingPackOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurchaseTopUpPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseTopUpPayload'] = ResolversParentTypes['PurchaseTopUpPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['TopUpQuote']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['TopUpOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurchaseTransactionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchaseTransaction'] = ResolversParentTypes['PurchaseTransaction']> = {
  paymentStatus?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  platformMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reachTransactionId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PurchasedLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurchasedLine'] = ResolversParentTypes['PurchasedLine']> = {
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  next?: Resolver<ResolversTypes['PurchasedLineNext'], ParentType, ContextType>;
  simType?: Resolver<ResolversTypes['SimType'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditEntries?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, RequireFields<QueryAuditEntriesArgs, 'first'>>;
  auditSegments?: Resolver<ResolversTypes['AuditSegmentConnection'], ParentType, ContextType, RequireFields<QueryAuditSegmentsArgs, 'first'>>;
  bill?: Resolver<Maybe<ResolversTypes['Bill']>, ParentType, ContextType, RequireFields<QueryBillArgs, 'id'>>;
  card?: Resolver<Maybe<ResolversTypes['Card']>, ParentType, ContextType, RequireFields<QueryCardArgs, 'id'>>;
  catalog?: Resolver<Maybe<ResolversTypes['Catalog']>, ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['ChangePage'], ParentType, ContextType, RequireFields<QueryChangesArgs, 'first'>>;
  coverage?: Resolver<Maybe<ResolversTypes['Coverage']>, ParentType, ContextType, RequireFields<QueryCoverageArgs, 'address'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerByAccountReference?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerByAccountReferenceArgs, 'reference'>>;
  dataKeys?: Resolver<ReadonlyArray<ResolversTypes['DataKey']>, ParentType, ContextType>;
  deviceCompatibility?: Resolver<Maybe<ResolversTypes['DeviceCompatibility']>, ParentType, ContextType, RequireFields<QueryDeviceCompatibilityArgs, 'imei'>>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType, RequireFields<QueryLineArgs, 'id'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  now?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType, RequireFields<QueryOperationArgs, 'id'>>;
  operationTimeline?: Resolver<Maybe<ResolversTypes['OperationTimeline']>, ParentType, ContextType, RequireFields<QueryOperationTimelineArgs, 'id'>>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, RequireFields<QueryOperationsArgs, 'first'>>;
  operationsMatching?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, RequireFields<QueryOperationsMatchingArgs, 'criteria' | 'first'>>;
  operationsNeedingAttention?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, RequireFields<QueryOperationsNeedingAttentionArgs, 'first'>>;
  operationsSetAside?: Resolver<ReadonlyArray<ResolversTypes['OperationSetAside']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType, RequireFields<QueryPlanArgs, 'id'>>;
  portInEligibility?: Resolver<Maybe<ResolversTypes['PortInEligibility']>, ParentType, ContextType, RequireFields<QueryPortInEligibilityArgs, 'number'>>;
  purchaseByTransaction?: Resolver<Maybe<ResolversTypes['PurchaseOperation']>, ParentType, ContextType, RequireFields<QueryPurchaseByTransactionArgs, 'transactionId'>>;
  roamingCountries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RoamingCountry']>>, ParentType, ContextType>;
  roamingPacks?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RoamingPack']>>, ParentType, ContextType, RequireFields<QueryRoamingPacksArgs, 'countries'>>;
  simCardEligibility?: Resolver<Maybe<ResolversTypes['SimCardEligibility']>, ParentType, ContextType, RequireFields<QuerySimCardEligibilityArgs, 'iccid'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  zipCodeCoverage?: Resolver<Maybe<ResolversTypes['ZipCodeCoverage']>, ParentType, ContextType, RequireFields<QueryZipCodeCoverageArgs, 'zip'>>;
};

export type QuoteCallingCreditPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuoteCallingCreditPayload'] = ResolversParentTypes['QuoteCallingCreditPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['CallingCreditQuote']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuotePlanChangePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuotePlanChangePayload'] = ResolversParentTypes['QuotePlanChangePayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['PlanChangeQuote']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuotePurchasePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuotePurchasePayload'] = ResolversParentTypes['QuotePurchasePayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['PurchaseQuote']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteRoamingPackPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuoteRoamingPackPayload'] = ResolversParentTypes['QuoteRoamingPackPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['RoamingPackQuote']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteTopUpPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuoteTopUpPayload'] = ResolversParentTypes['QuoteTopUpPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['TopUpQuote']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuotedLineResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuotedLine'] = ResolversParentTypes['QuotedLine']> = {
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  simType?: Resolver<ResolversTypes['SimType'], ParentType, ContextType>;
};

export interface ReasonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Reason'], any> {
  name: 'Reason';
}

export type ReconnectLinePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ReconnectLinePayload'] = ResolversParentTypes['ReconnectLinePayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['LineActionOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordDeparturePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordDeparturePayload'] = ResolversParentTypes['RecordDeparturePayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface ReferenceScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Reference'], any> {
  name: 'Reference';
}

export type RenewPaymentLinkResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RenewPaymentLink'] = ResolversParentTypes['RenewPaymentLink']> = {
  expiredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RenewPaymentLinkPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RenewPaymentLinkPayload'] = ResolversParentTypes['RenewPaymentLinkPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['PurchaseOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestSimSwapCodePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RequestSimSwapCodePayload'] = ResolversParentTypes['RequestSimSwapCodePayload']> = {
  codeRequestId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResetCustomerPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ResetCustomerPayload'] = ResolversParentTypes['ResetCustomerPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['CustomerResetOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResetVoicemailPinPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ResetVoicemailPinPayload'] = ResolversParentTypes['ResetVoicemailPinPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestoreLinePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RestoreLinePayload'] = ResolversParentTypes['RestoreLinePayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['LineActionOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RestrictDataPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RestrictDataPayload'] = ResolversParentTypes['RestrictDataPayload']> = {
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResubmitPortInPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ResubmitPortInPayload'] = ResolversParentTypes['ResubmitPortInPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['PortInOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface ReturnPageNameScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ReturnPageName'], any> {
  name: 'ReturnPageName';
}

export type RevokeSessionsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RevokeSessionsPayload'] = ResolversParentTypes['RevokeSessionsPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoamingCountryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RoamingCountry'] = ResolversParentTypes['RoamingCountry']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface RoamingCountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['RoamingCountryCode'], any> {
  name: 'RoamingCountryCode';
}

export type RoamingDataResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RoamingData'] = ResolversParentTypes['RoamingData']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RoamingPackResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RoamingPack'] = ResolversParentTypes['RoamingPack']> = {
  countries?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  data?: Resolver<Maybe<ResolversTypes['RoamingData']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  validityDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  voiceMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoamingPackOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RoamingPackOperation'] = ResolversParentTypes['RoamingPackOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['RoamingPackQuote']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['RoamingPackQuote'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoamingPackQuoteResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RoamingPackQuote'] = ResolversParentTypes['RoamingPackQuote']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pack?: Resolver<Maybe<ResolversTypes['RoamingPack']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoamingPackUsageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RoamingPackUsage'] = ResolversParentTypes['RoamingPackUsage']> = {
  remaining?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  used?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type SecurityNoticeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SecurityNotice'] = ResolversParentTypes['SecurityNotice']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SecurityNoticeKind'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SendSmsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SendSmsPayload'] = ResolversParentTypes['SendSmsPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetDefaultCardPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SetDefaultCardPayload'] = ResolversParentTypes['SetDefaultCardPayload']> = {
  card?: Resolver<Maybe<ResolversTypes['Card']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetRoamingAutoRenewPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SetRoamingAutoRenewPayload'] = ResolversParentTypes['SetRoamingAutoRenewPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  pack?: Resolver<Maybe<ResolversTypes['OwnedRoamingPack']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = {
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shippedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shippedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ShipmentStatus'], ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SimCardEligibilityResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SimCardEligibility'] = ResolversParentTypes['SimCardEligibility']> = {
  eligible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  platformMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SimSwapOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SimSwapOperation'] = ResolversParentTypes['SimSwapOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  simType?: Resolver<ResolversTypes['SimType'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SmsTextScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SmsText'], any> {
  name: 'SmsText';
}

export type StartPortInPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StartPortInPayload'] = ResolversParentTypes['StartPortInPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['PortInOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface StateCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['StateCode'], any> {
  name: 'StateCode';
}

export type StreamItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StreamItem'] = ResolversParentTypes['StreamItem']> = {
  __resolveType?: TypeResolveFn<'AttemptsLocked' | 'BillChanged' | 'CustomerChanged' | 'DeviceChanged' | 'LineChanged' | 'OperationAdvanced' | 'OperationSnapshot' | 'PortOutConfirmed' | 'PortOutRequested' | 'SecurityNotice' | 'StreamReset' | 'UsageAlert', ParentType, ContextType>;
};

export type StreamResetResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['StreamReset'] = ResolversParentTypes['StreamReset']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['StreamResetReason'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface SubjectNameScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SubjectName'], any> {
  name: 'SubjectName';
}

export type SubmitPurchasePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SubmitPurchasePayload'] = ResolversParentTypes['SubmitPurchasePayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['PurchaseQuote']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['PurchaseOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  customerEvents?: SubscriptionResolver<ResolversTypes['CustomerEvent'], "customerEvents", ParentType, ContextType, RequireFields<SubscriptionCustomerEventsArgs, 'customerId'>>;
  operationEvents?: SubscriptionResolver<ResolversTypes['OperationEvent'], "operationEvents", ParentType, ContextType, Partial<SubscriptionOperationEventsArgs>>;
};

export type SuspendLinePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SuspendLinePayload'] = ResolversParentTypes['SuspendLinePayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['LineActionOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SwapNumberPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SwapNumberPayload'] = ResolversParentTypes['SwapNumberPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['NumberSwapOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SwapSimPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SwapSimPayload'] = ResolversParentTypes['SwapSimPayload']> = {
  alreadyStarted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['SimSwapOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TimelineCallResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineCall'] = ResolversParentTypes['TimelineCall']> = {
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  httpStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  result?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TimelineCallbackResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineCallback'] = ResolversParentTypes['TimelineCallback']> = {
  callbackId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  claimedStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['CallbackVerdict']>, ParentType, ContextType>;
};

export type TimelineEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineEntry'] = ResolversParentTypes['TimelineEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TimelineFailedReadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineFailedRead'] = ResolversParentTypes['TimelineFailedRead']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  call?: Resolver<Maybe<ResolversTypes['TimelineCall']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  times?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TimelineReadingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineReading'] = ResolversParentTypes['TimelineReading']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['StepSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
};

export type TimelineRequestResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineRequest'] = ResolversParentTypes['TimelineRequest']> = {
  asked?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TimelineTransactionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineTransaction'] = ResolversParentTypes['TimelineTransaction']> = {
  reachTransactionId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TimelineWriteResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TimelineWrite'] = ResolversParentTypes['TimelineWrite']> = {
  call?: Resolver<Maybe<ResolversTypes['TimelineCall']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['WriteOutcome'], ParentType, ContextType>;
  outcomeAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  refusedFor?: Resolver<Maybe<ResolversTypes['ProblemCode']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TopUpOperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TopUpOperation'] = ResolversParentTypes['TopUpOperation']> = {
  attention?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  customerTask?: Resolver<Maybe<ResolversTypes['CustomerTask']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  newQuote?: Resolver<Maybe<ResolversTypes['TopUpQuote']>, ParentType, ContextType>;
  nextCheckAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['TopUpQuote'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopUpQuoteResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TopUpQuote'] = ResolversParentTypes['TopUpQuote']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['CatalogService']>, ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface TransferPinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TransferPin'], any> {
  name: 'TransferPin';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UnlockLinePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnlockLinePayload'] = ResolversParentTypes['UnlockLinePayload']> = {
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateCardPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateCardPayload'] = ResolversParentTypes['UpdateCardPayload']> = {
  card?: Resolver<Maybe<ResolversTypes['Card']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateCustomerPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateCustomerPayload'] = ResolversParentTypes['UpdateCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['DirectChangeOperation']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UsageAlertResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UsageAlert'] = ResolversParentTypes['UsageAlert']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Certainty'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['UsageKind'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Line']>, ParentType, ContextType>;
  lineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  thresholdPercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  used?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  customers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Customer']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, RequireFields<ViewerOperationsArgs, 'first'>>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface VoicemailPinScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['VoicemailPin'], any> {
  name: 'VoicemailPin';
}

export type WantedSignInResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['WantedSignIn'] = ResolversParentTypes['WantedSignIn']> = {
  acrValues?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  maxAgeSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface ZipCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ZipCode'], any> {
  name: 'ZipCode';
}

export type ZipCodeCoverageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ZipCodeCoverage'] = ResolversParentTypes['ZipCodeCoverage']> = {
  esimAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  physicalSimAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  served?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  zip?: Resolver<ResolversTypes['ZipCode'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  AccountNumber?: GraphQLScalarType;
  AcknowledgeOperationPayload?: AcknowledgeOperationPayloadResolvers<ContextType>;
  ActivateLinePayload?: ActivateLinePayloadResolvers<ContextType>;
  ActivationOperation?: ActivationOperationResolvers<ContextType>;
  AddressExtra?: GraphQLScalarType;
  AddressLine?: GraphQLScalarType;
  AttemptsLocked?: AttemptsLockedResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuditFault?: AuditFaultResolvers<ContextType>;
  AuditSegment?: AuditSegmentResolvers<ContextType>;
  AuditSegmentConnection?: AuditSegmentConnectionResolvers<ContextType>;
  AuditSegmentEdge?: AuditSegmentEdgeResolvers<ContextType>;
  Bill?: BillResolvers<ContextType>;
  BillChanged?: BillChangedResolvers<ContextType>;
  BillConnection?: BillConnectionResolvers<ContextType>;
  BillEdge?: BillEdgeResolvers<ContextType>;
  BillItem?: BillItemResolvers<ContextType>;
  BillLine?: BillLineResolvers<ContextType>;
  CallOffOperationPayload?: CallOffOperationPayloadResolvers<ContextType>;
  CallingCreditOperation?: CallingCreditOperationResolvers<ContextType>;
  CallingCreditQuote?: CallingCreditQuoteResolvers<ContextType>;
  CallingPurchase?: CallingPurchaseResolvers<ContextType>;
  CallingUsage?: CallingUsageResolvers<ContextType>;
  CancelPortInPayload?: CancelPortInPayloadResolvers<ContextType>;
  CancelShipmentPayload?: CancelShipmentPayloadResolvers<ContextType>;
  Card?: CardResolvers<ContextType>;
  CardLink?: CardLinkResolvers<ContextType>;
  CarrierName?: GraphQLScalarType;
  Catalog?: CatalogResolvers<ContextType>;
  CatalogService?: CatalogServiceResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  ChangePage?: ChangePageResolvers<ContextType>;
  ChangePlanPayload?: ChangePlanPayloadResolvers<ContextType>;
  City?: GraphQLScalarType;
  ConfirmSimSwapPayload?: ConfirmSimSwapPayloadResolvers<ContextType>;
  ContactSupport?: ContactSupportResolvers<ContextType>;
  CorrectPortDetails?: CorrectPortDetailsResolvers<ContextType>;
  CorrectPortInPayload?: CorrectPortInPayloadResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  Coverage?: CoverageResolvers<ContextType>;
  CreateCardLinkPayload?: CreateCardLinkPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerChanged?: CustomerChangedResolvers<ContextType>;
  CustomerEvent?: CustomerEventResolvers<ContextType>;
  CustomerNotice?: CustomerNoticeResolvers<ContextType>;
  CustomerResetOperation?: CustomerResetOperationResolvers<ContextType>;
  CustomerTask?: CustomerTaskResolvers<ContextType>;
  DataAllowance?: DataAllowanceResolvers<ContextType>;
  DataKey?: DataKeyResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DeleteCardPayload?: DeleteCardPayloadResolvers<ContextType>;
  DeviceChanged?: DeviceChangedResolvers<ContextType>;
  DeviceCompatibility?: DeviceCompatibilityResolvers<ContextType>;
  DirectChangeOperation?: DirectChangeOperationResolvers<ContextType>;
  DisconnectLinePayload?: DisconnectLinePayloadResolvers<ContextType>;
  DueToday?: DueTodayResolvers<ContextType>;
  EmailAddress?: GraphQLScalarType;
  EmailInvoicePayload?: EmailInvoicePayloadResolvers<ContextType>;
  EstimatedMonthly?: EstimatedMonthlyResolvers<ContextType>;
  FccLabel?: FccLabelResolvers<ContextType>;
  FccStatement?: FccStatementResolvers<ContextType>;
  Iccid?: GraphQLScalarType;
  IdempotencyKey?: GraphQLScalarType;
  Imei?: GraphQLScalarType;
  InternationalCalling?: InternationalCallingResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLink?: InvoiceLinkResolvers<ContextType>;
  LiftDataRestrictionPayload?: LiftDataRestrictionPayloadResolvers<ContextType>;
  Line?: LineResolvers<ContextType>;
  LineAction?: LineActionResolvers<ContextType>;
  LineActionOperation?: LineActionOperationResolvers<ContextType>;
  LineChanged?: LineChangedResolvers<ContextType>;
  LineLock?: LineLockResolvers<ContextType>;
  LineUsage?: LineUsageResolvers<ContextType>;
  LockLinePayload?: LockLinePayloadResolvers<ContextType>;
  MakeLinePrimaryPayload?: MakeLinePrimaryPayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Note?: GraphQLScalarType;
  NumberSwapOperation?: NumberSwapOperationResolvers<ContextType>;
  Offer?: OfferResolvers<ContextType>;
  OneTimeCode?: GraphQLScalarType;
  Operation?: OperationResolvers<ContextType>;
  OperationAdvanced?: OperationAdvancedResolvers<ContextType>;
  OperationConnection?: OperationConnectionResolvers<ContextType>;
  OperationEdge?: OperationEdgeResolvers<ContextType>;
  OperationEvent?: OperationEventResolvers<ContextType>;
  OperationPayload?: OperationPayloadResolvers<ContextType>;
  OperationSetAside?: OperationSetAsideResolvers<ContextType>;
  OperationSnapshot?: OperationSnapshotResolvers<ContextType>;
  OperationStep?: OperationStepResolvers<ContextType>;
  OperationTimeline?: OperationTimelineResolvers<ContextType>;
  OperatorPayload?: OperatorPayloadResolvers<ContextType>;
  OwnedRoamingPack?: OwnedRoamingPackResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PayAtLink?: PayAtLinkResolvers<ContextType>;
  PayBillPayload?: PayBillPayloadResolvers<ContextType>;
  PaymentOperation?: PaymentOperationResolvers<ContextType>;
  PersonName?: GraphQLScalarType;
  PhoneNumber?: GraphQLScalarType;
  Plan?: PlanResolvers<ContextType>;
  PlanChangeOperation?: PlanChangeOperationResolvers<ContextType>;
  PlanChangeQuote?: PlanChangeQuoteResolvers<ContextType>;
  PortInEligibility?: PortInEligibilityResolvers<ContextType>;
  PortInOperation?: PortInOperationResolvers<ContextType>;
  PortOutConfirmed?: PortOutConfirmedResolvers<ContextType>;
  PortOutOperation?: PortOutOperationResolvers<ContextType>;
  PortOutRequested?: PortOutRequestedResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  PromoCode?: GraphQLScalarType;
  PurchaseCallingCreditPayload?: PurchaseCallingCreditPayloadResolvers<ContextType>;
  PurchaseOperation?: PurchaseOperationResolvers<ContextType>;
  PurchaseQuote?: PurchaseQuoteResolvers<ContextType>;
  PurchaseRoamingPackPayload?: PurchaseRoamingPackPayloadResolvers<ContextType>;
  PurchaseTopUpPayload?: PurchaseTopUpPayloadResolvers<ContextType>;
  PurchaseTransaction?: PurchaseTransactionResolvers<ContextType>;
  PurchasedLine?: PurchasedLineResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuoteCallingCreditPayload?: QuoteCallingCreditPayloadResolvers<ContextType>;
  QuotePlanChangePayload?: QuotePlanChangePayloadResolvers<ContextType>;
  QuotePurchasePayload?: QuotePurchasePayloadResolvers<ContextType>;
  QuoteRoamingPackPayload?: QuoteRoamingPackPayloadResolvers<ContextType>;
  QuoteTopUpPayload?: QuoteTopUpPayloadResolvers<ContextType>;
  QuotedLine?: QuotedLineResolvers<ContextType>;
  Reason?: GraphQLScalarType;
  ReconnectLinePayload?: ReconnectLinePayloadResolvers<ContextType>;
  RecordDeparturePayload?: RecordDeparturePayloadResolvers<ContextType>;
  Reference?: GraphQLScalarType;
  RenewPaymentLink?: RenewPaymentLinkResolvers<ContextType>;
  RenewPaymentLinkPayload?: RenewPaymentLinkPayloadResolvers<ContextType>;
  RequestSimSwapCodePayload?: RequestSimSwapCodePayloadResolvers<ContextType>;
  ResetCustomerPayload?: ResetCustomerPayloadResolvers<ContextType>;
  ResetVoicemailPinPayload?: ResetVoicemailPinPayloadResolvers<ContextType>;
  RestoreLinePayload?: RestoreLinePayloadResolvers<ContextType>;
  RestrictDataPayload?: RestrictDataPayloadResolvers<ContextType>;
  ResubmitPortInPayload?: ResubmitPortInPayloadResolvers<ContextType>;
  ReturnPageName?: GraphQLScalarType;
  RevokeSessionsPayload?: RevokeSessionsPayloadResolvers<ContextType>;
  RoamingCountry?: RoamingCountryResolvers<ContextType>;
  RoamingCountryCode?: GraphQLScalarType;
  RoamingData?: RoamingDataResolvers<ContextType>;
  RoamingPack?: RoamingPackResolvers<ContextType>;
  RoamingPackOperation?: RoamingPackOperationResolvers<ContextType>;
  RoamingPackQuote?: RoamingPackQuoteResolvers<ContextType>;
  RoamingPackUsage?: RoamingPackUsageResolvers<ContextType>;
  SecurityNotice?: SecurityNoticeResolvers<ContextType>;
  SendSmsPayload?: SendSmsPayloadResolvers<ContextType>;
  SetDefaultCardPayload?: SetDefaultCardPayloadResolvers<ContextType>;
  SetRoamingAutoRenewPayload?: SetRoamingAutoRenewPayloadResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  SimCardEligibility?: SimCardEligibilityResolvers<ContextType>;
  SimSwapOperation?: SimSwapOperationResolvers<ContextType>;
  SmsText?: GraphQLScalarType;
  StartPortInPayload?: StartPortInPayloadResolvers<ContextType>;
  StateCode?: GraphQLScalarType;
  StreamItem?: StreamItemResolvers<ContextType>;
  StreamReset?: StreamResetResolvers<ContextType>;
  SubjectName?: GraphQLScalarType;
  SubmitPurchasePayload?: SubmitPurchasePayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SuspendLinePayload?: SuspendLinePayloadResolvers<ContextType>;
  SwapNumberPayload?: SwapNumberPayloadResolvers<ContextType>;
  SwapSimPayload?: SwapSimPayloadResolvers<ContextType>;
  TimelineCall?: TimelineCallResolvers<ContextType>;
  TimelineCallback?: TimelineCallbackResolvers<ContextType>;
  TimelineEntry?: TimelineEntryResolvers<ContextType>;
  TimelineFailedRead?: TimelineFailedReadResolvers<ContextType>;
  TimelineReading?: TimelineReadingResolvers<ContextType>;
  TimelineRequest?: TimelineRequestResolvers<ContextType>;
  TimelineTransaction?: TimelineTransactionResolvers<ContextType>;
  TimelineWrite?: TimelineWriteResolvers<ContextType>;
  TopUpOperation?: TopUpOperationResolvers<ContextType>;
  TopUpQuote?: TopUpQuoteResolvers<ContextType>;
  TransferPin?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  UnlockLinePayload?: UnlockLinePayloadResolvers<ContextType>;
  UpdateCardPayload?: UpdateCardPayloadResolvers<ContextType>;
  UpdateCustomerPayload?: UpdateCustomerPayloadResolvers<ContextType>;
  UsageAlert?: UsageAlertResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  VoicemailPin?: GraphQLScalarType;
  WantedSignIn?: WantedSignInResolvers<ContextType>;
  ZipCode?: GraphQLScalarType;
  ZipCodeCoverage?: ZipCodeCoverageResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  shared?: SharedDirectiveResolver<any, any, ContextType>;
  stepUp?: StepUpDirectiveResolver<any, any, ContextType>;
  upstream?: UpstreamDirectiveResolver<any, any, ContextType>;
};
