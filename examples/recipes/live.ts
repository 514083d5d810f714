// One connection for the person who is signed in. Call `dispose()` when they sign out.
import { createClient as graphqlSse } from 'graphql-sse';
import { createClient as graphqlWs } from 'graphql-ws';
import { createLiveClient, type GetToken, type LiveClient } from 'reach-gateway-client';

export const connect = (url: string, getToken: GetToken): LiveClient =>
  createLiveClient({ url, getToken, graphqlWs, graphqlSse });
