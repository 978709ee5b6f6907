import { readdirSync, rmSync } from 'node:fs';
import type { AppError } from '../../../preload/contract/index.ts';
import { eachOf } from '../../async/each-of.ts';
import { CallApi } from '../../call-api/call-api.ts';
import type { HttpOptions } from '../../call-api/http.ts';
import { TokenVerdict } from '../../call-api/token-verdict.ts';
import { isFault, Fault } from '../../fault.ts';
import { Connections } from '../../network/connections.ts';
import { createTrust } from '../../network/trust.ts';
import type { CallQueries } from '../call-queries.ts';
import { openCallStore } from '../store/open-call-store.ts';
import { forgottenPath } from '../store/store-paths.ts';
import { StoreError, type CallStoreShape } from '../store/store-shape.ts';
import { wipeCallStore } from '../store/wipe-call-store.ts';
import { CallSync } from '../sync/call-sync.ts';
import { LateApi } from './late-api.ts';
import type { FromMain, FromThread, Line, ThreadApi, ThreadStart } from './thread-api.ts';
import { longRequests, syncRequests, ThreadSettings } from './thread-requests.ts';

/** The thread's end of the line: one agent's store and the sync that fills it. */
export class ThreadHost {
  readonly #line: Line<FromThread>;
  readonly #tokens: TokenAsker;
  readonly #routes: Asker<Extract<FromMain, { is: 'route' }>>;
  readonly #authorities: Asker<Extract<FromMain, { is: 'authorities' }>>;
  readonly #api: LateApi;

