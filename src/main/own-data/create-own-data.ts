import { join } from 'node:path';
import type { Language, SettingsState } from '../../preload/contract/index.ts';
import type { RecordAccess } from '../access-log/access-event.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import type { CurrentSession } from '../account/session.ts';
import { ListTable } from '../call-lists/list-table.ts';
import { listTarget } from '../call-lists/list-target.ts';
import { ContactFiles } from '../contacts/contact-files.ts';
import { createContactNames, type ContactNames } from '../contacts/contact-names.ts';
import { ContactsService } from '../contacts/contacts.service.ts';
import { ImportDesk } from '../contacts/import/import-desk.ts';
import { contactsTarget, doNotCallTarget } from '../contacts/import/import-target.ts';
import { DoNotCallService } from '../do-not-call/do-not-call.service.ts';
import { readNumber } from '../phone-numbers/read-number.ts';
import type { World } from '../world.ts';
import { OwnData } from './own-data.ts';

export interface OwnDataParts {
  scope: AgentScope;
  session: CurrentSession;
  settings: { get: () => SettingsState };
  recordAccess: RecordAccess;
}

export interface OwnDataServices {
  ownData: OwnData;
  doNotCall: DoNotCallService;
  contacts: ContactsService;
  contactNames: ContactNames;
  contactImport: ImportDesk;
  contactFiles: ContactFiles;
  listTable: ListTable;
}

/** A contact may have any number that somebody could call from anywhere; whether the agent may is asked before each call. */
const ANY_NUMBER = {
  allowedCountries: 'all',
  takesTestNumbers: true,
  sendsExtension: false,
  homeAreaCode: '',
} as const;

/** The agent's own database and the nouns that live in it. Opens no file yet. */
export function createOwnData(
  {
    folder,
    files,
    readTableFile,
    broadcast,
    log,
  }: Pick<World, 'folder' | 'files' | 'readTableFile' | 'broadcast' | 'log'>,
  { scope, session, settings, recordAccess }: OwnDataParts,
): OwnDataServices {
  const language = (): Language => settings.get().appearance.language;
  const now = (): number => Date.now();
  const ownData = new OwnData({
    scope,
    session,
    folder: join(folder, 'own-data'),
    log,
    now,
    announce: (state) => broadcast('ownData.changed', state),
  });
  const doNotCall = new DoNotCallService({
    data: ownData,
    now,
    announce: () => broadcast('doNotCall.changed', null),
  });
  const contacts = new ContactsService({
    data: ownData,
    now,
    doNotCall: (customer) => doNotCall.of(customer),
    announce: () => broadcast('contacts.changed', null),
  });
  const listsChanged = (): void => broadcast('callLists.changed', null);
  const listTable = new ListTable(ownData, now, listsChanged);
  const contactImport = new ImportDesk({
    targets: {
      contacts: contactsTarget(contacts),
      'do-not-call': doNotCallTarget(doNotCall),
      'call-list': listTarget({
        table: listTable,
        doNotCall: (customer) => doNotCall.of(customer),
        announce: listsChanged,
      }),
    },
    read: (text) => readNumber(text, ANY_NUMBER),
    choose: () => files.openFile(),
    readFile: (path) => readTableFile(path),
  });
  const drop = (): void => contactImport.drop();
  ownData.add({ name: 'contact-import', migrations: [], forget: drop, reset: drop });
  const contactFiles = new ContactFiles({ contacts, desk: contactImport, files, language, recordAccess });
  const contactNames = createContactNames((number) => contacts.known(number), settings);
  return { ownData, doNotCall, contacts, contactNames, contactImport, contactFiles, listTable };
}
