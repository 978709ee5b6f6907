import { writeSync } from 'node:fs';
import { seeded } from '../../../src/main/demo/random.ts';
import { AGENT, Desk, NEIGHBOUR } from './desk.ts';
import type { Said } from './kills.ts';

/** One run of the app that is killed at any moment: writes, signs out into the vault and in again, and says what is done. */
const LIFE_MS = 30_000;
const [folder = '', seed = '', begin = '', host = '', token = ''] = process.argv.slice(2);
setTimeout(() => process.exit(3), LIFE_MS).unref();
process.stdin.on('end', () => process.exit(0)).resume();

const chance = seeded(Number(seed));
let now = Number(begin);
const desk = new Desk({
  ...{ folder, centre: { host, token }, doNotCallNumbers: 'ask' },
  now: () => ++now,
  onPost: () => undefined,
});
await desk.open();

for (let n = 0; ; n++) {
  const name = `${seed}-${n}`;
  const { contact } = desk.contacts.save(undefined, { name, company: '', note: '', numbers: [] }, true);
  say({ is: 'contact', id: contact.id, name, now });
  const made = desk.followUps
    .add({ customerNumber: '15405710001', dueAt: now + 86_400_000, note: name, origin: 'call' })
    .find(({ note }) => note === name);
  say({ is: 'follow-up', id: made?.id ?? '', note: name, now });
  desk.calls.store().saveNote({ is: 'call', uuid: name }, { text: name, tags: [] });
  say({ is: 'note', uuid: name, now });
  if (chance.chance(0.3)) {
    say({ is: 'removing', id: contact.id, now });
    desk.contacts.remove(contact.id);
    say({ is: 'removed', id: contact.id, now });
  }
  if (chance.chance(0.5)) {
    await desk.account.signOut(true);
    say({ is: 'out', now });
    if (chance.chance(0.3)) {
      await desk.signIn(NEIGHBOUR);
      await desk.account.signOut(true);
    }
    await desk.signIn(AGENT);
    say({ is: 'in', now });
  }
}

function say(what: Said): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}
