import type { Check, CheckId, CheckResult, DiagnosticsState } from '../../preload/contract/index.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import { isFault } from '../fault.ts';
import { whereOf, type Log } from '../log/log.ts';
import { found, type Finding, type CheckRun } from './finding.ts';
import type { ReportFile } from './report-file.ts';
import { VERDICTS } from './verdicts.ts';

export interface DiagnosticsParts {
  scope: AgentScope;
  /** In the order in which they are shown. */
  checks: Record<CheckId, CheckRun>;
  report: ReportFile;
  now: () => number;
  announce: (state: DiagnosticsState) => void;
  log: Log;
  limitMs?: number;
}

/** No check is worth more patience; those that wait for a person's keychain or a registrar end by themselves before. */
const LIMIT_MS = 12_000;

/** Looks at everything that the app needs, on the agent's command only. Nothing here places a call, and no password or token leaves but to the API. */
export class DiagnosticsService {
  readonly #parts: DiagnosticsParts;
  readonly #ids: CheckId[];
  readonly #results = new Map<CheckId, CheckResult>();
  readonly #running = new Map<CheckId, AbortController>();
  #done = 0;

  constructor(parts: DiagnosticsParts) {
    this.#parts = parts;
    this.#ids = Object.keys(parts.checks) as CheckId[];
    parts.scope.register('diagnostics', { dispose: () => this.dispose() });
  }

  get(): DiagnosticsState {
    const of = this.#running.size === 0 ? 0 : this.#done + this.#running.size;
    return { checks: this.#ids.map((id) => this.#check(id)), progress: { done: of === 0 ? 0 : this.#done, of } };
  }

  /** All at once: they wait for different things. */
  run(ids: readonly CheckId[] = this.#ids): DiagnosticsState {
    if (this.#running.size === 0) this.#done = 0;
    for (const id of ids) if (!this.#running.has(id)) void this.#run(id);
    return this.#tell();
  }

  cancel(): DiagnosticsState {
    for (const stop of this.#running.values()) stop.abort();
    this.#running.clear();
    return this.#tell();
  }

  /** On sign-out: the results were this agent's. */
  dispose(): void {
    this.#results.clear();
    this.cancel();
  }

  /** null: the agent thought better of it. Throws `disk`. */
  saveReport(as: 'json' | 'text'): Promise<{ name: string } | null> {
    return this.#parts.report.save(as, this.get().checks);
  }

  #check(id: CheckId): Check {
    const result = this.#results.get(id);
    return { id, isRunning: this.#running.has(id), ...(result && { result }) };
  }

  async #run(id: CheckId): Promise<void> {
    const stop = new AbortController();
    this.#running.set(id, stop);
    const began = performance.now();
    const finding = await this.#runWithLimit(id, stop.signal);
    if (!finding) return; // cancelled: the former result stands
    const { code, facts } = finding;
    const ms = Math.round(performance.now() - began);
    this.#running.delete(id);
    this.#done++;
    this.#results.set(id, { verdict: VERDICTS[code], code, facts, at: this.#parts.now(), ms });
    this.#tell();
  }

  /** undefined: cancelled. What does not heed its signal is not waited for. */
  async #runWithLimit(id: CheckId, cancelled: AbortSignal): Promise<Finding | undefined> {
    const end = Promise.withResolvers<Finding | undefined>();
    const over = new AbortController();
    const stop = (finding: Finding | undefined): void => {
      end.resolve(finding);
      over.abort();
    };
    const timer = setTimeout(() => stop(found('took-too-long')), this.#parts.limitMs ?? LIMIT_MS);
    cancelled.addEventListener('abort', () => stop(undefined), { once: true });
    const check = Promise.resolve()
      .then(() => this.#parts.checks[id](over.signal))
      .catch((error: unknown) => (over.signal.aborted ? undefined : this.#ending(error)));
    const finding = await Promise.race([end.promise, check]);
    clearTimeout(timer);
    return finding;
  }

  #ending(error: unknown): Finding {
    if (isFault(error, 'signed-out')) return found('signed-out');
    this.#parts.log('error', 'diagnostics.broke', { at: whereOf(error) });
    return found('broke');
  }

  #tell(): DiagnosticsState {
    const state = this.get();
    this.#parts.announce(state);
    return state;
  }
}
