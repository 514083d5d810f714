import type { CodegenConfig } from '@graphql-codegen/cli';

const mapped = (file: string, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => {
      const [type = '', object = type] = name.split(':');
      return [type, `../${file}#${object} as ${type}Model`];
    }),
  );

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'schema.graphql': {
      plugins: [
        { add: { content: '# Printed from schema/ by `npm run generate`. Do not edit.' } },
        'schema-ast',
      ],
      config: { includeDirectives: true, sort: true },
    },
    'src/generated/types.ts': {
      plugins: [
        { add: { content: '// Generated from schema/ by `npm run generate`. Do not edit.' } },
        'typescript',
        'typescript-resolvers',
      ],
      config: {
        contextType: '../context.ts#RequestContext',
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        defaultScalarType: 'string',
        useIndexSignature: false,
        avoidOptionals: { defaultValue: true },
        immutableTypes: true,
        importExtension: '.ts',
        optionalResolveType: true,
        scalars: {
          DateTime: { input: 'string', output: 'number' },
          Decimal: 'string',
          PhoneNumber: 'string',
          Imei: 'string',
          Iccid: 'string',
          ZipCode: 'string',
          EmailAddress: 'string',
          URL: 'string',
          CountryCode: 'string',
          CurrencyCode: 'string',
          Cursor: 'string',
          IdempotencyKey: 'string',
          TransferPin: 'string',
        },
        mappers: {
          ...mapped('money.ts', 'Money'),
          ...mapped('errors.ts', 'Problem'),
          ...mapped('access/caller.ts', 'Viewer:Caller'),
          ...mapped('operations/operation.ts', 'Operation', 'OperationStep:Step'),
          ...mapped(
            'operations/timeline.ts',
            'OperationTimeline:Timeline',
            'TimelineRequest',
            'TimelineWrite',
            'TimelineReading',
            'TimelineCallback',
          ),
          ...mapped('operations/journal.ts', 'TimelineEntry:TrailEntry'),
          ...mapped(
            'operations/views.ts',
            'PurchaseOperation:Purchase',
            'ActivationOperation:Activation',
            'PortInOperation:PortIn',
            'PortOutOperation:PortOut',
          ),
          ...mapped(
            'operations/views.ts',
            'PayAtLink',
            'RenewPaymentLink',
            'CorrectPortDetails',
            'ContactSupport',
          ),
          ...mapped(
            'operations/quote.ts',
            'PurchaseQuote:Quote',
            'QuotedLine',
            'PostalAddress:Address',
          ),
          ...mapped('operations/purchase-detail.ts', 'PurchaseTransaction:PurchaseAttempt'),
          ...mapped('datasources/catalog.ts', 'Catalog', 'Plan', 'Offer', 'CatalogService'),
          ...mapped('datasources/card.ts', 'Card'),
          ...mapped('datasources/customer.ts', 'Customer:CustomerInfo'),
          ...mapped('resolvers/line-view.ts', 'Line:LineView'),
          ...mapped('resolvers/purchase-line.ts', 'PurchasedLine:PurchasedLineView'),
          ...mapped(
            'subscriptions/operation.ts',
            'OperationSnapshot:Moved',
            'OperationAdvanced:Moved',
          ),
          ...mapped('subscriptions/operation.ts', 'StreamReset:Reset'),
          ...mapped(
            'subscriptions/told-event.ts',
            'CustomerNotice:ToldEvent',
            'UsageAlert:ToldUsageAlert',
            'DeviceChanged:ToldDeviceChanged',
            'PortOutRequested:ToldPortOutRequested',
            'PortOutConfirmed:ToldPortOutConfirmed',
            'LineChanged:ToldLineChanged',
            'BillChanged:ToldBillChanged',
          ),
        },
      },
    },
  },
};

export default config;
