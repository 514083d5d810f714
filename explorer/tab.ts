/*
 * Tab: one step of a story, as a document that runs as it stands.
 *
 * A name in double braces stands for what an earlier tab has brought; `{{newKey}}` is a new idempotency key.
 */
export interface Tab {
  readonly query: string;
  readonly variables: string;
  readonly headers: string;
}

export const tab = (query: string, variables: object = {}): Tab => ({
  query: `${query.trim()}\n`,
  variables: JSON.stringify(variables, null, 2),
  headers: '',
});

export const ADDRESS = {
  ...{ address1: '1 Harbor Street', city: 'New York', state: 'NY', zip: '10001' },
  ...{ country: 'US', residential: true },
};

const WATCHED = `
        __typename
        id
        revision
        status
        customerTask {
          __typename
          ... on PayAtLink { url expiresAt }
          ... on RenewPaymentLink { expiredAt }
          ... on CorrectPortDetails { details platformMessage }
        }
        failure { code message remedy }`;

/** A mutation that begins or changes an operation. */
export const act = (name: string, input: string, field: string): string => `
mutation ${name}($input: ${input}!) {
  ${field}(input: $input) {
    outcome
    alreadyStarted
    problems { code reason message field remedy }
    operation {${WATCHED}
    }
  }
}`;

export const watch = (name: string, comment: string): string => `
# ${comment}
subscription ${name} {
  operationEvents {
    __typename
    ... on StreamItem { cursor }
    ... on OperationSnapshot {
      operation {${WATCHED}
      }
    }
    ... on OperationAdvanced {
      operation {${WATCHED}
      }
    }
    ... on StreamReset { reason }
  }
}`;

export const whoAmI = (name: string, comment: string): string => `
# ${comment}
query ${name} {
  viewer {
    subject
    customers {
      id
      firstName
      lines { id firstName status phoneNumber simType planName openOperations { id status } }
      cards { id brand last4 isDefault }
      shipment { status carrier trackingNumber }
    }
  }
}`;

/** A mutation that answers with its result; `fields` is what it brings. */
export const direct = (name: string, field: string, fields = ''): string => `
mutation ${name}($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) {
  ${field}(input: $input) {
    outcome
    problems { code reason message field remedy }${fields === '' ? '' : `\n    ${fields}`}
  }
}`;
