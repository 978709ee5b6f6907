import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContactsService } from '../../../../src/main/contacts/contacts.service.ts';
import { ListTable } from '../../../../src/main/call-lists/list-table.ts';
import { listTarget } from '../../../../src/main/call-lists/list-target.ts';
import { contactsTarget, doNotCallTarget } from '../../../../src/main/contacts/import/import-target.ts';
import { ImportDesk } from '../../../../src/main/contacts/import/import-desk.ts';
import { DoNotCallService } from '../../../../src/main/do-not-call/do-not-call.service.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import type { ReadTableFile } from '../../../../src/main/table-files/table-file.ts';
import type { ContactDraft } from '../../../../src/preload/contract/index.ts';
import { readTableFile } from '../../../support/table-process.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { ownDataAt } from '../own-data/own-data-world.ts';

const RULES = { allowedCountries: 'all', takesTestNumbers: true, sendsExtension: false, homeAreaCode: '' } as const;

/** Contacts, do-not-call, call lists and import over one database; `offer` is the file that the agent chooses next, which `readFile` reads. */
export async function contactsForTest(folder?: string, readFile: ReadTableFile = readTableFile) {
  const world = ownDataAt(folder ?? (await tempFolder()));
  const now = () => world.clock.now;
  const doNotCall = new DoNotCallService({ data: world.data, now, announce: () => undefined });
  const contacts = new ContactsService({
    data: world.data,
    now,
    doNotCall: (customer) => doNotCall.of(customer),
    announce: () => undefined,
  });
  const table = new ListTable(world.data, now, () => undefined);
  const files = await tempFolder();
  let offered: string | undefined;
  const desk = new ImportDesk({
    targets: {
      contacts: contactsTarget(contacts),
      'do-not-call': doNotCallTarget(doNotCall),
      'call-list': listTarget({ table, doNotCall: (customer) => doNotCall.of(customer), announce: () => undefined }),
    },
    read: (text) => readNumber(text, RULES),
    choose: () => Promise.resolve(offered),
    readFile: (path) => readFile(path),
  });
  const offer = (bytes: Uint8Array | string, name = 'a.csv') => {
    offered = join(files, name);
    writeFileSync(offered, bytes);
  };
  const names = (search = '') => contacts.list(search, 0, 200).rows.map(({ name, company }) => name || company);
  return { ...world, contacts, doNotCall, table, desk, offer, names };
}

export function person(name: string, ...numbers: string[]): ContactDraft {
  return { name, company: '', note: '', numbers: numbers.map((number) => ({ number, label: '' })) };
}
