/*
 * Gateway: the composition root.
 *
 * Owns   which part is made of which, the order of starting, and the order of stopping.
 * Gives  a gateway that can be started, waited for and stopped; the sandbox and tests hand in a clock and keys of their own.
 */
import type { FastifyInstance } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';

import { AgentReads } from './access/agent-reads.ts';
import { MutationShares } from './access/mutation-shares.ts';
import { Access } from './access/ownership.ts';
import { Revocations } from './access/revocations.ts';
import { signInAt, type SignIn } from './access/sign-in.ts';
import { stepUpOf } from './access/step-up.ts';
import type { Degraded, Readiness } from './server/health.ts';
import { Activity } from './activity.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createContext, type ContextDependencies } from './context.ts';
import type { Priority } from './datasources/wire/call-budget.ts';
import { Governor } from './datasources/wire/governor.ts';
import type { Meter } from './datasources/wire/meter.ts';
import { Platform } from './datasources/wire/platform.ts';
import {
  createCaches,
  freshSources,
  sharedSources,
  type Caches,
  type DataSources,
} from './datasources/sources.ts';
import type { GatewayState } from './metrics/state.ts';
import { once } from './once.ts';
import { tellRevoked } from './operations/session-revocation.ts';
import { startServices } from './services.ts';
import { resolvers } from './resolvers/index.ts';
import { withLatestOperations } from './resolvers/shown-operations.ts';
import type { FastParts } from './server/fast-parts.ts';
import type { ContextFor } from './server/graphql.ts';
import { buildSchema } from './server/schema.ts';
import { startServer, type RunningServer } from './server/server.ts';
import { steadyClock } from './steady-clock.ts';
import { DocumentRegister } from './server/document-register.ts';
import { watchDocuments } from './server/document-watch.ts';
import { OPERATOR_DOCUMENTS } from './server/operator-documents.ts';
import { PruneSchedule } from './store/prune-schedule.ts';
import type { Store } from './store/store.ts';
import { keyWatchOf, startStore } from './store-start.ts';
import { Changes } from './subscriptions/change.ts';
import { Cursors } from './subscriptions/cursor.ts';
import { customerSubscriptions, CustomerStreams } from './subscriptions/customer.ts';
import { operationSubscriptions, Streams } from './subscriptions/operation.ts';
import { namesOf, type LoggedEvent } from './subscriptions/event-log.ts';
import { Tail } from './subscriptions/tail.ts';
import { Telemetry } from './telemetry.ts';
import { Gate } from './webhooks/gate.ts';
import { registerCallbackRoutes } from './webhooks/route.ts';

export interface GatewayPorts {
  readonly clock?: Clock;
  readonly telemetry?: Telemetry;
  /** Keys of tokens, when they do not come from `AUTH_JWKS_URL`. */
  readonly tokenKeys?: JWTVerifyGetKey;
  /** Whether an operator says that there is no store yet, although there is a data key. */
  readonly newStore?: boolean;
  /** Whether other gateways open the same store as well; then each must say so. */
  readonly sharedStore?: boolean;
  /** Further routes, for a sandbox. */
  readonly routes?: (app: FastifyInstance) => void;
  /** Parts that only save time; all are on by default. */
  readonly fast?: FastParts;
}

