import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openCallStore } from '../../../src/main/calls/store/open-call-store.ts';
import { historyPath, ownPath } from '../../../src/main/calls/store/store-paths.ts';
import { StoreError, type CallStoreShape, type ServerRow } from '../../../src/main/calls/store/store-shape.ts';
import { seedOf, seeded, type Random } from '../../../src/main/demo/random.ts';
import { damagedRows } from './damaged-rows.ts';

export interface DamageFound {
  /** Anything thrown by a store with a damaged file, or calls that it did not have after they were read again. */
  crashes: number;
  /** Notes that went although only the history was damaged, or with a file that was not set aside. */
  lost: number;
  /** How often a file was set aside; the other damages fell where nobody looks. */
  rebuilt: number;
  /** What went wrong, the first few. */
  findings: string[];
}

const KEY = 'agent';
const CALLS = 240;
const NOTES = 6;

/** Spoils one of a store's files in `count` ways, and uses it all the same. The same for the same seed. */
export async function runDamage(count: number, seed: number): Promise<DamageFound> {
  const found: DamageFound = { crashes: 0, lost: 0, rebuilt: 0, findings: [] };
  const home = mkdtempSync(join(tmpdir(), 'companion-damage-'));
  try {
    const rows = damagedRows(CALLS);
    makeSound(join(home, 'sound'), rows);
    for (let n = 0; n < count; n++) {
      const folder = join(home, String(n));
      cpSync(join(home, 'sound'), folder, { recursive: true });
      runOne(folder, rows, seeded(seedOf(seed, n)), found, `trial ${n} of seed ${seed}`);
      rmSync(folder, { recursive: true });
      if (n % 10 === 0) await setImmediate();
    }
    return found;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function open(folder: string): CallStoreShape {
  return openCallStore({ folder, key: KEY, now: () => 1_000_000 });
}

function makeSound(folder: string, rows: ServerRow[]): void {
  const store = open(folder);
  store.upsert(rows);
  while (store.tend());
  for (const { call } of rows.slice(0, NOTES))
    store.saveNote({ is: 'call', uuid: call.uuid }, { text: 'note', tags: ['VIP'] });
  store.close();
}

function runOne(folder: string, rows: ServerRow[], chance: Random, found: DamageFound, name: string): void {
  const isOwn = below(chance, 4) === 0;
  const kind = spoil(isOwn ? ownPath(folder, KEY) : historyPath(folder, KEY), chance);
  const told = (words: string) =>
    found.findings.length < 20 && found.findings.push(`${name}, ${isOwn ? 'own' : 'copy'}, ${kind}: ${words}`);
  try {
    const store = open(folder);
    useAll(store, rows, chance);
    if (store.health().is === 'rebuilt') found.rebuilt++;
    if (!isEqual(store, rows)) {
      found.crashes++;
      told('calls are missing after they were read again');
    }
    const hasNotes = rows.slice(0, NOTES).every(({ call }) => store.notes(call.uuid).call.text !== '');
    const isAside = readdirSync(folder).some((file) => file.startsWith(`own-${KEY}.sqlite.damaged-`));
    if (!hasNotes && !(isOwn && isAside)) {
      found.lost++;
      told('notes are gone');
    }
    store.close();
  } catch (error) {
    found.crashes++;
    told(String(error));
  }
}

/** Everything that a window and a sync ask for; the damage may show at any of it. */
function useAll(store: CallStoreShape, rows: ServerRow[], chance: Random): void {
  const uses: (() => unknown)[] = [
    () => store.first({}),
    () => store.first({ search: '1380' }),
    () => store.first({ search: 'ref-1', outcome: 'missed' }),
    () => store.first({ tag: 'VIP' }),
    () => store.rows(store.outline({}).id, 50, 50),
    () => beginExport(store),
    () => store.missed(),
    () => store.recentNumbers(),
    () => store.statistics({ from: 0, to: 86_400_000 * 400 }),
    () => store.choices(),
    () => store.notes(rows[3]?.call.uuid ?? ''),
    () => store.upsert(rows.slice(0, 50)),
    () => store.addComplete({ from: 1, to: 2, verifiedAt: 3 }),
    () => store.completePeriods(),
    () => store.settleMissed('13800138000', true, 5),
    () => store.rereadTimes('china'),
    () => store.rereadTimes('utc'),
    () => store.prune(-1),
    () => store.checkHistory(),
  ];
  for (let n = 0; n < 6; n++) uses[below(chance, uses.length)]?.();
  store.checkHistory();
  store.upsert(rows);
  while (store.tend());
  for (const use of uses) use();
}

/** A file that is made anew in the middle is told, never taken for the end of the list. */
function beginExport(store: CallStoreShape): void {
  const snapshot = store.snapshot({ search: '杭' });
  try {
    snapshot.slice(0, 50);
  } catch (error) {
    if (!(error instanceof StoreError && error.why === 'unusable' && store.health().is === 'rebuilt')) throw error;
  }
}

function isEqual(store: CallStoreShape, rows: ServerRow[]): boolean {
  const listed = new Set(
    store
      .snapshot({})
      .slice(0, CALLS * 2)
      .map(({ call }) => call.uuid),
  );
  return (
    listed.size === rows.length && rows.every(({ call }) => listed.has(call.uuid) && store.get(call.uuid) !== undefined)
  );
}

const SPOILERS: Record<string, (path: string, chance: Random) => void> = {
  bits: (path, chance) =>
    change(path, (bytes) => {
      for (let n = below(chance, 40); n >= 0; n--) {
        const at = below(chance, bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(chance, 8));
      }
    }),
  header: (path, chance) =>
    change(path, (bytes) => {
      bytes[below(chance, 100)] = below(chance, 256);
    }),
  zeros: (path, chance) =>
    change(path, (bytes) => {
      const page = below(chance, Math.ceil(bytes.length / 4096)) * 4096;
      bytes.fill(0, page, page + 4096);
    }),
  garbage: (path, chance) =>
    change(path, (bytes) => {
      const from = below(chance, bytes.length);
      for (let at = from; at < Math.min(from + 20_000, bytes.length); at++) bytes[at] = below(chance, 256);
    }),
  swapped: (path, chance) =>
    change(path, (bytes) => {
      const pages = Math.floor(bytes.length / 4096);
      const [a, b] = [below(chance, pages) * 4096, below(chance, pages) * 4096];
      const first = Buffer.from(bytes.subarray(a, a + 4096));
      bytes.copy(bytes, a, b, b + 4096);
      first.copy(bytes, b);
    }),
  short: (path, chance) => truncateSync(path, 1 + below(chance, statSync(path).size - 1)),
  'another file': (path) => writeFileSync(path, 'this was never a database'),
  'newer version': (path, chance) => alter(path, `PRAGMA user_version = ${2 + below(chance, 1000)}`),
  'other tables': (path) => alter(path, 'CREATE TABLE stranger (x); PRAGMA user_version = 0'),
};

/** A whole number from 0 up to, but not including, the limit. */
function below(chance: Random, limit: number): number {
  return Math.floor(chance.next() * limit);
}

/** Returns its name. */
function spoil(path: string, chance: Random): string {
  const names = Object.keys(SPOILERS);
  const name = names[below(chance, names.length)] ?? '';
  SPOILERS[name]?.(path, chance);
  return name;
}

function change(path: string, spoilBytes: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path);
  spoilBytes(bytes);
  writeFileSync(path, bytes);
}

function alter(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}
