import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autostartEntry } from '../../../../src/main/electron/autostart-entry.ts';

/** The specification read backwards, in its own order: the value's escapes, the quotes, the field codes. */
function startedBy(entry: string | undefined): string {
  const value = /^Exec=(.*)$/m.exec(entry ?? '')?.[1] ?? '';
  const text = value.replace(/\\(.)/g, (_all, sign: string) => (sign === '\\' ? '\\' : `?${sign}`));
  const inner = /^"((?:[^"`$\\]|\\["`$\\])*)"$/.exec(text)?.[1] ?? '?';
  return inner.replace(/\\(["`$\\])/g, '$1').replace(/%(.?)/g, (_all, code: string) => (code === '%' ? '%' : '?'));
}

const name = 'Softphone Companion';

describe('autostartEntry', () => {
  it('is a desktop entry that starts the app', () => {
    expect(autostartEntry({ name, path: '/opt/Softphone Companion/softphone-companion' })).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Softphone Companion',
        'Exec="/opt/Softphone Companion/softphone-companion"',
        'TryExec=/opt/Softphone Companion/softphone-companion',
        'Terminal=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    );
  });

  it('starts exactly this path, whatever stands in it', () => {
    const nasty = fc.constantFrom(
      '"',
      '`',
      '$',
      '\\',
      '%',
      '%f',
      ' ',
      ';',
      '&',
      "'",
      '$(id)',
      '坐席',
      '~',
      '*',
      '\\"',
      '#',
    );
    const path = fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme-ascii' })), { maxLength: 8 });
    fc.assert(
      fc.property(path, (parts) => {
        const wanted = `/${parts.join('').replaceAll('=', '')}`;
        const entry = autostartEntry({ name, path: wanted });
        expect(entry?.split('\n')).toHaveLength(8);
        expect(startedBy(entry)).toBe(wanted);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['relative/path', '/with=sign', '/with\nbreak', ''])('has no way to write %j, and says so', (path) => {
    expect(autostartEntry({ name, path })).toBeUndefined();
  });

  /** What a shell makes of the quoted path: the same four signs are special to it between double quotes. */
  it('quotes as a shell unquotes', () => {
    const path = '/a "b" `c` $HOME \\d';
    const exec = /^Exec=(.*)$/m.exec(autostartEntry({ name, path }) ?? '')?.[1]?.replaceAll('\\\\', '\\') ?? '';
    expect(execFileSync('sh', ['-c', `printf %s ${exec}`], { encoding: 'utf8' })).toBe(path);
  });
});
