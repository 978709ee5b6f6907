import type { CallRow } from '../../preload/contract/index.ts';
import { daysBetween, type Formats } from '../i18n/formats.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** What a call needs to have to be told in words: a row and a record both do. */
export type Told = Pick<
  CallRow,
  'direction' | 'state' | 'stateText' | 'isStateUnknown' | 'customerRegion' | 'startedAt'
>;

/** Somebody tried to reach us and nobody talked to them. */
export function isMissed(call: Told): boolean {
  return call.direction === 'inbound' && call.state !== 'answered' && call.state !== 'other';
}

/** How the call went; for a word that the app does not know, the server's own. */
export function stateOf(t: Messages, call: Told): string {
  const isTheirs = call.isStateUnknown === true || call.state === 'other';
  return isTheirs && call.stateText !== '' ? call.stateText : t.callStates[call.state];
}

/** The quiet line of a row: region and how it went. */
export function lineOf(t: Messages, call: Told): string {
  return [call.customerRegion, stateOf(t, call)].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The time of today's calls, the day of older ones. */
export function whenOf(f: Formats, call: Told, now = Date.now()): string {
  if (call.startedAt === undefined) return '';
  return daysBetween(call.startedAt, now) === 0 ? f.time(call.startedAt) : f.dayTitle(call.startedAt, now);
}
