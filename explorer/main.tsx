/*
 * Explorer: GraphiQL with the stories as tabs, the sandbox people above, and subscriptions that work.
 */
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { createGraphiQLFetcher, type Fetcher, type FetcherParams } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { GraphQLError, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { StrictMode, useMemo, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { filled, forget, remember } from './memory.ts';
import { whatIsMissing } from './needs.ts';
import { People } from './people.tsx';
import { SignIn } from './sign-in.ts';
import { TABS } from './tabs.ts';

const socketUrl = `${location.origin.replace(/^http/, 'ws')}/graphql`;

function fetcherFor(signIn: SignIn): Fetcher {
  const wsClient = createClient({
    ...{ url: socketUrl, connectionParams: () => signIn.headers(), lazy: true },
  });
  const fetcher = createGraphiQLFetcher({ url: '/graphql', wsClient, fetch: rememberingFetch });
  return async (params, options) => {
    const missing = whatIsMissing(params.query, params.variables, TABS);
    if (missing !== null) return { errors: [new GraphQLError(missing)] };
    const shown = asShown(params);
    const headers = { ...options?.headers, ...(await signIn.headers()) };
    return fetcher(
      { ...params, ...shown },
      { ...options, headers, documentAST: parse(params.query) },
    );
  };
}

/** Right after a change of tabs the editor still holds the tab before; each tab holds one operation only. */
function asShown({ query, variables, operationName }: FetcherParams): Partial<FetcherParams> {
  const [only] = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.slice(1) ?? [];
  return { variables: filled(variables), operationName: only ?? operationName ?? null };
}

const rememberingFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  void response
    .clone()
    .json()
    .then(({ data }: { data?: unknown }) => remember(data))
    .catch(() => undefined);
  return response;
};

/** On the first visit the first tab is open, and the variables editor must be filled by code. */
const [first] = TABS;
const firstVisit =
  first && localStorage.getItem('graphiql:tabState') === null
    ? { initialVariables: first.variables }
    : {};

const NOBODY = new SignIn(null);

function Explorer(): ReactElement {
  const [who, setWho] = useState<{ name: string; signIn: SignIn } | null>(null);
  const fetcher = useMemo(() => fetcherFor(who?.signIn ?? NOBODY), [who]);
  const signIn = (name: string, signedIn: SignIn): void => {
    forget();
    setWho({ name, signIn: signedIn });
  };
  return (
    <>
      <People signedIn={who?.name ?? null} onSignIn={signIn} />
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={[...TABS]}
        {...firstVisit}
        defaultEditorToolsVisibility="variables"
      />
    </>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Explorer />
    </StrictMode>,
  );
}
