import { randomUUID } from 'node:crypto';
import type { CallNote } from '../../preload/contract/index.ts';
import type { CurrentSession } from '../account/session.ts';
import { onceMore } from '../async/serial-queue.ts';
import type { CallQueries, Remote } from '../calls/call-queries.ts';
import type { OwnCallLinks } from '../calls/own-call-links.ts';
import { findClick, type Intent } from '../dialer/intent.ts';
import { Fault } from '../fault.ts';
import type { OwnData } from '../own-data/own-data.ts';
import { admittedNote, CallNoteTable, joinedNote, MIGRATIONS, NOUN } from './call-note-table.ts';

export interface CallNotesParts {
  ownData: OwnData;
  session: CurrentSession;
  placedSince: (startedAt: number) => Intent[];
  queries: Pick<Remote<CallQueries>, 'addToNote'>;
  links: OwnCallLinks;
  announce: (waiting: CallNote[]) => void;
  /** A note of a call or number has changed. */
  onMoved: () => void;
  now: () => number;
}

/**
 * Notes that are written while a call runs: kept under the click that placed it, from the first letter, and added to the note of the call's record
 * once there is one, after a restart as well. What the card changes later is changed there too.
 */
export class CallNotesService {
  readonly #parts: CallNotesParts;
  readonly #table: CallNoteTable;
  /** The records tell something new, or a note was written. Settles when that has been looked at; never rejects. */
  readonly callsChanged = onceMore(() => this.#move());

  constructor(parts: CallNotesParts) {
    this.#parts = parts;
    const table = new CallNoteTable(parts.ownData, parts.now);
    this.#table = table;
    parts.ownData.add({
      name: NOUN,
      migrations: MIGRATIONS,
      forget: (customer) => table.forget(customer),
      reset: () => this.#reset(),
      admit: admittedNote,
      sameness: ({ cells }) => String(cells['intent']),
      join: joinedNote,
    });
  }

  of(intentId: string): { text: string } {
    return { text: this.#table.find(intentId)?.text ?? '' };
  }

  waiting(): CallNote[] {
    return this.#table.waiting();
  }

  write(intentId: string, text: string): null {
    const { placedSince, now } = this.#parts;
    if (!this.#table.change(intentId, text)) {
      const click = findClick(placedSince, intentId);
      if (!click) throw new Fault('not-found');
      if (text !== '') this.#table.add({ id: randomUUID(), ...click, text }, now());
    }
    this.#changed();
    return null;
  }

  async settle(intentId: string, to: 'number' | 'nowhere'): Promise<CallNote[]> {
    const { session, queries, onMoved } = this.#parts;
    const whose = session();
    const note = this.#table.find(intentId);
    if (note && note.uuid === undefined) {
      if (to === 'number') await queries.addToNote({ is: 'number', number: note.number }, [], note.text);
      if (session() !== whose) throw new Fault('signed-out');
      this.#table.remove(note.id);
      if (to === 'number') onMoved();
    }
    this.#changed();
    return this.waiting();
  }

  /** Somebody has signed in. */
  resume(): void {
    void this.callsChanged();
  }

  async #move(): Promise<void> {
    const { session, links, queries, onMoved } = this.#parts;
    const whose = session();
    const unlinked = this.#table.unlinked();
    const found = await links.of(unlinked);
    if (session() !== whose) return;
    for (const [intentId, uuid] of found) this.#table.link(intentId, uuid);
    const owed = this.#table.owed();
    for (const { id, uuid, before, text } of owed) {
      this.#table.moving(id, text);
      await queries.addToNote({ is: 'call', uuid }, before, text);
      if (session() !== whose) return;
      this.#table.moved(id, text);
    }
    if (owed.length === 0) return;
    onMoved();
    this.#parts.announce(this.waiting());
  }

  #changed(): void {
    this.#parts.announce(this.waiting());
    void this.callsChanged();
  }

  /** Nobody may be signed in any more. */
  #reset(): void {
    try {
      this.#changed();
    } catch {
      this.#parts.announce([]);
    }
  }
}
