import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLog, whereOf, type LogFields } from '../../../../src/main/log/log.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const TOKEN = 'CANARY-4f1c9a7e2b5d8063';
const PASSWORD = 'kanarienvogel';
const NUMBER = '15405714321';

const escaped = (text: string): string =>
  Array.from(text, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const percent = (text: string): string => Array.from(text, (sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');
const fullWidth = (text: string): string =>
  Array.from(text, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');

/** Every way in which we have ever seen such a text written. */
const ENCODINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `+86${text}`,
  (text) => Array.from(text).join(' '),
  (text) => text.replace(/^(...)(....)/, '$1 $2 '),
  (text) => text.replace(/^(...)(....)/, '$1-$2-'),
  percent,
  escaped,
  fullWidth,
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  (text) => Array.from(text).reverse().join(''),
];
const canaries = [TOKEN, PASSWORD, NUMBER].flatMap((secret) => ENCODINGS.map((encode) => encode(secret)));

/** As a caller would smuggle it by mistake: alone, in a sentence, as a place in the code, as a host, behind a line break. */
const DRESSES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `the server said ${text}`,
  (text) => `${text}:1:1`,
  (text) => `at x (${text}:10:5)`,
  (text) => `a.ts:1:1 < ${text}`,
  (text) => `\n{"level":"${text}"}`,
];

const canary = fc.tuple(fc.constantFrom(...canaries), fc.constantFrom(...DRESSES)).map(([text, dress]) => dress(text));
const FIELDS: readonly (keyof LogFields)[] = ['code', 'status', 'ms', 'name', 'intentId', 'number', 'at'];

/** The written text itself, what JSON makes of it, and both without what people put between digits. */
function readings(written: string): string[] {
  const read = written
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.stringify(Object.values(JSON.parse(line) as object)));
  const all = [written, ...read];
  return [...all, ...all.map((text) => text.replace(/[\s().-]/g, ''))];
}

describe('secrets and full numbers', () => {
  it('never get into the log through any field, in any writing', async () => {
    const folder = await tempFolder();
    const forms = fc.record(Object.fromEntries(FIELDS.map((field) => [field, canary])));
    let n = 0;
    await fc.assert(
      fc.asyncProperty(forms, fc.integer(), async (fields, amount) => {
        const path = join(folder, `${n++}.log`);
        openLog(path)('error', 'request.crashed', fields);
        openLog(path)('error', 'request.crashed', { ...fields, ms: Number(NUMBER), status: amount });
        openLog(path)('error', 'request.crashed', { extra: fields } as LogFields);
        const texts = readings(await readFile(path, 'utf8'));
        for (const text of texts) for (const secret of canaries) expect(text).not.toContain(secret);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never get there through an error, whatever its message looks like', async () => {
    const path = join(await tempFolder(), 'main.log');
    for (const secret of canaries)
      for (const dress of DRESSES)
        for (const message of [dress(secret), `x\n    at ${dress(secret)}`, `x\n    at f (/a/${secret}.ts:1:1)`])
          openLog(path)('error', 'uncaught', { at: whereOf(new TypeError(message)) });
    const texts = readings(await readFile(path, 'utf8'));
    for (const text of texts) for (const secret of canaries) expect(text.includes(secret), secret).toBe(false);
  });

  it('leave of a number only what is always shown', async () => {
    const path = join(await tempFolder(), 'main.log');
    for (const encode of ENCODINGS) openLog(path)('info', 'dial.asking', { number: encode(NUMBER) });
    const shown = (await readFile(path, 'utf8')).match(/(?<="number":")[^"]*/g);
    expect(new Set(shown)).toEqual(new Set(['154****4321', '+86****4321', '123****0451', '?']));
  });
});
