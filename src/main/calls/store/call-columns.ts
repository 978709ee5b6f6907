import type { SQLInputValue } from 'node:sqlite';
import type { CallRecord } from '../../../preload/contract/index.ts';
import { isUnknownState } from '../call-state.ts';
import { directionOf, kindOf, stateOf } from './call-kind.ts';
import type { CallWords } from './call-words.ts';
import { given, numberIn, textIn } from './cells.ts';
import { foundBy } from './fold.ts';
import { sortKey, startOf } from './sort-key.ts';
import type { Cells, Sql } from './sql.ts';
import type { StoredCall } from '../call-queries.ts';
import type { ServerRow } from './store-shape.ts';

/** All but `id`, in the order of `toColumns`. */
export const NAMES = [
  'uuid',
  'sort_at',
  'ended_at',
  'kind',
  'state_word',
  'number',
  'number_key',
  'region',
  'line',
  'sip',
  'answer_way',
  'hung_up_by',
  'total',
  'talk',
  'wait',
  'queue',
  'score',
  'is_recorded',
  'reference',
  'found_by',
  'record_path',
  'user_data',
  'start_text',
  'end_text',
  'is_nobodys',
];

export const COLUMNS = NAMES.join();
export const HOLES = NAMES.map(() => '?').join();
export const ASSIGNMENTS = NAMES.map((name) => `${name} = ?`).join();

/** Places in the values of `toColumns`. */
export const AT = { uuid: 0, sortAt: 1, endedAt: 2, kind: 3, number: 5, line: 8, talk: 13, foundBy: 19 };

/** A call's columns. `seenAt` places a call that has no time at all. New words are taken in. */
export function toColumns({ call, wire }: ServerRow, words: CallWords, sql: Sql, seenAt: number): SQLInputValue[] {
  const number = call.customerNumber.toWellFormed();
  return [
    call.uuid.toWellFormed(),
    sortKey(call.startedAt, call.endedAt, seenAt),
    call.endedAt ?? null,
    kindOf(call.direction, call.state),
    words.stateWordOf(sql, call),
    number,
    words.numberKeyOf(sql, number),
    words.regions.idOf(sql, call.customerRegion),
    words.lines.idOf(sql, call.trunkNumber, call.trunkName),
    words.words.idOf(sql, call.agentSip),
    words.words.idOf(sql, call.answerWay),
    words.words.idOf(sql, call.hungUpBy),
    call.totalSeconds ?? null,
    call.talkSeconds ?? null,
    call.waitSeconds ?? null,
    call.queueSeconds ?? null,
    call.score ?? null,
    call.isRecorded ? 1 : 0,
    text(call.reference),
    foundBy(number, call.reference),
    text(wire.record_path),
    text(wire.user_data),
    text(wire.start_time),
    text(wire.end_time),
    wire.agent_id === undefined ? 1 : 0,
  ];
}

/** Half a character pair cannot be written: as SQLite would, so that the next reading finds nothing changed. */
function text(value: string | undefined): string | null {
  return value === undefined ? null : value.toWellFormed();
}

/** From `COLUMNS`: what `toColumns` was given. */
export function toStoredCall(cells: Cells, words: CallWords, sql: Sql): StoredCall {
  const [recordPath, userData, startText, endText] = cells.slice(20, 24).map(textIn);
  return { call: toCall(cells, words, sql), ...given({ recordPath, userData, startText, endText }) };
}

function toCall(cells: Cells, words: CallWords, sql: Sql): CallRecord {
  const [uuid, sortAt, endedAt, kindCell, stateWord, number, , region, line, ...rest] = cells;
  const [sip, answerWay, hungUpBy, total, talk, wait, queue, score, isRecorded, reference] = rest;
  const kind = Number(kindCell);
  const shown = words.lines.lineOf(sql, Number(line));
  const stateText = words.stateTextOf(sql, kind, Number(stateWord));
  const wordOf = (cell: unknown) => words.words.textOf(sql, Number(cell));
  return given({
    uuid: textIn(uuid) ?? '',
    direction: directionOf(kind),
    state: stateOf(kind),
    stateText,
    isStateUnknown: isUnknownState(stateText || undefined) || undefined,
    customerNumber: textIn(number) ?? '',
    customerRegion: words.regions.textOf(sql, Number(region)),
    trunkNumber: shown.number,
    trunkName: shown.name,
    agentSip: wordOf(sip),
    startedAt: startOf(Number(sortAt)),
    endedAt: numberIn(endedAt),
    totalSeconds: numberIn(total),
    talkSeconds: numberIn(talk),
    waitSeconds: numberIn(wait),
    queueSeconds: numberIn(queue),
    answerWay: wordOf(answerWay),
    hungUpBy: wordOf(hungUpBy),
    score: numberIn(score),
    isRecorded: isRecorded === 1,
    reference: textIn(reference),
  });
}
