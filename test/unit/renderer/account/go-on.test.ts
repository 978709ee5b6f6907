import { beforeEach, describe, expect, it } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { useGoOn } from '../../../../src/renderer/account/go-on.ts';
import type { Check } from '../../../../src/renderer/account/sign-in.store.ts';
import { stepAt } from '../../../../src/renderer/account/steps.ts';

const good: Check<unknown> = { is: 'good', value: 1 };
const check = shallowRef<Check<unknown>>({ is: 'untested' });
let gone = 0;
let steps: ReturnType<typeof useGoOn> | undefined;
beforeEach(() => {
  check.value = { is: 'untested' };
  gone = 0;
  steps = effectScope().run(() =>
    useGoOn(
      () => check.value,
      () => gone++,
    ),
  );
});

async function become(next: Check<unknown>): Promise<void> {
  check.value = next;
  await nextTick();
}

describe('Enter in a step of the sign-in', () => {
  it('goes on once the test is good', async () => {
    steps?.wish();
    await become({ is: 'testing' });
    expect(gone).toBe(0);
    await become(good);
    expect(gone).toBe(1);
  });

  it('goes on at once where it was good already', () => {
    check.value = good;
    steps?.wish();
    expect(gone).toBe(1);
  });

  it('stays where the test fails, and does not go on when a later one is good', async () => {
    steps?.wish();
    await become({ is: 'testing' });
    await become({ is: 'bad', error: { code: 'offline' } });
    await become({ is: 'testing' });
    await become(good);
    expect(gone).toBe(0);
  });

  it('stays when the agent types on meanwhile, or never pressed it', async () => {
    await become({ is: 'testing' });
    await become(good);
    await become({ is: 'testing' });
    steps?.wish();
    steps?.stay();
    await become(good);
    expect(gone).toBe(0);
  });
});

it('is at the first step that is not done', () => {
  expect(stepAt({ isHostGood: false, isTokenGood: true })).toBe('host');
  expect(stepAt({ isHostGood: true, isTokenGood: false })).toBe('token');
  expect(stepAt({ isHostGood: true, isTokenGood: true })).toBe('agent');
});
