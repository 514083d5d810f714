/*
 * Screens: what whole screens of a brand's app ask for.
 */

/** The customer with everything that is known of the family. */
export const CUSTOMER_SCREEN = `query CustomerScreen {
  viewer {
    customers {
      id firstName
      lines {
        id firstName status phoneNumber planName plan { name }
        usage(kind: DATA) { used limit unit }
        actions { action possible }
      }
      bills(first: 6) { edges { node { id status total { amount } amountDue { amount } } } }
      ownedRoamingPacks { status validUntil }
      internationalCalling { balance { amount } }
    }
  }
}`;

/** Every field of a customer that costs a call of its own. */
export const WHOLE_CUSTOMER = `query WholeCustomer {
  viewer {
    customers {
      id
      cards { id last4 }
      shipment { status }
      bills(first: 2) { edges { node { id status items { items { description } } invoiceLink { url } } } }
      invoices(first: 2) { edges { node { id amount { amount } } } }
      ownedRoamingPacks { packId status usage { used remaining } }
      internationalCalling { balance { amount } usage { destination } purchases { status } }
      lines {
        id status
        data: usage(kind: DATA) { used }
        calling: usage(kind: CALLING) { used }
        plan { name }
      }
    }
  }
  coverage(address: { address1: "1 Harbor Street", city: "New York", state: "NY", zip: "10001" }) { available }
  zipCodeCoverage(zip: "10001") { served }
  roamingCountries { code }
  roamingPacks(countries: ["FR"]) { name }
}`;
