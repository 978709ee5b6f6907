import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessEvent } from '../../../../src/main/access-log/access-event.ts';
import { BEFORE_FIRST, lineOf, type Link } from '../../../../src/main/access-log/entry.ts';
import { verify } from '../../../../src/main/access-log/verify.ts';

const AT = Date.UTC(2026, 10, 22, 12);

const events = fc.oneof(
  fc.constantFrom<AccessEvent>({ is: 'password-shown' }, { is: 'supervisor-unlocked' }, { is: 'customer-forgotten' }),
  fc.record({ is: fc.constant('recordings-saved' as const), recordings: fc.nat() }),
  fc.record({ is: fc.constant('guards-loosened' as const), guards: fc.array(fc.string({ unit: 'binary' })) }),
);

/** A log of these events, line by line, and the place of its last entry. */
function logOf(written: readonly AccessEvent[]): { lines: string[]; head: Link } {
  let head: Link = { n: 0, hash: BEFORE_FIRST };
  const lines = written.map((event, i) => {
    const at = new Date(AT + i).toISOString();
    const made = lineOf({ n: head.n + 1, at, agent: '9007199254740993', host: null, event, prev: head.hash });
    head = made.link;
    return made.line;
  });
  return { lines, head };
}

const logs = fc.array(events, { minLength: 1, maxLength: 8 }).map(logOf);

function problemsOf(lines: readonly string[] | Buffer, head?: Link): string[] {
  const bytes = Buffer.isBuffer(lines) ? lines : Buffer.from(lines.join(''));
  return verify(bytes, head ? [head] : []).problems.map(({ is, line }) => `${is} ${line}`);
}

describe('verifying the access log', () => {
  it('finds nothing wrong with a log as it was written, however often it has grown since its end was noted', () => {
    fc.assert(
      fc.property(logs, fc.array(events, { maxLength: 3 }), ({ lines, head }, more) => {
        expect(problemsOf(lines, head)).toEqual([]);
        const first = lines.length;
        const longer = logOf([...lines.map(() => ({ is: 'password-shown' }) as const), ...more]);
        const noted = logOf(lines.map(() => ({ is: 'password-shown' }) as const));
        expect(problemsOf(longer.lines, noted.head)).toEqual([]);
        expect(longer.lines.length).toBe(first + more.length);
      }),
    );
  });

  it('finds every change of a single byte', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ lines, head }, place, change) => {
        const bytes = Buffer.from(lines.join(''));
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(problemsOf(bytes, head)).not.toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds each of all changes of a byte of a small log', () => {
    const { lines, head } = logOf([{ is: 'password-shown' }, { is: 'password-copied' }]);
    const bytes = Buffer.from(lines.join(''));
    for (let at = 0; at < bytes.length; at++)
      for (const change of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(problemsOf(altered, head), `byte ${at}`).not.toEqual([]);
      }
  });

  it('finds every dropped entry, at the start, in the middle and at the end', () => {
    fc.assert(
      fc.property(logs, fc.nat(), ({ lines, head }, place) => {
        expect(problemsOf(lines.toSpliced(place % lines.length, 1), head)).not.toEqual([]);
      }),
    );
  });

  it('finds every cut, at an entry or inside one', () => {
    fc.assert(
      fc.property(logs, fc.nat(), ({ lines, head }, place) => {
        const bytes = Buffer.from(lines.join(''));
        expect(problemsOf(bytes.subarray(0, place % bytes.length), head)).not.toEqual([]);
      }),
    );
  });

  it('finds every two entries that changed places, and every one that stands twice', () => {
    const several = logs.filter(({ lines }) => lines.length > 1);
    fc.assert(
      fc.property(several, fc.nat(), fc.nat(), ({ lines, head }, a, b) => {
        const [from, to] = [a % lines.length, b % lines.length];
        fc.pre(from !== to);
        const swapped = lines.with(from, lines[to] ?? '').with(to, lines[from] ?? '');
        expect(problemsOf(swapped, head)).not.toEqual([]);
        expect(problemsOf(lines.toSpliced(from, 0, lines[to] ?? ''), head)).not.toEqual([]);
      }),
    );
  });

  it('finds a log that was made anew with right hashes, as its end is known from elsewhere', () => {
    const { head } = logOf([{ is: 'password-shown' }, { is: 'password-copied' }]);
    const { lines } = logOf([{ is: 'customer-forgotten' }, { is: 'password-copied' }, { is: 'password-copied' }]);
    expect(problemsOf(lines)).toEqual([]);
    expect(problemsOf(lines, head)).toEqual(['replaced 2']);
  });

  it('names the line', () => {
    const { lines, head } = logOf(Array.from({ length: 5 }, () => ({ is: 'password-shown' }) as const));
    expect(problemsOf(lines.toSpliced(2, 1), head)).toEqual(['out-of-order 3']);
    expect(problemsOf(lines.slice(0, -1), head)).toEqual(['end-missing 5']);
    expect(problemsOf(lines.slice(1), head)).toEqual(['start-missing 1']);
    expect(problemsOf(lines.with(3, (lines[3] ?? '').replace('password', 'passw0rd')), head)).toEqual(['altered 4']);
    expect(problemsOf([...lines, lines[4]?.slice(0, 20) ?? ''], head)).toEqual(['cut-off 6']);
  });
});
