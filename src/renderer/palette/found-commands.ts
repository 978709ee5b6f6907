import type { CallRow, ContactRow, NumberReading } from '../../preload/contract/index.ts';
import { lineOf, whenOf } from '../calls/call-words.ts';
import type { Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';
import { showNumber } from '../caller-ids/mask.ts';
import type { Command } from './command.ts';

/** What comes of a text has this before its id and is not remembered: neither numbers nor calls belong into a list of habits. */
const FOUND = 'found:';

export function isFound({ id }: Command): boolean {
  return id.startsWith(FOUND);
}

export interface FoundActs {
  /** Fills the dialer and shows it; placing the call is up to the agent. */
  fill: (text: string) => void;
  openCall: (uuid: string) => void;
  searchCalls: (text: string) => void;
}

export interface FoundContext {
  t: Messages;
  words: Messages['commands'];
  formats: Formats;
  areNumbersMasked: boolean;
  areNamesHidden: boolean;
  /** Of the contact with a number, where names may be shown. */
  nameOf: (number: string) => string | undefined;
  acts: FoundActs;
}

/** A typed number, shown as it would be dialled. */
export function dialCommands({ t, words, acts }: FoundContext, typed: string, reading?: NumberReading): Command[] {
  if (reading?.is !== 'dialable') return [];
  const { display, kind, region } = reading;
  const about = [t.numberKinds[kind], region, words.dialHint].filter((part) => part !== undefined && part !== '');
  const [id, title, detail] = [`${FOUND}dial`, words.dial(display), about.join(' · ')];
  return [{ id, group: 'go', title, detail, words: '', moves: true, run: () => acts.fill(typed) }];
}

/** The contacts that match; one of them fills the dialer. */
export function contactCommands(
  { words, acts, areNumbersMasked, areNamesHidden }: FoundContext,
  people: readonly ContactRow[],
): Command[] {
  return people
    .filter(({ number }) => number !== '')
    .map(({ id, name, company, number }) => ({
      id: `${FOUND}contact:${id}`,
      group: 'go',
      ...contactLines(name, company, showNumber(number, areNumbersMasked), areNamesHidden, words.dialHint),
      words: '',
      moves: true,
      run: () => acts.fill(number),
    }));
}

function contactLines(name: string, company: string, number: string, areNamesHidden: boolean, hint: string) {
  const [title = '', ...rest] = [...(areNamesHidden ? [] : [name, company]), number].filter((part) => part !== '');
  return { title, detail: [...rest, hint].join(' · ') };
}

/** The calls that match, and the way to all of them. */
export function callCommands(context: FoundContext, typed: string, calls: readonly CallRow[]): Command[] {
  if (calls.length === 0) return [];
  const { words, acts } = context;
  const text = typed.trim();
  const all: Command = {
    id: `${FOUND}all`,
    group: 'calls',
    title: words.allCalls(text),
    words: '',
    moves: true,
    run: () => acts.searchCalls(text),
  };
  return [...calls.map((call) => callCommand(context, call)), all];
}

function callCommand({ t, formats, areNumbersMasked, nameOf, acts }: FoundContext, call: CallRow): Command {
  const { uuid, customerNumber, direction } = call;
  const number = customerNumber === '' ? t.calls.noNumber : showNumber(customerNumber, areNumbersMasked);
  const name = nameOf(customerNumber);
  const shown = name === undefined ? '' : number;
  const about = [shown, t.calls.directionWords[direction], lineOf(t, call), whenOf(formats, call)];
  return {
    id: `${FOUND}call:${uuid}`,
    group: 'calls',
    title: name ?? number,
    detail: about.filter((part) => part !== '').join(' · '),
    words: '',
    moves: true,
    run: () => acts.openCall(uuid),
  };
}
