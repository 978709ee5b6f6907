import fc from 'fast-check';
import type { Cells, OwnCopy, OwnRow, RemovedRow } from '../../../../src/main/own-data/own-copy.ts';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';

/** Few of each, so that two stores meet: the same ids, the same numbers in several spellings, the same millisecond. */
const NUMBERS = ['15405710001', '+86 154 0571 0001', '15405710002', '0571-0000321', '0571-0000321转8001'];
const TIME = fc.integer({ min: 1, max: 12 });
const NUMBER = fc.constantFrom(...NUMBERS);
const TABLES = { contacts: 'contacts', do_not_call: 'do-not-call', follow_ups: 'follow-ups' } as const;
type Table = keyof typeof TABLES;

const contact = fc
  .record({
    name: fc.constantFrom('张三', '李四', ''),
    company: fc.constantFrom('演示公司', ''),
    note: fc.constantFrom('', 'call mornings', 'call mornings\nlikes tea', 'likes tea'),
    numbers: fc.uniqueArray(NUMBER, { minLength: 1, maxLength: 3, selector: numberKey }),
  })
  .map(({ numbers, ...cells }) => ({
    cells: { ...cells, sound: '' },
    parts: { contact_numbers: numbers.map((number, place) => ({ place, ...keyed(number), label: '' })) },
  }));
/** An entry is about one customer for ever; two computers may have made two for the same one. */
const doNotCall = (n: number) =>
  fc
    .record({
      number: n === 3 ? fc.constant('15405710002') : fc.constantFrom('15405710001', '+86 154 0571 0001'),
      reason: fc.constantFrom('asked', 'angry'),
      source: fc.constantFrom('agent', 'file'),
      added_at: TIME,
      expires_at: fc.option(fc.integer({ min: 1, max: 500 })),
    })
    .map(({ number, ...rest }) => ({ cells: { ...keyed(number), ...rest }, parts: {} }));
const followUp = fc
  .record({
    number: NUMBER,
    due_at: fc.integer({ min: 1, max: 500 }),
    note: fc.constantFrom('', 'send the quote'),
    origin: fc.constantFrom('call', 'number'),
    created_at: TIME,
    talks_from: TIME,
    told_at: fc.option(TIME),
    done_at: fc.option(TIME),
  })
  .map(({ number, ...rest }) => ({ cells: { ...keyed(number), ...rest }, parts: {} }));

function keyed(number: string): { number: string; customer: string } {
  return { number, customer: numberKey(number) };
}

interface Place {
  id: string;
  table: Table;
  state:
    | { is: 'absent' }
    | { is: 'removed'; at: number }
    | { is: 'there'; at: number; content: Pick<OwnRow, 'cells' | 'parts'> };
}

const CONTENT = { contacts: () => contact, do_not_call: doNotCall, follow_ups: () => followUp };

const places = (['contacts', 'do_not_call', 'follow_ups'] as const).flatMap((table) =>
  [1, 2, 3].map((n): fc.Arbitrary<Place> => {
    const content: fc.Arbitrary<Pick<OwnRow, 'cells' | 'parts'>> = CONTENT[table](n);
    const there = fc.record({ is: fc.constant('there' as const), at: TIME, content });
    return fc.record({
      id: fc.constant(`${table}-${n}`),
      table: fc.constant(table),
      state: fc.oneof(
        { weight: 2, arbitrary: fc.constant({ is: 'absent' as const }) },
        { weight: 1, arbitrary: fc.record({ is: fc.constant('removed' as const), at: TIME }) },
        { weight: 4, arbitrary: there },
      ),
    });
  }),
);

/** What a store may hold: a row is there, was removed, or never was. */
export const anyCopy: fc.Arbitrary<OwnCopy> = fc.tuple(...places).map((all) => ({
  rows: all.flatMap(({ id, table, state }) => (state.is === 'there' ? [toRow(id, table, state)] : [])),
  removed: all.flatMap(({ id, table, state }): RemovedRow[] =>
    state.is === 'removed' ? [{ id, noun: TABLES[table], at: state.at }] : [],
  ),
}));

function toRow(id: string, table: Table, state: Extract<Place['state'], { is: 'there' }>): OwnRow {
  const { content, at } = state;
  const cells: Cells = { ...content.cells, id, updated_at: at };
  return { table, id, updatedAt: at, cells, parts: content.parts };
}
