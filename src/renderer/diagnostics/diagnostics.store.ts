import { computed, shallowRef } from 'vue';
import type { AppError, Check, CheckId, DiagnosticsState, Verdict } from '../../preload/contract/index.ts';
import { request, useMainEvent } from '../bridge.ts';
import { useAnswer } from '../answer.ts';
import { defineAgentStore } from '../session.ts';

/** What became of the last wish for a report. */
export type ReportOutcome = { is: 'saved'; name: string } | { is: 'failed'; error: AppError };

/** Main runs the checks and keeps what they found; this shows it. */
export const useDiagnosticsStore = defineAgentStore('diagnostics', () => {
  const { state, value, ask, accept } = useAnswer<DiagnosticsState>(() => false);
  const report = shallowRef<ReportOutcome>();
  const checks = computed((): Check[] => value.value?.checks ?? []);
  const progress = computed(() => value.value?.progress ?? { done: 0, of: 0 });
  const isRunning = computed(() => progress.value.of > 0);
  const hasResults = computed(() => checks.value.some(({ result }) => result !== undefined));
  const counts = computed((): Record<Verdict, number> => {
    const all = { good: 0, warning: 0, bad: 0, 'not-applicable': 0 };
    for (const { result } of checks.value) if (result) all[result.verdict]++;
    return all;
  });

  /** The screen is opened: what became of an earlier report is no news any more. */
  async function load(): Promise<void> {
    report.value = undefined;
    await ask(request('diagnostics.get', undefined));
  }

  async function runAll(): Promise<void> {
    await ask(request('diagnostics.run', null));
  }

  async function run(id: CheckId): Promise<void> {
    await ask(request('diagnostics.run', { checks: [id] }));
  }

  async function cancel(): Promise<void> {
    await ask(request('diagnostics.cancel', undefined));
  }

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
