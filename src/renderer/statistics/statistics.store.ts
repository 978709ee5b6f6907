import { shallowRef } from 'vue';
import type { AppError, HistoryState, Input, Statistics } from '../../preload/contract/index.ts';
import { on, request } from '../bridge.ts';
import { questions } from '../loadable.ts';
import type { Page } from './page.ts';
import { throttle } from '../ui/throttle.ts';
import { defineAgentStore } from '../session.ts';

/** `offset` 0 is the current period, -1 the one before. */
export type Question = Input<'calls.statistics'>;
export type StatisticsPeriod = Question['period'];

/** Figures stay together with the question that they answer: a title never belongs to another period than its figures. */
export type StatisticsState =
  | { is: 'loading' }
  | { is: 'ready'; question: Question; statistics: Statistics; isBeforeKnown: boolean }
  | { is: 'failed'; question: Question; error: AppError };

const EVERY_MS = 5000;

/** Whether the local copy holds all of the period before: a comparison with half a day would mislead. */
function isBeforeKnown({ from, to }: Statistics, complete: HistoryState['complete']): boolean {
  return complete.some((period) => period.from <= from - (to - from) && period.to >= from);
}

function isSame(one: Question, other: Question): boolean {
  return one.period === other.period && one.offset === other.offset;
}

/** The figures of one period. It belongs to the open screen: `open` when it is shown, the returned function when it goes. */
export const useStatisticsStore = defineAgentStore('statistics', () => {
  const question = shallowRef<Question>({ period: 'day', offset: 0 });
  const state = shallowRef<StatisticsState>({ is: 'loading' });
  /** Why the figures that are shown could not be read again. */
  const staleBecause = shallowRef<AppError>();
  const isReading = shallowRef(false);
  const reads = questions();

  function settle(asked: Question, next: Exclude<StatisticsState, { is: 'loading' }>): void {
    const shown = state.value;
    const keeps = next.is === 'failed' && shown.is === 'ready' && isSame(shown.question, asked);
    staleBecause.value = keeps ? next.error : undefined;
    if (!keeps) state.value = next;
  }

  async function read(): Promise<void> {
    const [asked, isNewest] = [question.value, reads.take()];
    isReading.value = true;
    const [answer, history] = await Promise.all([
      request('calls.statistics', asked),
      request('calls.history', undefined),
    ]);
    if (!isNewest()) return;
    isReading.value = false;
    const isKnown = answer.ok && history.ok && isBeforeKnown(answer.value, history.value.complete);
    settle(
      asked,
      answer.ok
        ? { is: 'ready', question: asked, statistics: answer.value, isBeforeKnown: isKnown }
        : { is: 'failed', question: asked, error: answer.error },
    );
  }

  function choose(period: StatisticsPeriod): Promise<void> {
    question.value = { period, offset: 0 };
    return read();
  }

  /** Goes to an earlier period with -1, to a later one with 1; there is nothing after the current one. */
  function step(by: -1 | 1): Promise<void> {
    question.value = { ...question.value, offset: Math.min(0, question.value.offset + by) };
    return read();
  }

  function goToNow(): Promise<void> {
    return choose(question.value.period);
  }

  /** Reads now and again when calls change, but only while somebody can see it; returns what ends it and forgets the figures. */
  function open(page: Page): () => void {
    const readAgain = throttle(() => void read(), EVERY_MS);
    const stops = [
      on('calls.changed', () => {
        if (page.isVisible()) readAgain();
      }),
      // Also for the day that has begun while nobody looked.
      page.onShown(readAgain),
      readAgain.cancel,
      reads.drop,
    ];
    readAgain();
    return () => {
      for (const stop of stops) stop();
      question.value = { ...question.value, offset: 0 };
      state.value = { is: 'loading' };
      [staleBecause.value, isReading.value] = [undefined, false];
    };
  }

  return { question, state, staleBecause, isReading, read, choose, step, goToNow, open };
});