  constructor(start: ThreadStart, line: Line<FromThread>) {
    this.#line = line;
    this.#tokens = new TokenAsker((id) => line.postMessage({ is: 'wants-token', id }));
    this.#routes = new Asker((id) => line.postMessage({ is: 'wants-route', id }));
    this.#authorities = new Asker((id) => line.postMessage({ is: 'wants-authorities', id }));
    const connections = new Connections({
      route: async () => (await this.#routes.ask()).route,
      trust: createTrust(async () => (await this.#authorities.ask()).authorities),
    });
    const http = { host: start.host, readToken: () => this.#tokens.read(), connections };
    this.#api = new LateApi(start, (now) => createThreadApi(now, line, http));
  }

  hear(message: FromMain): void {
    if (message.is === 'token') this.#tokens.take(message);
    else if (message.is === 'route') this.#routes.take(message);
    else if (message.is === 'authorities') this.#authorities.take(message);
    else void this.#answer(message);
  }

  async #answer({ id, method, args }: Extract<FromMain, { is: 'ask' }>): Promise<void> {
    try {
      // Method and arguments come from our own main, checked there by the compiler.
      const run = this.#api.method(method) as (...args: unknown[]) => unknown;
      const began = performance.now();
      const running = run(...args);
      const ms = performance.now() - began; // SQLite is synchronous: only this part holds up other queries
      if (isSlow(ms)) this.#line.postMessage({ is: 'slow', method, ms, shape: shapeOf(args) });
      this.#line.postMessage({ is: 'answer', id, value: await running });
    } catch (error) {
      this.#line.postMessage({ is: 'answer', id, error: toAppError(error) });
    }
  }
}

function createThreadApi(start: ThreadStart, line: Line<FromThread>, http: HttpOptions): ThreadApi {
  wipeLeftovers(start);
  const store = openCallStore({ folder: start.folder, key: start.key, now: Date.now });
  const settings = new ThreadSettings(store, start.settings);
  const verdict = new TokenVerdict();
  const api = new CallApi(http, undefined, verdict);
  const sync = new CallSync({
    listRecords: (query, signal) => {
      verdict.allowProbe(); // whether a dead token may be tried is decided in main, which pauses sync for it
      return api.listRecords(query, signal);
    },
    agentId: start.agentId,
    store,
    now: Date.now,
    settings: () => settings.get(),
    announce: (progress) => line.postMessage({ is: 'progress', progress }),
  });
  const syncing = syncRequests(sync, store, settings);
  const { endExports, ...long } = longRequests(store, (work, done) => {
    line.postMessage({ is: 'exported', work, done });
  });
  return withQueries(store, {
    ...syncing,
    ...long,
    storedState: () => ({
      stored: store.stored(),
      complete: store.completePeriods(),
      health: store.health(),
      unreadable: store.unreadable(),
      unknownStates: store.unknownStates(),
      isAgentFilterIgnored: store.isAgentFilterIgnored(),
      forgotten: store.forgotten(),
    }),
    isForgotten: (call) => store.isForgotten(call),
    forgetCustomer: (number) => store.forgetCustomer(number),
    forgottenAmong: (numbers) => store.forgottenAmong(numbers),
    copyOfNotes: () => store.copyOfNotes(),
    mergeNotes: (arriving) => store.mergeNotes(arriving),
    close: async (isWiping) => {
      syncing.cancelSync();
      await endExports();
      store.close();
      if (isWiping) wipeCallStore(start.folder, start.key);
    },
  });
}

/** The queries are the store's own methods; what needs more than the store is in `others`. */
function withQueries(store: CallStoreShape, others: Omit<ThreadApi, keyof CallQueries>): ThreadApi {
  return new Proxy(others as ThreadApi, {
    get: (_target, method): unknown => {
      if (Object.hasOwn(others, method)) return Reflect.get(others, method);
      const query: unknown = Reflect.get(store, method);
      return typeof query === 'function'
        ? (...args: unknown[]): unknown => Reflect.apply(query, store, args)
        : undefined;
    },
  });
}

function toAppError(error: unknown): AppError {
  if (isFault(error)) return error.error;
  if (!(error instanceof StoreError)) return { code: 'unexpected' };
  if (error.why === 'outline-gone') return { code: 'not-found' };
  return error.why === 'closed' ? { code: 'signed-out' } : { code: 'disk', message: error.message };
}

/** From here on a query is worth a line in the log: windows feel it. */
const SLOW_MS = 100;

function isSlow(ms: number): boolean {
  return ms >= SLOW_MS;
}

/** What kind of question it was: `search,from` for a filter with these fields. Never a value: numbers and names may be in them. */
export function shapeOf(args: readonly unknown[]): string {
  const [filter] = args;
  return typeof filter === 'object' && filter !== null ? Object.keys(filter).join(',') : '';
}

/** Matches main's answers to questions by id; caches nothing. */
class Asker<Answer extends { id: number }> {
  readonly #send: (id: number) => void;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  constructor(send: (id: number) => void) {
    this.#send = send;
  }

  ask(): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(id);
    });
  }

  take(answer: Answer): void {
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}

type TokenAnswer = Extract<FromMain, { is: 'token' }>;

/** Gets the token from main for each request, so that one that was changed or locked away is noticed at once; the thread keeps none. */
class TokenAsker extends Asker<TokenAnswer> {
  async read(): Promise<string> {
    const answer = await this.ask();
    if (answer.error) throw new Fault(answer.error.code, answer.error);
    if (answer.token === undefined) throw new Fault('keychain-unavailable');
    return answer.token;
  }
}

const OURS = /^(?:calls|own)-([0-9a-z]+)\.sqlite/;

/** What another agent, or an earlier demo, has left behind goes before this agent's files are opened. */
function wipeLeftovers({ folder, key, isDemo }: ThreadStart): void {
  const names = listed(folder).flatMap((name) => OURS.exec(name)?.[1] ?? []);
  const left = [...new Set(names)].filter((found) => (isDemo ? found === key : found !== key));
  // A demo's customers are invented anew each time.
  if (isDemo) rmSync(forgottenPath(folder, key), { force: true });
  eachOf(left, (found) => wipeCallStore(folder, found));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // there is no folder yet
  }
}
