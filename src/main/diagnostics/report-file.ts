import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Account, Check, SettingsState } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import { diskFault } from '../files/disk-fault.ts';
import { createReport, type AppFacts } from './report.ts';
import { reportText } from './report-text.ts';
import { REPORT_WORDS } from '../i18n/report-words.ts';

export interface ReportFileParts {
  app: () => AppFacts;
  account: () => Promise<Account>;
  settings: () => Pick<SettingsState, 'settings' | 'appearance'>;
  /** Asks the agent where to; undefined: they thought better of it. */
  newFile: (name: string, kind: { name: string; extensions: string[] }) => Promise<string | undefined>;
  recordAccess: RecordAccess;
  now: () => number;
}

/** Writes what the checks have found to a file of the agent's choice. */
export class ReportFile {
  readonly #parts: ReportFileParts;

  constructor(parts: ReportFileParts) {
    this.#parts = parts;
  }

  /** null: the agent thought better of it. Throws `disk`. */
  async save(as: 'json' | 'text', checks: readonly Check[]): Promise<{ name: string } | null> {
    const { app, account, settings, newFile, now } = this.#parts;
    const { settings: chosen, appearance } = settings();
    const words = REPORT_WORDS[appearance.language];
    const ending = as === 'json' ? 'json' : 'txt';
    const path = await newFile(`${words.file}.${ending}`, { name: words.kinds[as], extensions: [ending] });
    if (path === undefined) return null;
    this.#parts.recordAccess({ is: 'report-saved' });
    const report = createReport({ now: now(), app: app(), account: await account(), settings: chosen, checks });
    const text = as === 'json' ? `${JSON.stringify(report, null, 2)}\n` : reportText(report, words);
    await writeFile(path, text, { mode: 0o600 }).catch((error: unknown) => {
      throw diskFault(path, error);
    });
    return { name: basename(path) };
  }
}
