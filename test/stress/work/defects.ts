import { change, type Change } from '../kit/change.ts';

/** One mistake that somebody could make in what keeps an agent's own work. */
export interface Defect {
  changes: Change[];
  /** How many days and kills find it at the latest, generously. */
  days: number;
  kills: number;
}

const VAULT = 'src/main/backup/vault.ts';
const MERGE = 'src/main/own-data/merge-copies.ts';
const COPY = 'src/main/own-data/stored-copy.ts';
const NOTES = 'src/main/calls/store/notes-copy.ts';
const DO_NOT_CALL = 'src/main/do-not-call/forgotten-entries.ts';
const DIALER = 'src/main/dialer/dialer.service.ts';
const SCOPE = 'src/main/account/agent-scope.ts';

const inDays = (...changes: Change[]): Defect => ({ changes, days: 400, kills: 0 });
const inKills = (...changes: Change[]): Defect => ({ changes, days: 0, kills: 96 });

/** By what was done wrong. Each is switched on by `--prove`, alone, in a process of its own, and must turn the run red. */
export const DEFECTS: Record<string, Defect> = {
  'the older of two rows counts': inDays(
    change(MERGE, `return a.updatedAt > b.updatedAt;`, `return a.updatedAt < b.updatedAt;`),
  ),
  'what was removed comes back': inDays(change(MERGE, `updatedAt > (removed.get(id)?.at ?? -1)`, `updatedAt > -1`)),
  'removals are not copied': inDays(
    change(
      COPY,
      `const removed = database.all('SELECT id, noun, at FROM removed ORDER BY id');`,
      `const removed: Record<string, unknown>[] = [];`,
    ),
  ),
  'the vault is erased unread': inDays(
    change(
      VAULT,
      `await this.#parts.data.merge(decoded.backup);`,
      `{ added: {}, changed: 0, removed: 0, leftOut: 0 };`,
    ),
  ),
  'wiping comes before the vault': inDays(
    change(SCOPE, `    await beforeWiping?.();\n`, ``),
    change(
      SCOPE,
      `throwFirst([...disposed, ...wiped]);`,
      `await beforeWiping?.(); throwFirst([...disposed, ...wiped]);`,
    ),
  ),
  'the vault is erased before it is merged': inKills(
    change(
      VAULT,
      `const merged = await this.#parts.data.merge(decoded.backup);`,
      `this.#erase([file]); await new Promise((next) => setTimeout(next, 15)); const merged = await this.#parts.data.merge(decoded.backup);`,
    ),
    change(VAULT, `      this.#erase([file]);\n      total`, `      total`),
  ),
  'notes are not part of a copy': inDays(
    change('src/main/backup/agent-data.ts', `written: this.#parts.calls.writtenBy(agent)`, `written: []`),
  ),
  'anybody opens the vault': inDays(
    change(
      VAULT,
      `session && !session.isDemo ? this.#parts.files.of(agentKey(session)) : []`,
      `session ? this.#parts.files.list() : []`,
    ),
    change('src/main/backup/vault-keys.ts', 'return `vault@${agent}`;', 'return `vault${agent.slice(0, 0)}`;'),
  ),
  'the protection that ends first counts': inDays(
    change(
      DO_NOT_CALL,
      `one === null || other === null ? null : Math.max(`,
      `one === null ? other : other === null ? one : Math.min(`,
    ),
  ),
  'the older of two notes counts': inDays(change(NOTES, `return a.at > b.at ? a : b;`, `return a.at > b.at ? b : a;`)),
  'a removed note is not remembered': inDays(
    change(NOTES, `if (!rows.has(key)) rows.set(`, `if (rows.has(key)) rows.set(`),
  ),
  'any talk closes every promise': inDays(
    change(
      'src/main/follow-ups/follow-ups.service.ts',
      `if (talks.length > 0 && this.#table`,
      `if (talks.length >= 0 && this.#table`,
    ),
  ),
  'the do-not-call list is not asked': inDays(
    change(DIALER, `emergency ? undefined : this.#parts.doNotCall?.(customer)`, `undefined`),
  ),
  'a refusal is a question': inDays(
    change('src/main/dialer/guard.ts', `isRefused ? 'do-not-call-refused' : 'do-not-call'`, `'do-not-call'`),
  ),
  'a call goes out twice': inDays(
    change(
      'src/main/dialer/placer.ts',
      `const { uuid } = await session.api.callOut(call, signal);`,
      `await session.api.callOut(call, signal); const { uuid } = await session.api.callOut(call, signal);`,
    ),
  ),
};
