import { computed, shallowRef } from 'vue';
import type { AppError, Check, CheckId, DiagnosticsState, Result, Verdict } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { loaded, questions, type Loadable } from '../loadable.ts';
import { defineAgentStore } from '../session.ts';

/** What became of the last wish for a report. */
export type ReportOutcome = { is: 'saved'; name: string } | { is: 'failed'; error: AppError };

/** Main runs the checks and keeps what they found; this shows it. */
export const useDiagnosticsStore = defineAgentStore('diagnostics', () => {
  const state = shallowRef<Loadable<DiagnosticsState>>({ is: 'loading' });
  const report = shallowRef<ReportOutcome>();
  const reads = questions();
  const checks = computed((): Check[] => (state.value.is === 'ready' ? state.value.value.checks : []));
  const progress = computed(() => (state.value.is === 'ready' ? state.value.value.progress : { done: 0, of: 0 }));
  const isRunning = computed(() => progress.value.of > 0);
  const hasResults = computed(() => checks.value.some(({ result }) => result !== undefined));
  const counts = computed((): Record<Verdict, number> => {
    const all = { good: 0, warning: 0, bad: 0, 'not-applicable': 0 };
    for (const { result } of checks.value) if (result) all[result.verdict]++;
    return all;
  });

  function accept(next: DiagnosticsState): void {
    reads.drop();
    state.value = { is: 'ready', value: next };
  }

  /** The answer is a state of its time: an event that overtook it is newer. */
  async function ask(asking: Promise<Result<DiagnosticsState>>): Promise<void> {
    const isNewest = reads.take();
    const result = await asking;
    if (isNewest()) state.value = loaded(result);
  }

  /** The screen is opened: what became of an earlier report is no news any more. */
  function load(): Promise<void> {
    report.value = undefined;
    return ask(request('diagnostics.get', undefined));
  }
  const runAll = (): Promise<void> => ask(request('diagnostics.run', null));
  const run = (id: CheckId): Promise<void> => ask(request('diagnostics.run', { checks: [id] }));
  const cancel = (): Promise<void> => ask(request('diagnostics.cancel', undefined));

  async function saveReport(as: 'json' | 'text'): Promise<void> {
    report.value = undefined;
    const result = await request('diagnostics.saveReport', { as });
    if (!result.ok) report.value = { is: 'failed', error: result.error };
    else if (result.value) report.value = { is: 'saved', name: result.value.name };
  }

  useMainEvent('diagnostics.changed', accept);

  return {
    state,
    report,
    checks,
    progress,
    isRunning,
    hasResults,
    counts,
    load,
    runAll,
    run,
    cancel,
    saveReport,
  };
});
