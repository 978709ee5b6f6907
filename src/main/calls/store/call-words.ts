import type { CallRecord } from '../../../preload/contract/index.ts';
import { usualWordOf } from '../call-state.ts';
import { stateOf } from './call-kind.ts';
import { Dictionary } from './dictionary.ts';
import { Lines } from './lines.ts';
import { numberKey } from '../../phone-numbers/number-key.ts';
import type { Sql } from './sql.ts';

/** What the columns of a call say by number. */
export class CallWords {
  readonly regions = new Dictionary('regions');
  readonly words = new Dictionary('words');
  readonly lines = new Lines();

  forget(): void {
    for (const part of [this.regions, this.words, this.lines]) part.forget();
  }

  /** 0 for a state in the API's usual word, which is then not kept. */
  stateWordOf(sql: Sql, { state, stateText }: Pick<CallRecord, 'state' | 'stateText'>): number {
    return stateText === usualWordOf(state) ? 0 : this.words.idOf(sql, stateText);
  }

  stateTextOf(sql: Sql, kind: number, stateWord: number): string {
    return stateWord === 0 ? usualWordOf(stateOf(kind)) : (this.words.textOf(sql, stateWord) ?? '');
  }

  /** The key of a number in the index: the digits of its E.164, or the place of its text among the words, below zero. */
  numberKeyOf(sql: Sql, number: string): number {
    const key = numberKey(number);
    return plainKey(key) ?? -this.words.idOf(sql, key);
  }

  /** The same for a number that may be unknown: then no call has it. */
  findNumberKey(sql: Sql, key: string): number | undefined {
    const word = plainKey(key) === undefined ? this.words.find(sql, key) : undefined;
    return plainKey(key) ?? (word === undefined ? undefined : -word);
  }

  /** `numberKey` of the calls with this key in the index. */
  textOfNumberKey(sql: Sql, key: number): string {
    return key === 0 ? '' : key > 0 ? `+${key}` : (this.words.textOf(sql, -key) ?? '');
  }
}

const E164 = /^\+[1-9]\d{1,14}$/;

/** A key of E.164 as a number, which a double holds exactly; 0: no number. */
function plainKey(key: string): number | undefined {
  return key === '' ? 0 : E164.test(key) ? Number(key.slice(1)) : undefined;
}
