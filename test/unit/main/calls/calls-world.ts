import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import type { HistoryState, Settings } from '../../../../src/preload/contract/index.ts';
import { AgentScope } from '../../../../src/main/account/agent-scope.ts';
import type { Session } from '../../../../src/main/account/session.ts';
import { CallsService } from '../../../../src/main/calls/calls.service.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import { json, type RawServer } from '../../../support/raw-server.ts';
import { rawForTest } from '../../../support/sessions.ts';

const SCRIPT = join(import.meta.dirname, '../../../../src/main/calls/thread/worker.ts');
export const WAIT = { timeout: 20_000, interval: 50 };

export interface OpenCalls {
  calls: CallsService;
  told: { changed: number; history: HistoryState[]; missed: { all: string[]; fresh: string[] }[]; log: string[] };
  /** As the settings file would hold them; `settingsChanged` is the test's to call. */
  choose: (settings: Partial<Settings>) => void;
  /** Waits for a round that ended after `since`. */
  synced: (since?: number) => Promise<HistoryState>;
}

/** The calls of one agent as the app opens them, thread and all; closed with the test. */
export function openCalls(
  folder: string,
  session: Session,
  token = 'a-token',
  chosen: object = {},
  script = SCRIPT,
): OpenCalls {
  let settings = storedSettings.parse(chosen);
  const told: OpenCalls['told'] = { changed: 0, history: [], missed: [], log: [] };
  const numbers = (list: { customerNumber: string }[]): string[] => list.map((one) => one.customerNumber);
  const calls = new CallsService({
    scope: new AgentScope(),
    session: () => session,
    settings: () => settings,
    now: Date.now,
    heard: () => [],
    folder: join(folder, 'calls'),
    threadScript: script,
    readToken: () => Promise.resolve(token),
    announce: {
      changed: () => (told.changed += 1),
      history: (state) => void told.history.push(state),
      missed: (missed, fresh) => void told.missed.push({ all: numbers(missed), fresh: numbers(fresh) }),
      exported: () => undefined,
    },
    log: (_level, event) => void told.log.push(event),
  });
  onTestFinished(() => calls.close());
  const synced = (since = 0): Promise<HistoryState> =>
    vi.waitFor(async () => {
      const state = await calls.history();
      expect(state.readAt ?? 0).toBeGreaterThan(since);
      expect(state.sync).toEqual({ is: 'idle' });
      return state;
    }, WAIT);
  return { calls, told, choose: (changed) => (settings = { ...settings, ...changed }), synced };
}

/** A server that lists these rows; more can be put in at any time. */
export function recordsForTest(rows: object[]): Promise<RawServer> {
  return rawForTest((request, socket) => {
    const { page_index: page } = JSON.parse(request.body || '{}') as { page_index?: number };
    const isRecords = request.path.endsWith('/records');
    json(isRecords ? { data: page === 1 ? [] : rows, total: rows.length } : { groups: [], numbers: [] })(
      request,
      socket,
    );
  });
}
