import { describe, expect, it } from 'vitest';
import { errorWords } from '../../../../src/renderer/i18n/error-words.ts';
import { en } from '../../../../src/renderer/i18n/en.ts';
import { zhCn } from '../../../../src/renderer/i18n/zh-cn.ts';

type Leaf = [path: string, value: unknown];

function leaves(tree: object, path = ''): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}.${key}`) : [[`${path}.${key}`, value] as Leaf],
  );
}

/** Calls a message with arguments that stand for numbers and for words. */
function said(value: unknown): string {
  return typeof value === 'function' ? String((value as (...given: unknown[]) => unknown)(2, 'x')) : String(value);
}

describe('the messages', () => {
  it('has the same keys in both languages', () => {
    const paths = (tree: object): string[] => leaves(tree).map(([path]) => path);
    expect(paths(en).toSorted()).toEqual(paths(zhCn).toSorted());
  });

  it('has the same kind of message under every key', () => {
    const kinds = (tree: object): string[] => leaves(tree).map(([path, value]) => `${path} ${typeof value}`);
    expect(kinds(en).toSorted()).toEqual(kinds(zhCn).toSorted());
  });

  it.each([
    ['Chinese', zhCn],
    ['English', en],
  ])('says something everywhere in %s', (_name, tree) => {
    const silent = leaves(tree).filter(
      ([, value]) => !/\S/.test(said(value)) || /undefined|\[object|NaN/.test(said(value)),
    );
    expect(silent).toEqual([]);
  });

  it('uses what it is given in every message that takes something', () => {
    const deaf = [zhCn, en].flatMap((tree) =>
      leaves(tree).filter(([, value]) => typeof value === 'function' && !/2|x/.test(said(value))),
    );
    expect(deaf).toEqual([]);
  });

  it('sets Chinese sentences with full-width marks', () => {
    const halfWidth = leaves(zhCn).filter(([, value]) => /[\u4e00-\u9fff][,;:!?]/.test(said(value)));
    expect(halfWidth).toEqual([]);
  });

  it('leaves no Chinese in English but the name of the language', () => {
    const mixed = leaves(en).filter(([path, value]) => /[\u4e00-\u9fff]/.test(said(value)) && !path.endsWith('.zh-CN'));
    expect(mixed).toEqual([]);
  });

  it('counts one and many in English', () => {
    expect(en.seat.daysLeft(1)).toBe('1 day left');
    expect(en.seat.daysLeft(2)).toBe('2 days left');
    expect(en.shell.state.expiring(0)).toBe('Expires today');
  });
});

describe('the words of an error', () => {
  it('shows the server’s own message for a refusal', () => {
    expect(errorWords(en, { code: 'refused', message: '余额不足' }).detail).toBe('Server: 余额不足');
  });

  it('names the host of a recording without calling it the server’s word', () => {
    expect(errorWords(zhCn, { code: 'recording-host', message: 'rec.example.net' }).detail).toBe('rec.example.net');
  });

  it('keeps technical details of our own faults off the screen', () => {
    expect(errorWords(zhCn, { code: 'unexpected', message: 'TypeError: x' }).detail).toBeUndefined();
  });
});
