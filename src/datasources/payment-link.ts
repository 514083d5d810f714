/*
 * Payment link: where a customer pays.
 *
 * Owns   the rule to which hosts such a link may point.
 * Never  passes on a link to a host that the brand has not named: a customer would enter a card there.
 */
import type { WireRecord } from './wire/wire-record.ts';

export interface PaymentLink {
  readonly url: string;
  /** Epoch milliseconds, or null when the platform does not say. */
  readonly expiresAt: number | null;
}

/** The link of an answer, whatever its `type` says: a URL is usable as soon as it is there. */
export function parsePaymentLink(record: WireRecord, hosts: readonly string[]): PaymentLink | null {
  const link = record.record('link');
  return link && parseLink(link, hosts);
}

/** A record that is a link itself. Null when it has no address, or one that must not be passed on. */
export function parseLink(link: WireRecord, hosts: readonly string[]): PaymentLink | null {
  const url = link.code('url');
  if (url === null) return null;
  if (!mayPointTo(url, hosts)) {
    link.drifted('url');
    return null;
  }
  return { url, expiresAt: link.time('expireDate') };
}

function mayPointTo(link: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, host, hostname, username, password } = new URL(link);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  const safe = protocol === 'https:' || (protocol === 'http:' && loopback);
  const named = hosts.some((one) => [host, hostname].includes(one.toLowerCase()));
  return safe && named && username === '' && password === '';
}
