import { beforeEach, describe, expect, it } from 'vitest';
import type { Events } from '../../../../src/preload/contract/index.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { useFoundToasts } from '../../../../src/renderer/dialer/found-toasts.ts';
import { useShellStore } from '../../../../src/renderer/shell/shell.store.ts';
import { freshWindow, type FakeCompanion } from '../fake-companion.ts';
import { call, prepareDialer } from './dialer-world.ts';
import { allWords } from '../words-world.ts';

const found: Events['dialer.found'] = {
  intentId: 'i',
  callee: '13800138000',
  uuid: 'u',
  result: 'answered',
  talkSeconds: 151,
};
let main: FakeCompanion;
beforeEach(async () => {
  main = freshWindow();
  prepareDialer(main);
  await allWords('zh-CN');
  useDialerStore();
  useFoundToasts();
});
const said = (): string[] => useShellStore().toasts.map(({ text }) => text);

describe('a call that has been found in the records', () => {
  it('is told with its number masked and how long they talked', () => {
    main.emit('dialer.found', found);
    expect(said()).toEqual(['已查到：138****8000 · 通话 2:31']);
  });

  it.each([
    ['agent-missed', '您没有接听'],
    ['customer-missed', '客户未接'],
  ] as const)('is told as %s', (result, words) => {
    main.emit('dialer.found', { ...found, result, talkSeconds: 0 });
    expect(said()[0]).toContain(words);
  });

  it('is left to its card while that is in sight', () => {
    main.emit('dialer.changed', { is: 'unknown', isLooking: true, ...call });
    main.emit('dialer.found', found);
    expect(said()).toEqual([]);
    useShellStore().go('settings');
    main.emit('dialer.found', found);
    expect(said()).toHaveLength(1);
  });
});