export interface Gateway {
  readonly url: string;
  readonly adminUrl: string;
  /** Resolves when nothing is under way. What waits for the clock does not count. */
  settled(): Promise<void>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function createGateway(config: Config, ports: GatewayPorts = {}): Promise<Gateway> {
  const { telemetry = new Telemetry(config.logLevel) } = ports;
  const clock = steadyClock(ports.clock ?? systemClock);
  const activity = new Activity();
  const register = new DocumentRegister(graph(), OPERATOR_DOCUMENTS, config.documents.files);
  if (await register.load()) telemetry.documentsRegistered({ documents: register.size });
  const caches = createCaches(clock, {
    position: () => store.eventLog.end(),
    noteIdentities: (seen) => store.noteIdentities(seen),
    activity,
  });
  const { customers } = caches;
  const onAppending = (names: readonly string[]): void => customers.forgetAll(names);
  const store = await startStore(config, { ...ports, clock, activity, telemetry, onAppending });
  const shared = { store, clock, telemetry, activity };
  const agentReads = new AgentReads({ ...store, clock, activity, told: telemetry.store });
  const budget = new Governor(config.platform.calls);
  const onChange = (names: readonly string[]): void => customers.forgetAll(names);
  const platform = new Platform(config.platform, { ...shared, budget, onChange });
  const domain = await domainOf(config, { ...shared, platform, caches, agentReads });
  const server = await serverOf(config, { ...shared, domain, platform, register, ports }).catch(
    async (error: unknown) => {
      domain.endFollowing();
      await platform.close();
      await store.close();
      throw error;
    },
  );
  domain.operations.start();
  const pruning = pruningOf(config, shared, ports);
  pruning.start();
  const keyWatch = keyWatchOf(config, shared);
  await keyWatch.start();
  const endWatch = watchDocuments({ ...shared, register });
  telemetry.gatewayStarted({ port: config.port, adminPort: config.adminPort });
  const stop = once(async () => {
    await server.stop();
    pruning.stop();
    keyWatch.stop();
    endWatch();
    domain.endFollowing();
    await domain.operations.stop();
    await platform.close();
    await agentReads.stop();
    await caches.identities.stop();
    await store.close();
    telemetry.stateFrom(null);
    telemetry.gatewayStopped();
  });
  const settled = (): Promise<void> => activity.quiet();
  return { url: server.url, adminUrl: server.adminUrl, settled, stop, [Symbol.asyncDispose]: stop };
}

/** How long a request may read from its first byte on. A mutation answers within 8 seconds, what its payload shows included. */
const READ_WITHIN_MS = 7_800;

interface Shared {
  readonly store: Store;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly activity: Activity;
}

function pruningOf(
  { store: { keep } }: Config,
  { store, ...shared }: Shared,
  { clock = systemClock }: GatewayPorts,
): PruneSchedule {
  return new PruneSchedule({ ...shared, clock, prune: (now) => store.prune(now, keep) });
}

interface Upstream {
  readonly platform: Platform;
  readonly caches: Caches;
  readonly agentReads: AgentReads;
}

/** Everything behind the server: operations, streams, and the context that a request gets. */
async function domainOf(
  { returnUrls, settleMinAgeMs, explorer, auth: { toleranceMs }, stepUp, ...config }: Config,
  { platform, caches, agentReads, ...shared }: Shared & Upstream,
) {
  const { store } = shared;
  const { journal } = store;
  const { calls } = config.platform;
  const fresh = (priority: Priority): DataSources =>
    freshSources(platform.for({ priority }), caches);
  const access = (): Access => new Access(store.links);
  const digestKey = store.secrets.requests;
  const revocations = await followedRevocations(shared, toleranceMs);
  const operations = startServices({
    ...{ ...shared, access, digestKey, returnUrls, settleMinAgeMs, stepUp, revocations },
    links: store.links,
    sources: fresh,
  });
  const onEvent = (entry: LoggedEvent): void => caches.customers.forgetAll(namesOf(entry));
  const tail = new Tail({ ...shared, log: store.eventLog, onEvent });
  await tail.start();
  const cursors = new Cursors(store.secrets.cursors);
  const listening = { ...shared, log: store.eventLog, journal, tail, cursors, access };
  const requests = {
    ...{ journal, clock: shared.clock, ...operations.services },
    ...{ auditBook: store.auditBook, dataKeys: store.keys },
    mutationShares: new MutationShares(calls),
    ...{ streams: new Streams(listening), customerStreams: new CustomerStreams(listening) },
    changes: new Changes(listening),
    readings: caches.readings,
  };
  const asks = (receivedAt: number, meter: Meter) => ({
    meter,
    deadline: receivedAt + READ_WITHIN_MS,
  });
  const parts: ContextDependencies = {
    ...{ shared: requests, links: store.links, agentReads, showsCost: explorer },
    stepUp: (caller) => stepUpOf(caller, { ...stepUp.signIn, toleranceMs }),
    sources: (receivedAt, meter) =>
      sharedSources(platform.for({ ...asks(receivedAt, meter), priority: 'read' }), caches, meter),
    fresh: (receivedAt, meter) =>
      freshSources(platform.for({ ...asks(receivedAt, meter), priority: 'money' }), caches, meter),
  };
  const contextFor: ContextFor = (requester) => createContext(parts, requester);
  const endFollowing = (): void => {
    tail.stop();
    revocations.stop();
  };
  return { operations, tail, revocations, contextFor, endFollowing };
}

/** Those of all gateways on this store; each tells the customers that it knows of. */
async function followedRevocations(
  { store: { revocations: book, journal }, clock, activity, telemetry }: Shared,
  toleranceMs: number,
): Promise<Revocations> {
  const revocations = new Revocations({ book, toleranceMs });
  await revocations.start();
  revocations.onRevoked((found) => {
    activity
      .run(() => tellRevoked(found, { journal, clock }))
      .catch((error: unknown) => telemetry.defectSeen('revocation', error));
  });
  return revocations;
}

type Domain = Awaited<ReturnType<typeof domainOf>>;

interface ServerParts {
  readonly domain: Domain;
  readonly platform: Platform;
  readonly register: DocumentRegister;
  readonly ports: GatewayPorts;
}

/** Not ready for faults of this instance alone. */
function readinessOf(healthy: boolean, signIn: SignIn, platform: Platform): Readiness {
  const keys = signIn.state();
  const degraded: Degraded[] = [];
  if (keys === 'stale' || keys === 'expired') degraded.push('sign-in-keys-stale');
  if (platform.credentialsRefused) degraded.push('reach-credentials-refused');
  return { ready: healthy && keys !== 'never', degraded };
}

function serverOf(
  config: Config,
  { store, clock, telemetry, domain, platform, register, ports }: Shared & ServerParts,
): Promise<RunningServer> {
  const { contextFor, operations, revocations } = domain;
  const { tokenKeys, routes, fast = {} } = ports;
  const signIn = signInAt(config.auth, { telemetry, tokenKeys, revocations });
  const read = async (): Promise<GatewayState> => ({
    counts: await store.counts(),
    tailLag: await domain.tail.lag(),
    signInKeysAgeMs: signIn.keysAgeMs(),
    calls: platform.load,
  });
  telemetry.stateFrom({ read, clock });
  const gate = new Gate(config.callbacks);
  const onKept = (id: string): void => void operations.dispatch.kept(id);
  const callbacks = { gate, inbox: store.inbox, telemetry, onKept };
  return startServer({
    ...{ config, telemetry, contextFor, register, revocations, fast },
    schema: graph(),
    authenticate: signIn.authenticate,
    alive: () => !store.isBroken(),
    readiness: async () => readinessOf(await store.healthy(), signIn, platform),
    routes: (app) => {
      registerCallbackRoutes(app, callbacks);
      routes?.(app);
    },
  });
}

/** One for the whole process: it knows no gateway, and to build it takes longer than all else of a start. */
const graph = once(() =>
  withLatestOperations(buildSchema([...resolvers, operationSubscriptions, customerSubscriptions])),
);
