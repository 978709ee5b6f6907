import { isDeepStrictEqual } from 'node:util';
import type { NoteTarget, OwnNote } from '../../../src/preload/contract/index.ts';
import { openCallStore } from '../../../src/main/calls/store/open-call-store.ts';
import type { StoredCall } from '../../../src/main/calls/call-queries.ts';
import type { CallStoreShape } from '../../../src/main/calls/store/store-shape.ts';

/** One agent's real store in a folder, and what a trial asks of it besides. */
export class TrialStore {
  readonly store: CallStoreShape;

  constructor(folder: string, now: () => number) {
    this.store = openCallStore({ folder, key: 'trial', now });
  }

  /** Every call. */
  all(): StoredCall[] {
    const all = this.store.snapshot({});
    return all.slice(0, all.count).map(({ note: _note, tags: _tags, ...copy }) => copy);
  }

  /** A note on a number can only be read where there is a call with it. */
  hasNote(target: NoteTarget, note: OwnNote): boolean {
    if (target.is === 'call') return isDeepStrictEqual(this.store.notes(target.uuid).call, note);
    const call = this.all().find(({ call: { customerNumber } }) => customerNumber === target.number)?.call;
    if (call) return isDeepStrictEqual(this.store.notes(call.uuid).number, note);
    return note.tags.every((tag) => this.store.choices().tags.includes(tag));
  }
}
