/*
 * Card page: where a customer adds a card, as the payment processor would host it.
 *
 * Owns   GET and POST below /card/. A link that has run out is answered 410.
 *
 * A link stores one card. A second click goes back to the shop like the first, and adds nothing.
 */
import { addCard } from './card.ts';
import type { EndpointModule } from './engine/endpoint.ts';
import { goingBack, linkBack, page, RUN_OUT, type Page } from './engine/page.ts';
import type { Platform } from './engine/platform.ts';
import type { CardLink } from './engine/world.ts';

const NO_SUCH_PAGE = page(404, 'No such page', '<p>No card is asked for here.</p>');

/** What each button enters. */
const LAST4: Readonly<Record<string, string>> = { add: '4242', 'add-declined': '0002' };

export const cardPageModule: EndpointModule = {
  pages: {
    '/card/': (platform, { method, path, action }) =>
      method === 'POST' ? enterCard(platform, path, action) : cardPage(platform, path),
  },
  expireLinks,
};

function cardPage(platform: Platform, path: string): Page {
  const link = linkAt(platform, path);
  if (!link) return NO_SUCH_PAGE;
  if (link.used) return page(200, 'This was dealt with', linkBack(link.redirectUrl));
  if (!works(platform, link)) return RUN_OUT;
  const form = `<p>This page stands in for a payment processor. No card is needed.</p>
<form method="post" action="/card/${link.id}"><button class="yes" name="action" value="add">Add a card that works</button>
<button name="action" value="add-declined">Add a card that is declined</button>
<button name="action" value="cancel">Go back without a card</button></form>`;
  return page(200, 'Add a card', form);
}

function enterCard(platform: Platform, path: string, action: string | null): Page {
  const link = linkAt(platform, path);
  if (!link) return NO_SUCH_PAGE;
  if (link.used || action === 'cancel') return goingBack(link.redirectUrl);
  if (!works(platform, link)) return RUN_OUT;
  const last4 = LAST4[action ?? ''];
  if (last4 === undefined) return page(400, 'Which card?', '<p>The form does not say.</p>');
  link.used = true;
  addCard(platform, link.customerId, last4);
  return goingBack(link.redirectUrl);
}

/** Makes every link that is open run out now. */
function expireLinks({ world, clock }: Platform): void {
  for (const link of world.cardLinks) link.expiresAt = Math.min(link.expiresAt, clock.now());
}

function linkAt({ world }: Platform, path: string): CardLink | undefined {
  const id = path.replace(/^\/card\//, '').replace(/\.html$/, '');
  return world.cardLinks.find((link) => link.id === id);
}

const works = ({ clock }: Platform, { expiresAt }: CardLink): boolean => expiresAt > clock.now();
