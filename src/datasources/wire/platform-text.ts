/*
 * Platform text: words of the platform, made fit for a customer's eyes.
 *
 * Owns   the only function by which a sentence of the platform may leave the gateway (`platformMessage`).
 * Never  lets through markup, a page of HTML, or a run of digits that may be a number, a PIN or a card.
 */
const MAX_LENGTH = 300;

/** Plain text of at most 300 characters with digit runs masked, or null when nothing is left to show. */
export function platformMessage(text: unknown): string | null {
  if (typeof text !== 'string' || /^\s*<(!doctype|html|\?xml)/i.test(text)) return null;
  const plain = text
    .slice(0, 20 * MAX_LENGTH)
    .replace(/<[^>]*>?/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/\d{6,}|\+?\d{0,3}[ .-]?\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}/g, maskOf);
  if (plain === '') return null;
  return plain.length > MAX_LENGTH ? `${plain.slice(0, MAX_LENGTH - 1).trimEnd()}…` : plain;
}

const maskOf = (run: string): string => run.replace(/\d/g, '*');
