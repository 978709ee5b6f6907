import { change, type Change } from '../kit/change.ts';

/** One mistake that somebody could make in the sync. */
export interface Defect {
  changes: Change[];
  /** How many histories and kills find it at the latest, generously. */
  histories: number;
  kills: number;
}

const SYNC = 'src/main/calls/sync';
const WINDOW = `${SYNC}/read-window.ts`;
const WALK = `${SYNC}/page-walk.ts`;
const ROUND = `${SYNC}/sync-round.ts`;
const PLAN = `${SYNC}/plan.ts`;

const inHistories = (...changes: Change[]): Defect => ({ changes, histories: 1500, kills: 0 });
const inKills = (...changes: Change[]): Defect => ({ changes, histories: 0, kills: 60 });

const claimFirst = change(
  ROUND,
  `const reading = await readWindow(this.#windowParts(), window);`,
  `if (window.from < this.#parts.now() - 900_000) this.#parts.store.addComplete({ from: window.from, to: Math.min(window.to, this.#parts.now() - 900_000), verifiedAt: this.#parts.now() }); const reading = await readWindow(this.#windowParts(), window);`,
);

/** By what was done wrong. Each is switched on by `--prove`, alone, in a process of its own, and must turn the run red. */
export const DEFECTS: Record<string, Defect> = {
  'windows do not overlap': inHistories(
    change(WINDOW, `const EARLIER_MS = DAY_MS;`, `const EARLIER_MS = 0 * DAY_MS;`),
    change(WINDOW, `const LATER_MS = 1.5 * DAY_MS;`, `const LATER_MS = 0;`),
  ),
  'windows overlap by hours only': inHistories(
    change(WINDOW, `const LATER_MS = 1.5 * DAY_MS;`, `const LATER_MS = DAY_MS / 6;`),
  ),
  'one pass is enough': { ...inHistories(change(WINDOW, `walk.isOnePage ||`, `true ||`)), histories: 4000 },
  'the total is trusted': inHistories(change(WALK, `if (isShort && trail.hasTotal)`, `if (trail.hasTotal)`)),
  'a short page is the last': inHistories(
    change(WALK, `if (isShort && trail.hasTotal)`, `if (page.data.length < asked)`),
  ),
  'pages count from 0': inHistories(
    change(WALK, `(this.#firstPage ?? 0) + index`, `index`),
    change(WALK, `const isMaybeFirst = n === 0 && this.#firstPage === undefined;`, `const isMaybeFirst = false;`),
  ),
  'pages count from 1': inHistories(change(WALK, `(this.#firstPage ?? 0) + index`, `1 + index`)),
  'the size of a page is what was asked for': inHistories(
    change(WALK, `const asked = trail.size || this.#size.size;`, `const asked = this.#size.size;`),
  ),
  'claims come before the rows': inHistories(claimFirst),
  'claims come before the rows, found by killing': inKills(claimFirst),
  'the newest calls are read without what is before them': inHistories(
    change(WINDOW, `const EARLIER_MS = DAY_MS;`, `const EARLIER_MS = 0 * DAY_MS;`),
    change(PLAN, `const SETTLES_MS = 9 * DAY_MS;`, `const SETTLES_MS = DAY_MS / 24;`),
  ),
  'nothing is read again': inHistories(change(PLAN, `const SETTLES_MS = 9 * DAY_MS;`, `const SETTLES_MS = 0;`)),
  'only a day is read again': inHistories(change(PLAN, `const SETTLES_MS = 9 * DAY_MS;`, `const SETTLES_MS = DAY_MS;`)),
  'a clock that was ahead is believed': inHistories(
    change(PLAN, `return verifiedAt - UNSURE_MS <= now;`, `return verifiedAt > 0 || now > 0;`),
  ),
  "other agents' calls are kept": inHistories(
    change(`${SYNC}/own-rows.ts`, `agent === whose.agentId || (agent === undefined && !isEverybodys)`, `agent !== ''`),
  ),
  'a total of none is a total': inHistories(
    change(WALK, ` && (this.#total > 0 || this.#seen.size === 0)`, ``),
    change(`${SYNC}/end-words.ts`, `const PROOF = 4;`, `const PROOF = 1;`),
    change(`${SYNC}/end-words.ts`, `const LATER = 1;`, `const LATER = 0;`),
    change(`${SYNC}/end-words.ts`, `const LONG_PROOF = 8;`, `const LONG_PROOF = 0;`),
  ),
  'a page 0 that was empty by chance is no page': inHistories(
    change(`${SYNC}/first-page.ts`, `return (await isAlwaysEmpty(page, zero, one)) ? 1 : 0;`, `return 1;`),
  ),
  'a 200 without a list is an empty one': inHistories(
    change(
      'src/main/call-api/wire.ts',
      `  if (!Array.isArray(body['data'])) return undefined;`,
      `  if (!Array.isArray(body['data'])) return { data: [], total };`,
    ),
  ),
  'a failure in a 200 is not seen': inHistories(
    change(
      'src/main/call-api/envelope.ts',
      `  if (message !== undefined) return { is: 'failure'`,
      `  if (message === 'nobody says this') return { is: 'failure'`,
    ),
    change(
      'src/main/call-api/wire.ts',
      `  if (!Array.isArray(body['data'])) return undefined;`,
      `  if (!Array.isArray(body['data'])) return { data: [], total };`,
    ),
  ),
  'one odd field costs its row': inHistories(
    change(
      'src/main/call-api/wire.ts',
      `    return record ? [record] : [];`,
      `    return record && found.length === 0 ? [record] : [];`,
    ),
  ),
  'one odd row costs its page': inHistories(
    change(
      'src/main/call-api/wire.ts',
      `    if (!record) odd.push({ field: 'row' });`,
      `    if (!record) throw new Error('odd');`,
    ),
  ),
  'numbers as text are not read': inHistories(
    change(
      'src/main/call-api/fields.ts',
      `  if (typeof value !== 'string') return UNREADABLE;\n  const digits`,
      `  return UNREADABLE;\n  const digits`,
    ),
  ),
  'what cannot be read is not told': inHistories(
    change('src/main/calls/store/odd-rows.ts', `if (isRoomFor(sql, row, field))`, `if (row === '')`),
  ),
  'signed links are changes for ever': inHistories(
    change(WINDOW, `if (n > 1 && parts.volatile.learn(pass.differing)) last = n + MOST_PASSES;`, ``),
  ),
  'times are read in one form only': inHistories(
    change('src/main/calls/wire-time.ts', `  for (const form of FORMS) {`, `  for (const form of FORMS.slice(0, 1)) {`),
  ),
  'a page that is too large is not asked for in pieces': inHistories(
    change(
      WALK,
      `        if (isWorthIt && this.#size.shrink()) hasShrunk = true;`,
      `        if (isWorthIt && this.#size.size < 0) hasShrunk = true;`,
    ),
  ),
  'calls of nobody are kept where everybody is listed': inHistories(
    change(`${SYNC}/own-rows.ts`, `(agent === undefined && !isEverybodys)`, `agent === undefined`),
  ),
  'a cancelled round claims what it was reading': inHistories(
    change(
      WALK,
      `const page = await this.#page(query, n, asked);`,
      `const page = await this.#page(query, n, asked).catch(() => ({ data: [], total: undefined }));`,
    ),
  ),
};
