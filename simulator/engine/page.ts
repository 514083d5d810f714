/*
 * Page: what a hosted page of the payment processor looks like, whatever it is for.
 */
import type { Platform } from './platform.ts';

export interface PageRequest {
  readonly method: string;
  readonly path: string;
  /** Which button was pressed. */
  readonly action: string | null;
}

export type PageHandler = (platform: Platform, request: PageRequest) => Page | Pdf;

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location?: string;
}

export const page = (status: number, title: string, body: string): Page => ({
  status,
  html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:16px system-ui;max-width:28rem;margin:4rem auto;padding:0 1rem}
button{font:inherit;padding:.6rem 1.4rem;margin:0 .6rem .6rem 0;border-radius:.4rem;border:1px solid #888;cursor:pointer}
button.yes{background:#1a7f37;color:#fff;border-color:#1a7f37}</style></head><body><h1>${title}</h1>${body}</body></html>`,
});

export const RUN_OUT = page(410, 'This link no longer works', '<p>Please go back to the shop.</p>');

/** A file instead of a page, in plain ASCII. */
export interface Pdf {
  readonly status: 200;
  readonly pdf: string;
}

/** Sends the browser back to the shop. */
export const goingBack = (location: string): Page => ({
  ...page(303, 'Going back', linkBack(location)),
  location,
});

export const linkBack = (location: string): string =>
  `<p><a href="${escaped(location)}">Back to the shop</a></p>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<"]/g, (char) => ENTITIES[char] ?? '');
