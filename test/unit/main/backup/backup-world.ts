import { join } from 'node:path';
import type { Session } from '../../../../src/main/account/session.ts';
import { ContactsService } from '../../../../src/main/contacts/contacts.service.ts';
import { DoNotCallService } from '../../../../src/main/do-not-call/do-not-call.service.ts';
import { FollowUpTable, MIGRATIONS, NOUN } from '../../../../src/main/follow-ups/follow-up-table.ts';
import { OwnCopies } from '../../../../src/main/own-data/own-copies.ts';
import type { OwnCopy } from '../../../../src/main/own-data/own-copy.ts';
import { ADA, ownDataAt } from '../own-data/own-data-world.ts';

/** The nouns' real services over one agent's database in this folder, with a clock that the test moves. */
export function nounsAt(folder: string) {
  const world = ownDataAt(folder);
  const { data, clock } = world;
  const now = (): number => clock.now;
  const nothing = (): void => undefined;
  const doNotCall = new DoNotCallService({ data, now, announce: nothing });
  const contacts = new ContactsService({ data, now, announce: nothing, doNotCall: (key) => doNotCall.of(key) });
  const followUps = new FollowUpTable(data, now);
  data.add({ name: NOUN, migrations: MIGRATIONS, forget: (key) => followUps.forget(key), reset: nothing });
  const copies = new OwnCopies({ data, folder: join(folder, 'own-data'), now });
  const copy = (agent: Pick<Session, 'host' | 'agentId' | 'isDemo'> = ADA): OwnCopy => copies.of(agent);
  return { ...world, doNotCall, contacts, followUps, copies, copy };
}

export function rowsOf({ rows }: OwnCopy, table: string) {
  return rows.filter((row) => row.table === table);
}
