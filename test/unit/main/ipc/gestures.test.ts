import { describe, expect, it } from 'vitest';
import { Gestures } from '../../../../src/main/ipc/gestures.ts';

function windowForTest() {
  const state = { isVisible: true, isFocused: true, isAssisted: false, now: 1_000 };
  const facts = {
    isVisible: () => state.isVisible,
    isFocused: () => state.isFocused,
    isAssisted: () => state.isAssisted,
  };
  return { state, facts, gestures: new Gestures(facts, () => state.now) };
}

describe('the agent’s input in a window', () => {
  it.each(['rawKeyDown', 'keyDown', 'keyUp', 'mouseDown', 'mouseUp', 'touchEnd', 'gestureTap', 'pointerUp'])(
    'allows one act: %s',
    (type) => {
      const { gestures } = windowForTest();
      expect(gestures.take()).toBe(false);
      gestures.saw(type);
      expect(gestures.take()).toBe(true);
      expect(gestures.take()).toBe(false);
    },
  );

  it.each([
    'mouseMove',
    'mouseEnter',
    'mouseLeave',
    'mouseWheel',
    'gestureScrollUpdate',
    'pointerMove',
    'char',
    'undefined',
  ])('allows nothing when it is no press: %s', (type) => {
    const { gestures } = windowForTest();
    gestures.saw(type);
    expect(gestures.take()).toBe(false);
  });

  it('counts for two seconds', () => {
    const { state, gestures } = windowForTest();
    gestures.saw('mouseUp');
    state.now += 2_000;
    expect(gestures.take()).toBe(true);
    gestures.saw('mouseDown'); // a press of its own, which nothing has used up
    state.now += 2_001;
    expect(gestures.take()).toBe(false);
  });

  it.each(['isVisible', 'isFocused'] as const)('counts only in a window that is in front: %s', (fact) => {
    const { state, gestures } = windowForTest();
    gestures.saw('mouseUp');
    state[fact] = false;
    expect(gestures.take()).toBe(false);
  });

  it('counts when the press that brought the window to the front came before its focus was known', () => {
    const { state, gestures } = windowForTest();
    state.isFocused = false;
    gestures.saw('mouseDown');
    state.isFocused = true;
    expect(gestures.take()).toBe(true);
  });

  it('may be a screen reader’s, which is not reported, but only in front', () => {
    const { state, gestures } = windowForTest();
    state.isAssisted = true;
    expect(gestures.take()).toBe(true);
    state.isFocused = false;
    expect(gestures.take()).toBe(false);
  });

  it.each([
    ['rawKeyDown', 'keyUp'],
    ['keyDown', 'keyUp'],
    ['mouseDown', 'mouseUp'],
    ['pointerDown', 'pointerUp'],
    ['touchStart', 'touchEnd'],
    ['touchStart', 'gestureTap'],
  ])('is one press from its beginning to its end: %s, %s', (begin, end) => {
    const { gestures } = windowForTest();
    const press = (): boolean[] => {
      gestures.saw(begin, { code: 'Enter' });
      const first = gestures.take();
      gestures.saw(end, { code: 'Enter' });
      return [first, gestures.take()];
    };
    expect([press(), press()]).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('counts from its end where nothing was done at its beginning', () => {
    const { state, gestures } = windowForTest();
    gestures.saw('mouseDown');
    state.now += 3_000;
    gestures.saw('mouseUp');
    expect(gestures.take()).toBe(true);
    gestures.saw('mouseUp');
    expect(gestures.take()).toBe(false);
  });

  it('is one press however long the key is held down', () => {
    const { gestures } = windowForTest();
    gestures.saw('rawKeyDown', { code: 'Enter', isAutoRepeat: false });
    expect(gestures.take()).toBe(true);
    gestures.saw('rawKeyDown', { code: 'Enter', isAutoRepeat: true });
    expect(gestures.take()).toBe(false);
    gestures.saw('rawKeyDown', { code: 'KeyA' });
    gestures.saw('keyUp', { code: 'Enter' });
    expect(gestures.take()).toBe(true);
  });

  it('is used up for every window: a key that goes down in one may come up in another', () => {
    const { facts, state } = windowForTest();
    const spent = new Set<string>();
    const [first, second] = [1, 2].map(() => new Gestures(facts, () => state.now, spent));
    first?.saw('rawKeyDown', { code: 'Enter' });
    expect(first?.take()).toBe(true);
    second?.saw('keyUp', { code: 'Enter' });
    expect(second?.take()).toBe(false);
    first?.saw('rawKeyDown', { code: 'Enter' });
    second?.saw('keyUp', { code: 'Enter' });
    expect([first?.take(), second?.take()]).toEqual([true, false]);
  });
});
