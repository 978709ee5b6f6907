import { change, type Change } from '../kit/change.ts';

/** One mistake that somebody could make. */
export interface Defect {
  changes: Change[];
  /** How many trials and kills find it at the latest, generously. */
  trials: number;
  kills: number;
}

const SERVICE = 'src/main/dialer/dialer.service.ts';
const PLACER = 'src/main/dialer/placer.ts';
const JOURNAL = 'src/main/dialer/journal.ts';
const FILE = 'src/main/dialer/journal-file.ts';
const MATCH = 'src/main/calls/call-match.ts';
const HTTP = 'src/main/call-api/http.ts';
const API = 'src/main/call-api/call-api.ts';
const FAILURES = 'src/main/call-api/failures.ts';

const inTrials = (...changes: Change[]): Defect => ({ changes, trials: 4000, kills: 0 });
const inKills = (...changes: Change[]): Defect => ({ changes, trials: 0, kills: 60 });

const sendOnce = `return await send(this.#options, { ...request, isOnFreshConnection: true });`;
const oneRequest = change(HTTP, `agent ? oneRequestOf(agent) :`, `agent ? agent :`);
const noGate = change(SERVICE, `if (this.#asking) return this.#asking;`, ``);
const noLook = change(JOURNAL, `if (changed !== 1) throw`, `if (changed > 1) throw`);
const noIndex = change(
  FILE,
  `CREATE UNIQUE INDEX IF NOT EXISTS one_sending ON`,
  `CREATE INDEX IF NOT EXISTS one_sending ON`,
);

