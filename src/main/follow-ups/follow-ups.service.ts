import { basename } from 'node:path';
import type { CallRow, FollowUp, ReadTime, SettingsState } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import { onceMore } from '../async/serial-queue.ts';
import { oneLine, plainText } from '../call-api/plain-text.ts';
import { writeNewFile } from '../files/new-file.ts';
import { withoutNumber } from '../calls/export/spreadsheet-text.ts';
import type { Files } from '../calls/saving.service.ts';
import { Fault } from '../fault.ts';
import { FILE_WORDS } from '../i18n/file-words.ts';
import { maskNumber } from '../log/log.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { calendarFile } from './calendar-file.ts';
import { DueWatch, type DueWatchParts } from './due-watch.ts';
import { admittedFollowUp, FollowUpTable, MIGRATIONS, NOUN, type NewFollowUp } from './follow-up-table.ts';
import { readTime } from './read-time.ts';

export interface FollowUpsParts {
  ownData: OwnData;
  /** The newest calls with a customer in which they talked, from this moment on. */
  talksWith: (number: string, from: number) => Promise<CallRow[]>;
  files: Pick<Files, 'newFile'>;
  settings: () => SettingsState;
  recordAccess: RecordAccess;
  announce: (open: FollowUp[]) => void;
  /** Whether it was shown. */
  notify: (due: FollowUp[]) => boolean;
  now: () => number;
  after?: DueWatchParts['after'];
}

/** More than anybody can keep; each look at what is due goes over all of them. */
const MOST_OPEN = 2_000;
const NOTE_LENGTH = 500;
const NUMBER_LENGTH = 64;

/** What the agent has promised to do: open until a talk that began after it stands in the records, or until the agent says so. */
export class FollowUpsService {
  readonly #parts: FollowUpsParts;
  readonly #table: FollowUpTable;
  readonly #watch: DueWatch;
  /** The records tell something new: whoever was talked with since is done. A first load tells of every page. Never rejects. */
  readonly callsChanged = onceMore(() => this.#closeTalked());

  constructor(parts: FollowUpsParts) {
    this.#parts = parts;
    const table = new FollowUpTable(parts.ownData, parts.now);
    this.#table = table;
    parts.ownData.add({
      name: NOUN,
      migrations: MIGRATIONS,
      forget: (customer) => table.forget(customer),
      reset: () => this.#reset(),
      admit: admittedFollowUp,
    });
    this.#watch = new DueWatch({
      open: () => table.open(),
      tell: (due) => parts.notify(due.map(({ followUp }) => followUp)),
      told: (due) => table.told(due.map(({ followUp }) => followUp.id)),
      now: parts.now,
      ...(parts.after && { after: parts.after }),
    });
  }

  list(): FollowUp[] {
    return this.#table.open().map(({ followUp }) => followUp);
  }

  readTime(text: string): ReadTime {
    return readTime(text, this.#parts.now());
  }

  add(wanted: NewFollowUp): FollowUp[] {
    this.#assertAhead(wanted.dueAt);
    if (this.#table.open().length >= MOST_OPEN) throw new Fault('bad-input', { field: 'dueAt', reason: 'too-many' });
    this.#table.add({
      ...wanted,
      customerNumber: oneLine(wanted.customerNumber, NUMBER_LENGTH),
      note: plainText(wanted.note, NOTE_LENGTH),
    });
    return this.#changed();
  }

  /** Writes down what was promised before, elsewhere; those whose time is over count as told. */
  remember(promised: readonly NewFollowUp[]): FollowUp[] {
    const now = this.#parts.now();
    this.#parts.ownData.transaction(() => {
      for (const one of promised) this.#table.add(one, one.dueAt <= now);
    });
    return this.#changed();
  }

  change(id: string, { dueAt, note }: { dueAt?: number | undefined; note?: string | undefined }): FollowUp[] {
    if (dueAt !== undefined) this.#assertAhead(dueAt);
    const clean = note === undefined ? undefined : plainText(note, NOTE_LENGTH);
    if (!this.#table.change(id, { dueAt, note: clean })) throw new Fault('not-found');
    return this.#changed();
  }

  settle(id: string, isDone: boolean): FollowUp[] {
    if (isDone) this.#table.close(id);
    else this.#table.reopen(id);
    return this.#changed();
  }

  async exportFile(areNumbersMasked: boolean): Promise<{ name: string } | null> {
    const { files, settings, recordAccess, now } = this.#parts;
    const words = FILE_WORDS[settings().appearance.language];
    const path = await files.newFile(`${words.followUps}.ics`, { name: words.ics, extensions: ['ics'] });
    if (path === undefined) return null;
    const all = this.list();
    const open = areNumbersMasked ? all.map(withoutOwnNumber) : all;
    recordAccess({ is: 'follow-ups-exported', areNumbersMasked, followUps: open.length });
    const shown = areNumbersMasked ? maskNumber : (number: string): string => number;
    await writeNewFile(path, [calendarFile(open, { summary: words.followUp, shown, now: now() })]);
    return { name: basename(path) };
  }

  /** Somebody has signed in, or the computer is awake again: what is due is told now. Never throws. */
  resume(): void {
    try {
      this.#watch.look();
    } catch {
      // The list says why the file cannot be read.
    }
    void this.callsChanged();
  }

  async #closeTalked(): Promise<void> {
    let isAnyClosed = false;
    for (const { followUp, talksFrom } of this.#table.open()) {
      const talks = await this.#parts.talksWith(followUp.customerNumber, talksFrom);
      if (talks.length > 0 && this.#table.close(followUp.id)) isAnyClosed = true;
    }
    if (isAnyClosed) this.#changed();
  }

  #assertAhead(dueAt: number): void {
    if (dueAt <= this.#parts.now()) throw new Fault('bad-input', { field: 'dueAt' });
  }

  #changed(): FollowUp[] {
    this.#watch.look();
    const open = this.list();
    this.#parts.announce(open);
    return open;
  }

  /** Nobody may be signed in any more. */
  #reset(): void {
    this.#watch.stop();
    try {
      this.#changed();
    } catch {
      this.#parts.announce([]);
    }
  }
}

function withoutOwnNumber(followUp: FollowUp): FollowUp {
  return { ...followUp, note: withoutNumber(followUp.note, followUp.customerNumber) };
}
