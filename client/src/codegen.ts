// Generated from the schema by `npm run generate`. Do not edit.

/** `scalars` of graphql-codegen: each custom scalar is a string on the wire, in both directions. */
export const scalars = {
  CountryCode: 'string',
  CurrencyCode: 'string',
  Cursor: 'string',
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  EmailAddress: 'string',
  Iccid: 'string',
  IdempotencyKey: 'string',
  Imei: 'string',
  OneTimeCode: 'string',
  PhoneNumber: 'string',
  TransferPin: 'string',
  URL: 'string',
  VoicemailPin: 'string',
  ZipCode: 'string',
} as const;
