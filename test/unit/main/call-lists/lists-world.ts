import { readFile } from 'node:fs/promises';
import { CallListsService } from '../../../../src/main/call-lists/call-lists.service.ts';
import type { IntentState } from '../../../../src/main/dialer/intent.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import { readTable } from '../../../../src/main/table-files/read-table.ts';
import type { ReadTableFile } from '../../../../src/main/table-files/table-file.ts';
import type {
  CallRecord,
  CallState,
  DialState,
  FollowUp,
  ImportChoice,
  ListEntry,
  OnEqual,
} from '../../../../src/preload/contract/index.ts';
import { contactsForTest } from '../contacts/contacts-world.ts';

const RULES = { allowedCountries: 'all', takesTestNumbers: true, sendsExtension: false, homeAreaCode: '' } as const;
export const HOUR_MS = 3_600_000;
/** A Monday, 10:00 by this computer's clock. */
export const MONDAY = new Date(2027, 2, 1, 10).getTime();

/** In this process: one of its own for each of many small files takes its time. */
const readHere: ReadTableFile = async (path) => {
  const rows: string[][] = [];
  for await (const row of readTable(await readFile(path))) rows.push(row);
  return { rows };
};

/** Call lists over a real database, with files to import, follow-ups, a journal and a history that the test fills. */
export async function listsForTest(folder?: string) {
  const world = await contactsForTest(folder, readHere);
  const followUps: FollowUp[] = [];
  const journal = new Map<string, IntentState>();
  const history = new Map<string, CallRecord>();
  world.clock.now = MONDAY;
  const lists = new CallListsService({
    table: world.table,
    doNotCall: world.doNotCall,
    followUps: () => followUps,
    read: (text) => readNumber(text, RULES),
    intentState: (id) => journal.get(id),
    findCall: ({ intentId }) => Promise.resolve(history.get(intentId)),
    announce: () => undefined,
    now: () => world.clock.now,
  });
  let calls = 0;

  async function choiceOf(csv: string | Uint8Array, list?: ImportChoice['list']): Promise<ImportChoice> {
    world.offer(csv);
    const file = await world.desk.choose('call-list');
    if (!file) throw new Error('no file was chosen');
    const { id, hasHeader, fields } = file;
    return { id, hasHeader, fields, target: 'call-list', list: list ?? { is: 'new', name: 'Spring' } };
  }
  /** The id of the list that the file has become. */
  async function imported(csv: string, onEqual: OnEqual = 'skip', list?: ImportChoice['list']): Promise<string> {
    const choice = await choiceOf(csv, list);
    await world.desk.run(choice, onEqual);
    return list?.is === 'existing' ? list.id : choice.id;
  }
  /** The number of whoever comes next. */
  const next = (list: string): string | undefined => lists.next(list).card?.entry.number;
  const entryOf = (list: string, number: string) => {
    const { rows } = lists.rows({ list, search: '', from: 0, count: 200 });
    const entry = rows.find((row) => row.number === number);
    if (!entry) throw new Error(`${number} is not in the list`);
    return entry;
  };
  /** Places a call for the entry, as the dialer does. */
  function place(list: string, number: string): string {
    return placeFor(entryOf(list, number));
  }
  function placeFor({ id, number }: Pick<ListEntry, 'id' | 'number'>): string {
    const intentId = `intent-${++calls}`;
    lists.claim(id, {
      intentId,
      callee: number,
      callerId: { is: 'automatic' },
      startedAt: world.clock.now,
    });
    return intentId;
  }
  function end(intentId: string, result: CallState, talkSeconds = 0): void {
    const state = {
      ...{ is: 'ended', uuid: `uuid-${intentId}`, result, talkSeconds, totalSeconds: 20, isRecorded: false },
      ...{ intentId, callee: '', callerId: { is: 'automatic' }, startedAt: 0 },
    } as DialState;
    lists.hear('dialer.changed', state);
  }
  function promise(number: string, dueAt: number): void {
    const id = `00000000-0000-4000-8000-00000000000${followUps.length}`;
    followUps.push({ id, customerNumber: number, dueAt, note: '', origin: 'list', createdAt: 0 });
  }
  return {
    ...world,
    lists,
    followUps,
    journal,
    history,
    choiceOf,
    imported,
    next,
    entryOf,
    place,
    placeFor,
    end,
    promise,
  };
}
