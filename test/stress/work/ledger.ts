import { numberKey } from '../../../src/main/phone-numbers/number-key.ts';
import type { Desk } from './desk.ts';
import type { Tally } from './tally.ts';

/** What the agent has written, as it must be wherever it is looked for. Plain maps: nothing of the app decides here. */
export class Ledger {
  /** Name by id. */
  contacts = new Map<string, string>();
  /** When the protection ends, by customer key. */
  doNotCall = new Map<string, number>();
  /** Note by id, of the open ones. */
  followUps = new Map<string, string>();
  /** Text by call or number. */
  notes = new Map<string, string>();

  copy(): Ledger {
    const copy = new Ledger();
    copy.contacts = new Map(this.contacts);
    copy.doNotCall = new Map(this.doNotCall);
    copy.followUps = new Map(this.followUps);
    copy.notes = new Map(this.notes);
    return copy;
  }

  isProtected(number: string, now: number): boolean {
    return (this.doNotCall.get(numberKey(number)) ?? -1) > now;
  }

  /** What the app holds against what it must hold. */
  examine(desk: Desk, tally: Tally, when: string): void {
    const held = heldBy(desk);
    for (const kind of ['contacts', 'doNotCall', 'followUps', 'notes'] as const) {
      const [mine, theirs]: [Map<string, unknown>, Map<string, unknown>] = [this[kind], held[kind]];
      for (const [key, value] of mine)
        if (theirs.get(key) !== value)
          tally.found('lost', `${when}: ${kind} ${key} is ${String(theirs.get(key))}, not ${String(value)}`);
      for (const key of theirs.keys()) if (!mine.has(key)) tally.found('invented', `${when}: ${kind} ${key}`);
    }
    if (held.doubles > 0) tally.found('invented', `${when}: ${held.doubles} entries twice`);
  }
}

function heldBy(desk: Desk): Ledger & { doubles: number } {
  const held = Object.assign(new Ledger(), { doubles: 0 });
  for (const { id, name } of desk.contacts.all()) held.contacts.set(id, name);
  for (const { number, expiresAt } of desk.doNotCall.list('', 0, 1_000).entries)
    held.doNotCall.set(numberKey(number), expiresAt ?? Infinity);
  for (const { id, note } of desk.followUps.list()) held.followUps.set(id, note);
  for (const { kind, target, text = '' } of desk.calls.store().copyOfNotes())
    if (text !== '') held.notes.set(`${kind} ${target}`, text);
  const names = [...held.contacts.values()];
  held.doubles = names.length - new Set(names).size;
  return held;
}
