import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileToVerify, readCommand } from '../../../../src/main/electron/command-line.ts';

describe('readCommand', () => {
  it('reads `dial` and one number, wherever Chromium puts its switches', () => {
    const dial = { is: 'dial', text: '154 0571 4321' };
    expect(readCommand(['companion', 'dial', '154 0571 4321'], 1)).toEqual(dial);
    expect(readCommand(['companion', '--lang=en', 'dial', '154 0571 4321', '--no-sandbox'], 1)).toEqual(dial);
    expect(readCommand(['electron', '--no-sandbox', '.', 'dial', '154 0571 4321'], 2)).toEqual(dial);
  });

  it('opens the quick dial, and no number rides along', () => {
    expect(readCommand(['companion', 'dial', '15405714321', '--quick-dial'], 1)).toEqual({ is: 'quick-dial' });
  });

  it('opens my calls', () => {
    expect(readCommand(['companion', '--calls'], 1)).toEqual({ is: 'calls' });
    expect(readCommand(['companion', '--lang=en', '--calls'], 1)).toEqual({ is: 'calls' });
  });

  it.each([
    [['companion']],
    [['companion', 'dial']],
    [['companion', 'dial', '']],
    [['companion', 'dial', 'hello']],
    [['companion', 'dial', '15405714321', '15405714322']],
    [['companion', 'x', 'dial', '15405714321']],
    [['companion', 'Dial', '15405714321']],
    [['companion', 'dial', '--15405714321']],
    [['companion', 'dial', '154\n0571']],
    [['companion', 'dial', '1'.repeat(257)]],
    [['companion', '15405714321', 'dial']],
    [['dial', '15405714321']],
  ])('takes nothing from %j', (argv) => {
    expect(readCommand(argv, 1)).toBeUndefined();
  });

  it('takes a text only from the one form, whatever the arguments are', () => {
    const argument = fc.oneof(fc.constantFrom('dial', '-x', '--quick-dial', '12345', '.', ''), fc.string());
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 6 }), (rest) => {
        const command = readCommand(['companion', ...rest], 1);
        if (command?.is !== 'dial') return;
        expect(rest.filter((one) => !one.startsWith('-'))).toEqual(['dial', command.text]);
      }),
      { numRuns: 5_000 },
    );
  });
});

it('reads the file that is to be verified, in either way of writing it', () => {
  expect(fileToVerify(['companion', '--verify', 'a.jsonl'])).toBe('a.jsonl');
  expect(fileToVerify(['electron', '--no-sandbox', '.', '--verify=a b.jsonl'])).toBe('a b.jsonl');
  expect(fileToVerify(['companion', '--verify-me', 'a.jsonl'])).toBeUndefined();
});
