// The same page with React and Apollo Client 4.
import { gql } from '@apollo/client';
import { ApolloProvider, useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { apolloFor, buy } from './apollo.ts';
import { connect } from './live.ts';
import { HOME, quoteOf, type Home } from './page.ts';
import { PURCHASE, WATCH_PURCHASE, type Purchase } from './purchase-documents.ts';
import { signedInAs } from './sign-in.ts';

const gateway: string = import.meta.env.VITE_GATEWAY ?? 'http://localhost:4000';
const person = new URLSearchParams(location.search).get('as') ?? 'sam';
// Outside of the components: StrictMode renders them twice.
const live = connect(`${gateway}/graphql`, signedInAs(person, gateway));
const documents = { home: gql(HOME), purchase: gql(PURCHASE), watch: gql(WATCH_PURCHASE) };

function Shop() {
  const client = useApolloClient();
  const { data, error } = useQuery<Home>(documents.home);
  const [purchase, setPurchase] = useState<string>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const sell = async (planId: string): Promise<void> => {
    setBusy(true); // one tap is one purchase
    try {
      const quote = await quoteOf(live, planId);
      setPurchase((await buy(client, quote.id)).id);
      setProblem('');
    } catch (failed) {
      setProblem(String(failed));
    }
    setBusy(false);
  };
  if (!data) return <p>{error ? `${error.message} Does the sandbox run at ${gateway}?` : '...'}</p>;
  return (
    <>
      <p>Signed in as {data.viewer.subject}</p>
      {data.catalog?.plans.map(({ id, name }) => (
        <button key={id} disabled={busy} onClick={() => void sell(id)}>
          Buy {name}
        </button>
      ))}
      {purchase && <Progress id={purchase} />}
      <p>{problem}</p>
    </>
  );
}

/** The query shows what is in the cache, and the subscription moves it there. */
function Progress({ id }: { id: string }) {
  const { data } = useQuery<{ operation: Purchase }>(documents.purchase, { variables: { id } });
  useSubscription(documents.watch, { variables: { id } });
  const now = data?.operation;
  const link = now?.customerTask?.url;
  return (
    <>
      <p>
        Your purchase: {now?.status} {now?.failure?.message}
      </p>
      {link && (
        <a href={link} target="_blank">
          Pay
        </a>
      )}
    </>
  );
}

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <ApolloProvider client={apolloFor(`${gateway}/graphql`, live)}>
      <Shop />
    </ApolloProvider>
  </StrictMode>,
);
