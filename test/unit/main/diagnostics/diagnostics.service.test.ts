import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckId, DiagnosticsState } from '../../../../src/preload/contract/index.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import { DiagnosticsService } from '../../../../src/main/diagnostics/diagnostics.service.ts';
import { found, type Finding, type CheckRun } from '../../../../src/main/diagnostics/finding.ts';
import { CHECK_IDS } from '../../../../src/main/diagnostics/checks.ts';
import { ReportFile } from '../../../../src/main/diagnostics/report-file.ts';
import { Fault } from '../../../../src/main/fault.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { aboutApp, aboutSettings } from './report-parts.ts';

interface Bench {
  service: DiagnosticsService;
  told: DiagnosticsState[];
  logged: string[];
  /** What the checks that wait for it are answered with. */
  answer: (id: CheckId, finding: Finding) => void;
}

/** Every check waits until the test answers it, unless `checks` has another for it. */
function bench(checks: Partial<Record<CheckId, CheckRun>> = {}, limitMs = 5_000): Bench {
  const waiting = new Map<CheckId, (finding: Finding) => void>();
  const waits =
    (id: CheckId): CheckRun =>
    () =>
      new Promise((resolve) => void waiting.set(id, resolve));
  const told: DiagnosticsState[] = [];
  const logged: string[] = [];
  const report = new ReportFile({
    app: () => aboutApp,
    account: () => Promise.resolve({ is: 'signed-out', lastHost: 'https://api.example.com', keychain: 'working' }),
    settings: () => aboutSettings,
    newFile: async (name) => join(await tempFolder(), name),
    recordAccess: () => undefined,
    now: () => 0,
  });
  const service = new DiagnosticsService({
    scope: new AgentScope(),
    checks: Object.fromEntries(CHECK_IDS.map((id) => [id, checks[id] ?? waits(id)])) as Record<CheckId, CheckRun>,
    report,
    now: () => 1_000,
    announce: (state) => void told.push(state),
    log: (_level, event) => void logged.push(event),
    limitMs,
  });
  return { service, told, logged, answer: (id, finding) => waiting.get(id)?.(finding) };
}

const at = ({ checks }: DiagnosticsState, id: CheckId) => checks.find((check) => check.id === id);
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the checks', () => {
  it('are listed in their order, none of them looked at by itself', () => {
    const { service, told } = bench();
    expect(service.get()).toEqual({
      checks: CHECK_IDS.map((id) => ({ id, isRunning: false })),
      progress: { done: 0, of: 0 },
    });
    expect(told).toEqual([]);
  });

  it('run alone, and tell what was seen with its verdict', async () => {
    const { service, told, answer } = bench();
    service.run(['tray']);
    expect(service.get().progress).toEqual({ done: 0, of: 1 });
    await settled();
    answer('tray', found('tray-none'));
    await settled();
    expect(at(service.get(), 'tray')).toMatchObject({
      isRunning: false,
      result: { verdict: 'warning', code: 'tray-none', facts: {}, at: 1_000 },
    });
    expect(service.get().checks.filter(({ result }) => result)).toHaveLength(1);
    expect(told.at(-1)).toEqual(service.get());
  });

  it('run all together, and count how far they are', async () => {
    const { service, answer } = bench();
    service.run();
    await settled();
    answer('proxy', found('proxy-none'));
    answer('disk', found('disk-full', { megabytes: 3 }));
    await settled();
    expect(service.get().progress).toEqual({ done: 2, of: CHECK_IDS.length });
    expect(at(service.get(), 'disk')?.result).toMatchObject({ verdict: 'bad', facts: { megabytes: 3 } });
  });

  it('are not begun twice, and one more joins those that run', async () => {
    let checks = 0;
    const { service } = bench({ dns: () => (checks++, new Promise<Finding>(() => undefined)) });
    service.run(['dns']);
    service.run(['dns', 'log']);
    await settled();
    expect(checks).toBe(1);
    expect(service.get().progress).toEqual({ done: 0, of: 2 });
  });

  it('keep their former results when they are cancelled, and a late answer changes nothing', async () => {
    const { service, answer } = bench();
    service.run(['log']);
    await settled();
    answer('log', found('log-writable'));
    await settled();
    service.run(['log', 'disk']);
    await settled();
    expect(service.cancel().progress).toEqual({ done: 0, of: 0 });
    answer('log', found('log-unwritable'));
    answer('disk', found('disk-full'));
    await settled();
    expect(at(service.get(), 'log')?.result?.code).toBe('log-writable');
    expect(at(service.get(), 'disk')).toEqual({ id: 'disk', isRunning: false });
  });

  it('can be begun again at once after a cancellation', async () => {
    const { service, answer } = bench();
    service.run(['log']);
    service.cancel();
    service.run(['log']);
    await settled();
    answer('log', found('log-writable'));
    await settled();
    expect(at(service.get(), 'log')?.result?.code).toBe('log-writable');
    expect(service.get().progress).toEqual({ done: 0, of: 0 });
  });

  it('end when they take too long, whether they heed it or not', async () => {
    const stopped: unknown[] = [];
    const heeds: CheckRun = (signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          stopped.push(signal.reason);
          reject(signal.reason as Error);
        }),
      );
    const { service } = bench({ tls: heeds }, 20);
    service.run(['tls', 'seat']);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(at(service.get(), 'tls')?.result).toMatchObject({ code: 'took-too-long', verdict: 'warning' });
    expect(at(service.get(), 'seat')?.result).toMatchObject({ code: 'took-too-long' });
    expect(stopped).toHaveLength(1);
  });

  it('say that nobody is signed in, and that a check broke, without its words', async () => {
    const { service, logged } = bench({
      token: () => Promise.reject(new Fault('signed-out')),
      agent: () => {
        throw new TypeError('15405714321');
      },
    });
    service.run(['token', 'agent']);
    await settled();
    expect(at(service.get(), 'token')?.result).toMatchObject({ code: 'signed-out', verdict: 'not-applicable' });
    expect(at(service.get(), 'agent')?.result).toMatchObject({ code: 'broke', facts: {} });
    expect(logged).toEqual(['diagnostics.broke']);
  });

  it('are forgotten with the agent', async () => {
    const { service, answer } = bench();
    service.run(['seat', 'token']);
    await settled();
    answer('seat', found('seat-fine', { days: 20 }));
    await settled();
    service.dispose();
    expect(service.get().checks.some(({ isRunning, result }) => isRunning || result)).toBe(false);
  });
});
