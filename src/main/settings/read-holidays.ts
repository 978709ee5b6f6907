/** 2026-10-01, 2026/10/1, 2026年10月1日, 20261001: the digits are the same in every encoding. */
const DATE = /(?<!\d)(20\d\d)(?:(\d\d)(\d\d)|\D{1,3}(\d{1,2})\D{1,3}(\d{1,2}))(?!\d)/g;
const EVENT = /BEGIN:VEVENT[\s\S]*?END:VEVENT/g;
const STARTS = /^DTSTART[^:\n]*:(\d{8})/m;
const ENDS = /^DTEND[^:\n]*:(\d{8})(T?)/m;
/** 班: a working day in place of another, which calendars of China's holidays name as well; as its bytes look in Latin-1. */
const WORKING = Buffer.from('班').toString('latin1');
/** A single event of a calendar of holidays is no longer. */
const LONGEST_DAYS = 60;
const DAY_MS = 86_400_000;

/** The days (`2026-10-01`, in order) that a calendar (.ics), or a table or text with dates, names. */
export function readHolidays(bytes: Uint8Array): string[] {
  // Latin-1 reads any bytes; UTF-16 has a 0 beside each digit.
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\0', '').replaceAll('\r\n', '\n');
  const days = text.includes('BEGIN:VCALENDAR') ? calendarDays(text) : textDays(text);
  return [...new Set(days)].sort();
}

/** The end of an event of whole days is the day after it (RFC 5545 §3.6.1). */
function calendarDays(text: string): string[] {
  return [...text.matchAll(EVENT)].flatMap(([event]) => {
    const first = timeOf(STARTS.exec(event)?.[1]);
    if (first === undefined || event.includes(WORKING)) return [];
    const [, end, hasTime] = ENDS.exec(event) ?? [];
    const after = timeOf(end);
    const last = after === undefined ? first : hasTime ? after : after - DAY_MS;
    const count = Math.min(Math.max(1, (last - first) / DAY_MS + 1), LONGEST_DAYS);
    return Array.from({ length: count }, (_, day) => dateText(first + day * DAY_MS));
  });
}

function textDays(text: string): string[] {
  return [...text.matchAll(DATE)].flatMap(([, year, month, day, looseMonth, looseDay]) => {
    const parts = [year, month ?? looseMonth, day ?? looseDay].map((part = '') => part.padStart(2, '0'));
    const at = timeOf(parts.join(''));
    return at === undefined ? [] : [dateText(at)];
  });
}

/** undefined: there is no such day. */
function timeOf(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || dateText(at) !== text ? undefined : at;
}

function dateText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
