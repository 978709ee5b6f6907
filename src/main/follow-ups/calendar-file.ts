import type { FollowUp } from '../../preload/contract/index.ts';

/** How long an event stands in a calendar. */
const MINUTES = 15;
/** RFC 5545, 3.1: lines of at most 75 octets, and what goes on begins with a space. */
const OCTETS = 75;

export interface CalendarStyle {
  summary: (number: string) => string;
  shown: (number: string) => string;
  now: number;
}

/** Follow-ups as an iCalendar file (RFC 5545), each with an alarm at its time. Times are UTC. */
export function calendarFile(followUps: readonly FollowUp[], style: CalendarStyle): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Softphone Companion//Follow-ups//EN',
    ...followUps.flatMap((followUp) => eventOf(followUp, style)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(
  { id, customerNumber, dueAt, note, createdAt }: FollowUp,
  { summary, shown, now }: CalendarStyle,
): string[] {
  const title = escaped(summary(shown(customerNumber)));
  return [
    'BEGIN:VEVENT',
    `UID:${id}@softphone-companion`,
    `DTSTAMP:${utc(now)}`,
    `CREATED:${utc(createdAt)}`,
    `DTSTART:${utc(dueAt)}`,
    `DURATION:PT${MINUTES}M`,
    `SUMMARY:${title}`,
    ...(note === '' ? [] : [`DESCRIPTION:${escaped(note)}`]),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${title}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
  ];
}

function utc(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Text values (RFC 5545, 3.3.11); other control characters are not allowed in them. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''); // eslint-disable-line no-control-regex
}

/** Never in the middle of a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > OCTETS) {
      parts.push(part);
      part = ' ';
    }
    part += character;
  }
  return [...parts, part].join('\r\n');
}
