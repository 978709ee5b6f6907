import type { CallRow, EventName, Events, RequestName, Result } from '../../../src/preload/contract/index.ts';

/** What a benchmark sees of the bridge that stands for main. */
export interface BenchBridge {
  /** How many requests the page has made; a list of them would be counted as its heap. */
  asked: number;
  emit: <N extends EventName>(name: N, payload: Events[N]) => void;
}

declare global {
  interface Window {
    bench: BenchBridge;
  }
}

export interface BridgeData {
  /** What never changes, by request. */
  answers: Partial<Record<RequestName, unknown>>;
  /** How many calls the history has. */
  callCount: number;
}

/**
 * Runs in the page, before its scripts: puts a bridge on `window.companion` that answers at once, from data made up here. Every
 * answer is a new object, as one is that comes from another process; the trip between the processes is Electron's and not in it.
 */
export function putBridge({ answers, callCount }: BridgeData): void {
  const PER_DAY = 500;
  const DAY = 86_400_000;
  const today = new Date().setHours(0, 0, 0, 0);
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let calling = 0;

  function callAt(index: number): CallRow {
    const isTalked = index % 4 !== 0;
    return {
      uuid: `call-${index}`,
      direction: index % 3 === 0 ? 'inbound' : 'outbound',
      state: isTalked ? 'answered' : 'customer-missed',
      stateText: '',
      customerNumber: `1540571${String(index % 10_000).padStart(4, '0')}`,
      customerRegion: '浙江 杭州',
      trunkNumber: '057111008001',
      trunkName: '售前',
      startedAt: today - (Math.floor(index / PER_DAY) + 1) * DAY + (PER_DAY - (index % PER_DAY)) * 80_000,
      talkSeconds: isTalked ? 30 + (index % 300) : 0,
      totalSeconds: 45 + (index % 300),
      isRecorded: isTalked,
      hasNote: false,
      tags: [],
    };
  }
  function rows(from: number, count: number): CallRow[] {
    return Array.from({ length: Math.max(0, Math.min(count, callCount - from)) }, (_, at) => callAt(from + at));
  }
  const outline = () => ({
    id: 1,
    count: callCount,
    days: Array.from({ length: Math.ceil(callCount / PER_DAY) }, (_, day) => ({
      startsAt: today - (day + 1) * DAY,
      count: Math.min(PER_DAY, callCount - day * PER_DAY),
    })),
  });
  const made: Partial<Record<RequestName, (input: never) => unknown>> = {
    'calls.first': () => rows(0, 50),
    'calls.outline': outline,
    'calls.rows': ({ from, count }: { from: number; count: number }) => rows(from, count),
    'calls.recentNumbers': () => rows(0, 12),
    'dialer.read': ({ text }: { text: string }) =>
      /^\d{11}$/.test(text)
        ? { is: 'dialable', callee: text, display: text, kind: 'mobile' }
        : { is: 'not-dialable', why: text === '' ? 'empty' : 'too-short' },
    'dialer.dial': ({ text }: { text: string }) => ({
      is: 'calling',
      stage: 'asking',
      intentId: `intent-${++calling}`,
      callee: text,
      callerId: { is: 'automatic' },
      startedAt: Date.now(),
    }),
    'dialer.dismiss': () => ({ is: 'idle' }),
  };
  function answer(name: RequestName, input: unknown): Result<unknown> {
    const how = made[name];
    if (how) return { ok: true, value: how(input as never) };
    if (name in answers) return { ok: true, value: structuredClone(answers[name]) };
    return { ok: false, error: { code: 'unexpected', message: `no answer prepared for ${name}` } };
  }
  window.companion = {
    request: (name, input) => {
      window.bench.asked++;
      return Promise.resolve(answer(name, input) as never);
    },
    on: (event, listener) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener as (payload: unknown) => void));
      return () => known.delete(listener as (payload: unknown) => void);
    },
  };
  window.bench = {
    asked: 0,
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  };
}
