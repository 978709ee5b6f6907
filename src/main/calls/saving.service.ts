import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from 'ulid';
import type { CallFilter, ExportFormat, Language, SettingsState } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { WorkService } from '../work/work.service.ts';
import { FILE_WORDS } from '../i18n/file-words.ts';
import type { CallsService } from './calls.service.ts';
import type { SavingParts } from './recordings/download.ts';
import { systemDisk } from './recordings/disk.ts';
import { recordingName } from './recordings/recording-name.ts';
import type { RecordingsService } from './recordings/recordings.service.ts';
import { saveRecording } from './recordings/save-recording.ts';
import { saveRecordings } from './recordings/save-recordings.ts';

/** Asks the agent where to; undefined: they thought better of it. */
export interface Files {
  newFile(name: string, kind: { name: string; extensions: string[] }): Promise<string | undefined>;
  folder(): Promise<string | undefined>;
}

export interface SavingServiceParts {
  calls: CallsService;
  recordings: RecordingsService;
  work: WorkService;
  files: Files;
  settings: () => SettingsState;
  recordAccess: RecordAccess;
  /** Name and company of the contact with each customer key; none where a file must not tell names. */
  titles: (areNumbersMasked: boolean) => [customer: string, title: string][];
  /** What calls came to, by their uuids. */
  outcomes: (language: Language) => [uuid: string, label: string][];
}

/** A transfer of which nothing comes for so long is dead. */
const STALL_MS = 30_000;

/** What leaves the app for the agent's own files: calls as a table, recordings. All of it works in the background. */
export class SavingService {
  readonly #parts: SavingServiceParts;
  readonly #saving: SavingParts;
  /** Who hears how far an export in the calls' thread is. */
  readonly #exporting = new Map<string, (done: number) => void>();

  constructor(parts: SavingServiceParts) {
    this.#parts = parts;
    this.#saving = {
      recordings: parts.recordings,
      disk: systemDisk,
      wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }),
      stallMs: STALL_MS,
    };
  }

  /** An address on the app's own origin; throws when the recording cannot be had. */
  async play(uuid: string): Promise<{ url: string; unplayable?: string }> {
    const { extension, isPlayable } = await this.#parts.recordings.check(uuid);
    const url = `/recordings/${encodeURIComponent(uuid)}`;
    return isPlayable ? { url } : { url, unplayable: extension.toUpperCase() };
  }

  async saveRecording(uuid: string): Promise<null> {
    const { calls, recordings, files, work } = this.#parts;
    const call = await calls.get(uuid);
    const { extension } = await recordings.check(uuid);
    const { settings, appearance } = this.#parts.settings();
    const kind = { name: FILE_WORDS[appearance.language].recording, extensions: [extension] };
    const path = await files.newFile(`${recordingName(call, settings.areNumbersMasked)}.${extension}`, kind);
    if (path === undefined) return null;
    this.#parts.recordAccess({ is: 'recordings-saved', recordings: 1 });
    work.start({ kind: 'recordings', path, total: 1 }, async (signal, progress) => {
      await saveRecording(this.#saving, uuid, path, signal);
      progress.done(1);
    });
    return null;
  }

  async saveRecordings(filter: CallFilter): Promise<null> {
    const { calls, files, work } = this.#parts;
    const folder = await files.folder();
    if (folder === undefined) return null;
    const { areNumbersMasked } = this.#parts.settings().settings;
    work.start({ kind: 'recordings', path: folder, total: 0 }, async (signal, progress) => {
      const name = ulid();
      const count = await calls.ask('beginSnapshot', name, calls.sought(filter));
      this.#parts.recordAccess({ is: 'recordings-saved', recordings: count });
      const source = { count, slice: (from: number, size: number) => calls.ask('snapshotSlice', name, from, size) };
      try {
        await saveRecordings(this.#saving, source, folder, { areNumbersMasked }, signal, progress);
      } finally {
        await calls.tidy('endSnapshot', name);
      }
    });
    return null;
  }

  async exportCalls(filter: CallFilter, areNumbersMasked: boolean, format: ExportFormat = 'csv'): Promise<null> {
    const { calls, files, work } = this.#parts;
    const { language } = this.#parts.settings().appearance;
    const name = `${FILE_WORDS[language].calls} ${today()}.${format}`;
    const path = await files.newFile(name, { name: FILE_WORDS[language][format], extensions: [format] });
    if (path === undefined) return null;
    const sought = calls.sought(filter);
    const { count } = await calls.queries.outline(sought);
    this.#parts.recordAccess({ is: 'calls-exported', format, areNumbersMasked, calls: count });
    work.start({ kind: 'export', path, total: count }, async (signal, progress) => {
      const id = ulid();
      this.#exporting.set(id, (done) => progress.done(done));
      const cancel = (): void => void calls.tidy('cancelExport', id).catch(() => undefined);
      signal.addEventListener('abort', cancel, { once: true });
      try {
        const titles = this.#parts.titles(areNumbersMasked);
        const outcomes = this.#parts.outcomes(language);
        await calls.ask('exportCalls', {
          ...{ work: id, filter: sought, titles, outcomes, path },
          ...{ areNumbersMasked, language, format },
        });
      } finally {
        this.#exporting.delete(id);
        signal.removeEventListener('abort', cancel);
      }
    });
    return null;
  }

  /** The calls' thread has written so many. */
  exported(work: string, done: number): void {
    this.#exporting.get(work)?.(done);
  }
}

/** By this computer's calendar, `2026-11-22`. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
