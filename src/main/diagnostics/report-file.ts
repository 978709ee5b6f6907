import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Account, Check, SettingsState } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import { diskFault } from '../files/disk-fault.ts';
import { REPORT_WORDS, type ReportWords } from '../i18n/report-words.ts';
import { createReport, type AppFacts, type Report, type ReportedCheck } from './report.ts';

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

/** The report for people: names and verdicts in their language, findings by their codes, which are the same in every language. */
export function reportText(report: Report, words: ReportWords): string {
  const { app, account, settings, checks } = report;
  const lines = [
    `${words.title} (${report.format} ${report.version})`,
    words.note,
    '',
    `${words.made}: ${report.madeAt}`,
    `${words.app}: ${pairs(app)}`,
    `${words.account}: ${pairs(account)}`,
    `${words.settings}: ${pairs(settings)}`,
    '',
    words.checks,
    ...checks.flatMap((check) => checkLines(check, words)),
  ];
  return `${lines.join('\n')}\n`;
}

function checkLines({ id, verdict, code, at, ms, facts }: ReportedCheck, words: ReportWords): string[] {
  const head = `[${words.verdicts[verdict]}] ${words.names[id]}`;
  if (code === undefined) return [head];
  const details = pairs(facts ?? {});
  return [`${head}: ${code}`, `    ${[details, `${ms ?? 0} ms`, at].filter(Boolean).join(' · ')}`];
}

function pairs(facts: object): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${said(value)}`)
    .join(', ');
}

/** A list of counts as `start_time×2;duration×1`. */
function said(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.map(counted).join(';');
}

function counted(one: unknown): string {
  if (typeof one !== 'object' || one === null) return String(one);
  const [name, times] = Object.values(one) as unknown[];
  return `${String(name)}×${String(times)}`;
}
