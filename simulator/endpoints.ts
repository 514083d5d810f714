/*
 * Endpoints: every domain of the simulated platform, and the pages that a person sees. A new one is a file and a line here.
 */
import { accessKeyEndpoints } from './access-key.ts';
import { activationEndpoints } from './activation.ts';
import { billingEndpoints } from './billing.ts';
import { callingEndpoints } from './calling.ts';
import { cardEndpoints } from './card.ts';
import { cardPageModule } from './card-page.ts';
import { catalogEndpoints } from './catalog.ts';
import { coverageEndpoints } from './coverage.ts';
import { customerEndpoints } from './customer.ts';
import { deviceEndpoints } from './device.ts';
import type { EndpointModule } from './engine/endpoint.ts';
import { invoiceDocumentModule } from './invoice-document.ts';
import { lineEndpoints } from './line.ts';
import { numberSwapEndpoints } from './number-swap.ts';
import { paymentPageModule } from './payment-page.ts';
import { planChangeEndpoints } from './plan-change.ts';
import { portInEndpoints } from './port-in.ts';
import { purchaseEndpoints } from './purchase.ts';
import { roamingEndpoints } from './roaming.ts';
import { shipmentEndpoints } from './shipment.ts';
import { simSwapEndpoints } from './sim-swap.ts';
import { supportEndpoints } from './support.ts';
import { topUpEndpoints } from './top-up.ts';
import { usageEndpoints } from './usage.ts';

export const ENDPOINTS: readonly EndpointModule[] = [
  accessKeyEndpoints,
  coverageEndpoints,
  deviceEndpoints,
  catalogEndpoints,
  purchaseEndpoints,
  cardEndpoints,
  activationEndpoints,
  portInEndpoints,
  customerEndpoints,
  lineEndpoints,
  numberSwapEndpoints,
  simSwapEndpoints,
  supportEndpoints,
  usageEndpoints,
  shipmentEndpoints,
  callingEndpoints,
  roamingEndpoints,
  billingEndpoints,
  topUpEndpoints,
  planChangeEndpoints,
  paymentPageModule,
  cardPageModule,
  invoiceDocumentModule,
];
