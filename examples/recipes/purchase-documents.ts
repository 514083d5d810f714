// What the recipes send. In your app these stand in .graphql files or in `graphql()` tags, and codegen types them.
// One fragment holds all that the screen shows, and everybody selects it: so each new revision brings the whole screen.
const STATE = `
  fragment State on Operation {
    __typename
    id
    revision
    status
    certainty
    steps { code at }
    customerTask {
      __typename
      ... on PayAtLink { url expiresAt }
      ... on RenewPaymentLink { expiredAt }
      ... on CorrectPortDetails { details platformMessage }
      ... on ContactSupport { problem { message } }
    }
    failure { code message remedy }
    ... on PurchaseOperation {
      transaction { paymentStatus }
      lines { next line { id status } }
    }
  }`;

export const SUBMIT_PURCHASE = `
  mutation SubmitPurchase($input: SubmitPurchaseInput!) {
    submitPurchase(input: $input) {
      outcome
      problems { code field message remedy }
      operation { ...State }
    }
  }${STATE}`;

export const PURCHASE = `
  query Purchase($id: ID!) {
    operation(id: $id) { ...State }
  }${STATE}`;

export const WATCH_PURCHASE = `
  subscription WatchPurchase($id: ID!, $after: Cursor) {
    operationEvents(ids: [$id], after: $after) {
      __typename
      ... on StreamItem { cursor }
      ... on OperationSnapshot { operation { ...State } }
      ... on OperationAdvanced { operation { ...State } }
    }
  }${STATE}`;

/** What the screen shows. */
export interface Purchase {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly customerTask: { readonly __typename: string; readonly url?: string } | null;
  readonly failure?: { readonly message: string } | null;
  readonly lines?: readonly unknown[];
}

export interface Submitted {
  readonly submitPurchase: {
    readonly outcome: string;
    readonly problems: readonly { readonly message: string; readonly remedy: string }[];
    readonly operation: Purchase | null;
  };
}
