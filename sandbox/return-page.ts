/** The page to which the payment page returns: what a brand's own page would show. */
export function returnPage(transactionId: string | null): string {
  const id = (transactionId ?? '').replace(/[^\w-]/g, '');
  const said =
    id === ''
      ? 'The payment page has not returned a result.'
      : `The payment page has returned with <code>transId=${id}</code>.`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Thank you</title>
<style>body{font:16px/1.5 system-ui;max-width:34rem;margin:4rem auto;padding:0 1rem}code{background:#eef1f4;padding:.1rem .3rem}</style>
<h1>Thank you</h1><p>${said}</p>
<p>A page of the brand now asks <code>purchaseByTransaction</code> and watches the purchase. Go back to the explorer: it has seen it already.</p>
<p><a href="/graphiql">Back to the explorer</a></p></html>`;
}
