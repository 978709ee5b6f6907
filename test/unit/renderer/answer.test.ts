import { effectScope } from 'vue';
import { describe, expect, it } from 'vitest';
import type { AppError, Result } from '../../../src/preload/contract/index.ts';
import { useAnswer } from '../../../src/renderer/answer.ts';

const ok = (value: string): Result<string> => ({ ok: true, value });
const failed = (code: AppError['code']): Result<string> => ({ ok: false, error: { code } });

/** A question that is answered when the test says so. */
function question(): { asked: Promise<Result<string>>; answer: (result: Result<string>) => void } {
  const { promise, resolve } = Promise.withResolvers<Result<string>>();
  return { asked: promise, answer: resolve };
}

function answerForTest(keeps?: (error: AppError) => boolean) {
  const scope = effectScope();
  const answer = scope.run(() => useAnswer<string>(keeps));
  if (!answer) throw new Error('no scope');
  return { ...answer, end: () => scope.stop() };
}

describe('an answer of main', () => {
  it('stays while it is asked again, and when that fails', async () => {
    const { state, value, isAsking, staleBecause, ask } = answerForTest();
    expect(state.value).toEqual({ is: 'loading' });
    await ask(Promise.resolve(ok('one')));
    const second = question();
    const asking = ask(second.asked);
    expect([value.value, isAsking.value]).toEqual(['one', true]);
    second.answer(failed('offline'));
    await asking;
    expect([value.value, isAsking.value, staleBecause.value]).toEqual(['one', false, { code: 'offline' }]);
    await ask(Promise.resolve(ok('two')));
    expect([value.value, staleBecause.value]).toEqual(['two', undefined]);
  });

  it('is a failure when there is nothing to keep, or when the error leaves nothing to be kept', async () => {
    const { state, ask } = answerForTest(({ code }) => code !== 'no-seat');
    await ask(Promise.resolve(failed('offline')));
    expect(state.value).toEqual({ is: 'failed', error: { code: 'offline' } });
    await ask(Promise.resolve(ok('one')));
    await ask(Promise.resolve(failed('no-seat')));
    expect(state.value).toEqual({ is: 'failed', error: { code: 'no-seat' } });
  });

  it.each<[string, (answer: ReturnType<typeof answerForTest>) => unknown, unknown]>([
    ['a newer question', ({ ask }) => ask(Promise.resolve(ok('new'))), { is: 'ready', value: 'new' }],
    ['what main has told by itself', ({ accept }) => accept('new'), { is: 'ready', value: 'new' }],
    ['that all is forgotten', ({ forget }) => forget(), { is: 'loading' }],
    ['the end of the store', ({ end }) => end(), { is: 'loading' }],
  ])('is not taken after %s', async (_name, act, shown) => {
    const answer = answerForTest();
    const slow = question();
    const asking = answer.ask(slow.asked);
    await act(answer);
    slow.answer(ok('old'));
    expect(await asking).toBeUndefined();
    expect(answer.state.value).toEqual(shown);
  });
});