/** By what was done wrong. Each is switched on by `--prove`, alone, in a process of its own, and must turn the run red. */
export const DEFECTS: Record<string, Defect> = {
  'callOut tries again': inTrials(
    change(
      API,
      sendOnce,
      `const again = () => send(this.#options, { ...request, isOnFreshConnection: true }); return await again().catch(again);`,
    ),
  ),
  'a 5xx is sent again': inTrials(
    change(
      API,
      sendOnce,
      `const again = () => send(this.#options, { ...request, isOnFreshConnection: true }); const first = await again(); return first.status >= 500 ? await again() : first;`,
    ),
  ),
  'ofetch retries': inTrials(change(HTTP, `retry: 0`, `retry: 1`), oneRequest),
  'a 421 is sent again': inTrials(oneRequest),
  'redirects are followed': inTrials(change(HTTP, `redirect: 'error'`, `redirect: 'follow'`), oneRequest),
  'calls share connections': inTrials(
    change(
      HTTP,
      `request.isOnFreshConnection ? await connections.fresh(options.host) : undefined;`,
      `request.isOnFreshConnection ? (shared ??= await connections.fresh(options.host)) : undefined;`,
    ),
    change(HTTP, `await agent?.destroy();`, ``),
    change(HTTP, `export async function send(`, `let shared: Agent | undefined;\nexport async function send(`),
  ),
  'the journal is not begun': inTrials(change(PLACER, `this.#journal.begin({`, `void ({`)),
  'the journal is not begun, and nobody looks': inKills(change(PLACER, `this.#journal.begin({`, `void ({`), noLook),
  'the journal is begun after the call': inTrials(
    change(
      SERVICE,
      `this.#placer.journal(placing);`,
      `void Promise.resolve().then(() => this.#placer.journal(placing)).catch(() => undefined);`,
    ),
    noLook,
  ),
  'sending is not marked': inTrials(change(PLACER, `this.#journal.markSending(intentId);`, ``)),
  'sending is not marked, found by killing': inKills(change(PLACER, `this.#journal.markSending(intentId);`, ``)),
  'errors of the journal are swallowed': inTrials(
    change(JOURNAL, `throw unavailable(error);\n    }\n  }\n}`, `return [] as never;\n    }\n  }\n}`),
  ),
  'what was being sent is taken for not sent': inKills(
    change(FILE, `SET state = 'unknown' WHERE state = 'sending'`, `SET state = 'not-sent' WHERE state = 'sending'`),
  ),
  'what was only journaled is taken for unknown': inTrials(
    change(FILE, `SET state = 'not-sent' WHERE state = 'journaled'`, `SET state = 'unknown' WHERE state = 'journaled'`),
  ),
  'nothing is recovered': inKills(change(FILE, `database.exec(RECOVER);`, ``)),
  'what was left open is sent again': inKills(
    change(
      SERVICE,
      `this.#open.resume(session(), this.#signedIn.signal);`,
      `for (const { id, callee } of journal.unresolved(accountKey(session()))) void session().api.callOut({ agentId: session().agentId, callee, userData: 'sc:' + id }).catch(() => undefined); this.#open.resume(session(), this.#signedIn.signal);`,
    ),
  ),
  'no gate': inTrials(noGate),
  'a gate for each window': inTrials(
    change(
      SERVICE,
      `if (this.#asking) return this.#asking;`,
      `if (this.#asking && this.#for === order.text) return this.#asking; this.#for = order.text;`,
    ),
    change(
      SERVICE,
      `  #asking: Promise<DialState> | undefined;`,
      `  #asking: Promise<DialState> | undefined; #for = '';`,
    ),
    noIndex,
  ),
  'the unique index is dropped': inTrials(noIndex),
  'the intent id is missing': inTrials(
    change(PLACER, `userData: toUserData(intentId, reference)`, `userData: reference`),
  ),
  'a reset counts as offline': inTrials(
    change(FAILURES, `  'ECONNREFUSED',`, `  'ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET',`),
    change(FAILURES, `NOT_CONNECTED.has(code) && syscall !== 'read' && syscall !== 'write'`, `NOT_CONNECTED.has(code)`),
  ),
  'a timeout counts as not sent': inTrials(
    change(
      API,
      `if (isFault(error, ...NOT_SENT)) throw error;`,
      `if (isFault(error, ...NOT_SENT, 'timeout')) throw error;`,
    ),
  ),
  '200 without a uuid counts as placed': inTrials(
    change(API, `if (placed) return placed;`, `if (answer.status === 200) return placed ?? { uuid: 'accepted' };`),
  ),
  'any error status counts as refused': inTrials(
    change(
      API,
      `const refusal = answer.status === 200 ? undefined : refusalOf(answer);`,
      `const refusal = answer.status === 200 ? undefined : (refusalOf(answer) ?? new Fault('refused'));`,
    ),
  ),
  'an answer too large is read to where it stops': inTrials(
    change(
      API,
      `if (placed) return placed;`,
      `if (answer.isTooLarge) throw new Fault('refused');\n    if (placed) return placed;`,
    ),
  ),
  'not found counts as not placed': inTrials(
    change(
      SERVICE,
      `else if (!followed) this.#card.notFound(attempt, uuid);`,
      `else if (!followed) this.#card.become({ is: 'failed', ...attempt, error: { code: 'not-found' } });`,
    ),
  ),
  'repeats are not asked about': inTrials(
    change(
      JOURNAL,
      `return this.#select(where, account, customer, sinceMonotonic)[0];`,
      `void where; void sinceMonotonic; return undefined;`,
    ),
  ),
  'limits go by the wall clock': inTrials(
    change(
      'src/main/async/monotonic-clock.ts',
      `return Math.round(this.#anchor + this.#ticks() - this.#begun);`,
      `return this.#wall();`,
    ),
    change(
      'src/main/async/monotonic-clock.ts',
      `    this.#ticks = ticks;`,
      `    this.#ticks = ticks; this.#wall = wall;`,
    ),
    change(
      'src/main/async/monotonic-clock.ts',
      `  readonly #begun: number;`,
      `  readonly #begun: number; readonly #wall: () => number;`,
    ),
  ),
  'a suspended call counts as not sent': inTrials(
    change(
      API,
      `throw new Fault('unknown-outcome', {}, error);`,
      `throw new Fault(request.signal?.aborted ? 'offline' : 'unknown-outcome', {}, error);`,
    ),
  ),
  "another call's record is taken for it": inTrials(
    change(MATCH, `return intentIdIn(row.user_data) === intentId;`, `return true;`),
  ),
  'a late outcome takes back what a record has told': inTrials(
    change(JOURNAL, "` AND state NOT IN ('seen', 'not-seen')`;", "'';"),
  ),
  'an outcome that the journal did not take is forgotten': inTrials(
    change(SERVICE, `    this.#placer.writePendingOutcomes();\n`, ``),
  ),
};
