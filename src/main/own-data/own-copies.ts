import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { agentKey } from '../account/agent-key.ts';
import type { Agent } from '../account/agent-scope.ts';
import { Fault } from '../fault.ts';
import { errnoOf } from '../files/disk-fault.ts';
import { DurableDatabase } from '../sqlite/durable-database.ts';
import { admit } from './arriving-copy.ts';
import { countsOf, mergeCopies, type Merged } from './merge-copies.ts';
import type { OwnCopy } from './own-copy.ts';
import type { OwnData } from './own-data.ts';
import { ownDataPath } from './own-files.ts';
import { prepareOwnData } from './own-schema.ts';
import { ownTables } from './own-tables.ts';
import { readCopy, writeCopy } from './stored-copy.ts';

export interface OwnCopiesParts {
  data: Pick<OwnData, 'nouns' | 'transaction' | 'run' | 'all'>;
  /** Where the agents' own databases lie. */
  folder: string;
  now: () => number;
}

/** Whole copies of agents' own databases: for backups, and for the vault of an agent who signs out. */
export class OwnCopies {
  readonly #parts: OwnCopiesParts;

  constructor(parts: OwnCopiesParts) {
    this.#parts = parts;
  }

  /** What this agent has, also when their session has ended or never began. Throws `disk`. */
  of(agent: Agent): OwnCopy {
    const path = ownDataPath(this.#parts.folder, agentKey(agent));
    if (!existsSync(path)) return { rows: [], removed: [] };
    const nouns = this.#parts.data.nouns();
    const database = new DurableDatabase(path, (file) => prepareOwnData(file, nouns));
    try {
      return readCopy(database, ownTables(nouns));
    } catch (error) {
      const why = errnoOf(error) ?? (error instanceof Error ? error.message : 'unknown');
      throw new Fault('disk', { message: `${basename(path)}: ${why}` }, error);
    } finally {
      database.close();
    }
  }

  /** Takes a copy in for the signed-in agent: all of it or nothing. Throws `signed-out` or `disk`. */
  merge(arriving: OwnCopy): Merged {
    const { data, now } = this.#parts;
    const nouns = data.nouns();
    const tables = ownTables(nouns);
    const merged = data.transaction(() => {
      const before = readCopy(data, tables);
      const { copy, leftOut } = admit(arriving, before, tables, now());
      const after = mergeCopies(before, copy, tables);
      writeCopy(data, tables, before, after);
      return { ...countsOf(before, after), leftOut };
    });
    for (const noun of nouns) noun.reset();
    return merged;
  }
}
