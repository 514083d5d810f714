/*
 * Invoice document: the PDF file behind a link of row 45.
 *
 * Owns   GET below /invoice/. A link that has run out is answered 410.
 */
import { billOf, totalOf } from './bills.ts';
import type { EndpointModule } from './engine/endpoint.ts';
import { page, RUN_OUT, type Page, type Pdf } from './engine/page.ts';
import type { Platform } from './engine/platform.ts';

const NO_SUCH_DOCUMENT = page(404, 'No such document', '<p>There is no such invoice.</p>');

export const invoiceDocumentModule: EndpointModule = {
  pages: { '/invoice/': (platform, { path }) => invoiceDocument(platform, path) },
  expireLinks,
};

function invoiceDocument({ world, clock }: Platform, path: string): Page | Pdf {
  const id = path.replace(/^\/invoice\//, '').replace(/\.pdf$/, '');
  const link = world.invoiceLinks.find((one) => one.id === id);
  const bill = link && billOf(world, link.billId)?.bill;
  if (!link || !bill) return NO_SUCH_DOCUMENT;
  if (link.expiresAt <= clock.now()) return RUN_OUT;
  const day = new Date(bill.billedAt).toISOString().slice(0, 10);
  const dollars = (totalOf(bill) / 100).toFixed(2);
  return {
    status: 200,
    pdf: pdfOf([`Invoice of ${bill.billId}`, `Day: ${day}`, `${dollars} US dollars`]),
  };
}

/** Makes every link that is open run out now. */
function expireLinks({ world, clock }: Platform): void {
  for (const link of world.invoiceLinks) link.expiresAt = Math.min(link.expiresAt, clock.now());
}

/** A file of one page that any reader opens. The lines are plain ASCII without brackets, so that nothing is escaped. */
function pdfOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line}) Tj T*`).join('\n');
  const content = `BT /F1 14 Tf 20 TL 40 140 Td\n${shown}\nET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const places: string[] = [];
  let file = '%PDF-1.4\n';
  for (const [index, object] of objects.entries()) {
    places.push(`${String(file.length).padStart(10, '0')} 00000 n \n`);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const size = objects.length + 1;
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
}
