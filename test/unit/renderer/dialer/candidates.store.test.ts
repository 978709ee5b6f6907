import { beforeEach, describe, expect, it } from 'vitest';
import type { FoundNumber, Result } from '../../../../src/preload/contract/index.ts';
import { useCandidatesStore } from '../../../../src/renderer/dialer/candidates.store.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import { freshWindow, later, ok, type FakeCompanion } from '../fake-companion.ts';
import { prepareDialer } from './dialer-world.ts';

const numberOf = (text: string): FoundNumber => ({ text, callee: text, display: text, kind: 'mobile' });
/** Long enough for anything that would dial by itself. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const [FIRST, SECOND] = ['13800138000', '13900010002'] as const;
let main: FakeCompanion;
beforeEach(() => {
  main = freshWindow();
  prepareDialer(main);
});

describe('the numbers of the clipboard', () => {
  it('are read on command only', async () => {
    main.answer('dialer.numbersInClipboard', () => ok([numberOf(FIRST)]));
    const [candidates, dialer] = [useCandidatesStore(), useDialerStore()];
    await dialer.load();
    dialer.fillFrom('tray', SECOND);
    expect(main.count('dialer.numbersInClipboard')).toBe(0);
    await candidates.lookInClipboard();
    expect(main.count('dialer.numbersInClipboard')).toBe(1);
  });

  it('fill the field when there is one, and dial nothing', async () => {
    main.answer('dialer.numbersInClipboard', () => ok([numberOf(FIRST)]));
    const candidates = useCandidatesStore();
    await candidates.lookInClipboard();
    expect(useDialerStore().text).toBe(FIRST);
    expect(candidates.state).toEqual({ is: 'none' });
    await aWhile();
    expect(main.count('dialer.dial')).toBe(0);
  });

  it('are offered when there are several, and the picked one fills', async () => {
    const numbers = [numberOf(FIRST), numberOf(SECOND)];
    main.answer('dialer.numbersInClipboard', () => ok(numbers));
    const [candidates, dialer] = [useCandidatesStore(), useDialerStore()];
    await candidates.lookInClipboard();
    expect(dialer.text).toBe('');
    expect(candidates.state).toEqual({ is: 'several', numbers });
    candidates.pick(numberOf(SECOND));
    expect(dialer.text).toBe(SECOND);
    expect(candidates.state).toEqual({ is: 'none' });
    await aWhile();
    expect(main.count('dialer.dial')).toBe(0);
  });

  it('are told to be none, or not readable', async () => {
    const candidates = useCandidatesStore();
    main.answer('dialer.numbersInClipboard', () => ok([]));
    await candidates.lookInClipboard();
    expect(candidates.state).toEqual({ is: 'nothing', from: 'clipboard' });
    main.answer('dialer.numbersInClipboard', () => ({ ok: false, error: { code: 'unexpected' } }));
    await candidates.lookInClipboard();
    expect(candidates.state).toMatchObject({ is: 'failed' });
  });

  it('do not overwrite what is typed meanwhile', async () => {
    const slow = later<Result<FoundNumber[]>>();
    main.answer('dialer.numbersInClipboard', () => slow.promise);
    const [candidates, dialer] = [useCandidatesStore(), useDialerStore()];
    const looking = candidates.lookInClipboard();
    dialer.fill('139');
    slow.resolve(ok([numberOf(FIRST)]));
    await looking;
    expect(dialer.text).toBe('139');
  });
});

describe('the numbers of a pasted text', () => {
  it('are left alone where the field holds the very one', async () => {
    main.answer('dialer.numbersInText', () => ok([numberOf(FIRST)]));
    const [candidates, dialer] = [useCandidatesStore(), useDialerStore()];
    await dialer.read(FIRST);
    await candidates.lookInPaste(FIRST);
    expect(candidates.state).toEqual({ is: 'none' });
    expect(dialer.text).toBe(FIRST);
  });

  it('are read with more care than what is typed', async () => {
    main.answer('dialer.numbersInText', () => ok([]));
    const [candidates, dialer] = [useCandidatesStore(), useDialerStore()];
    await dialer.read(FIRST);
    await candidates.lookInPaste(`${FIRST}\n`);
    expect(main.asked).toContainEqual({ name: 'dialer.read', input: { text: FIRST, isPasted: true } });
    await dialer.read(`0${FIRST}`);
    await candidates.lookInPaste(FIRST);
    expect(main.asked.filter(({ name }) => name === 'dialer.read').at(-1)?.input).toEqual({ text: `0${FIRST}` });
  });

  it('are offered where the text holds another than the field', async () => {
    const numbers = [numberOf(SECOND), numberOf(FIRST)];
    main.answer('dialer.numbersInText', () => ok(numbers));
    const [candidates, dialer] = [useCandidatesStore(), useDialerStore()];
    await dialer.read(FIRST);
    await candidates.lookInPaste(FIRST);
    expect(candidates.state).toEqual({ is: 'several', numbers });
  });

  it('are offered when there are several', async () => {
    const numbers = [numberOf(FIRST), numberOf(SECOND)];
    main.answer('dialer.numbersInText', () => ok(numbers));
    const [candidates, dialer] = [useCandidatesStore(), useDialerStore()];
    const pasted = `甲 ${FIRST} 乙 ${SECOND}`;
    await dialer.read(pasted);
    await candidates.lookInPaste(pasted);
    expect(main.asked.at(-1)).toEqual({ name: 'dialer.numbersInText', input: { text: pasted } });
    expect(candidates.state).toEqual({ is: 'several', numbers });
    expect(dialer.text).toBe(pasted);
  });

  it('leave the line under the field to say why when there are none', async () => {
    main.answer('dialer.numbersInText', () => ok([]));
    const [candidates, dialer] = [useCandidatesStore(), useDialerStore()];
    await dialer.read('138');
    await candidates.lookInPaste('138');
    expect(candidates.state).toEqual({ is: 'none' });
    expect(dialer.text).toBe('138');
  });
});

describe('a text that was dropped', () => {
  it('fills with its one number, and says so when it has none', async () => {
    main.answer('dialer.numbersInText', ({ text }) => ok(text.includes(FIRST) ? [numberOf(FIRST)] : []));
    const candidates = useCandidatesStore();
    await candidates.lookInText(`请回电 ${FIRST}`);
    expect(useDialerStore().text).toBe(FIRST);
    await candidates.lookInText('没有');
    expect(candidates.state).toEqual({ is: 'nothing', from: 'text' });
    await aWhile();
    expect(main.count('dialer.dial')).toBe(0);
  });
});
