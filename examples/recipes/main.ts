// A page that says who is signed in, sells a plan at a tap, and shows how the purchase goes.
import { connect } from './live.ts';
import { homeOf, quoteOf } from './page.ts';
import { buy, watch } from './plain.ts';
import type { Purchase } from './purchase-documents.ts';
import { signedInAs } from './sign-in.ts';

const gateway: string = import.meta.env.VITE_GATEWAY ?? 'http://localhost:4000';
const person = new URLSearchParams(location.search).get('as') ?? 'sam';
const live = connect(`${gateway}/graphql`, signedInAs(person, gateway));

const line = (): HTMLElement => document.body.appendChild(document.createElement('p'));
const [who, shop, status, task] = [line(), line(), line(), line()];

function show(now: Purchase): void {
  status.textContent = `Your purchase: ${now.status} ${now.failure?.message ?? ''}`;
  const link = document.createElement('a');
  Object.assign(link, { href: now.customerTask?.url ?? '', target: '_blank', textContent: 'Pay' });
  task.replaceChildren(...(now.customerTask?.url ? [link] : []));
}

async function sell(planId: string): Promise<void> {
  const quote = await quoteOf(live, planId);
  const { amount, currencyCode } = quote.dueToday.total;
  status.textContent = `Ordering for ${amount} ${currencyCode} ...`;
  const purchase = await buy(live, quote.id);
  watch(live, purchase.id, show);
}

try {
  const { viewer, catalog } = await homeOf(live);
  who.textContent = `Signed in as ${viewer.subject}`;
  for (const plan of catalog?.plans ?? []) {
    const button = document.createElement('button');
    button.textContent = `Buy ${plan.name}`;
    button.onclick = async () => {
      button.disabled = true; // one tap is one purchase
      await sell(plan.id).catch((error: unknown) => (status.textContent = String(error)));
      button.disabled = false;
    };
    shop.append(button);
  }
} catch (error) {
  who.textContent = `${String(error)} Does the sandbox run at ${gateway}?`;
}
