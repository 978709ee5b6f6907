import type { z } from 'zod';
import type { AppError, Input, Output, RequestName, Result } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import { whereOf, type Log } from '../log/log.ts';

/** Which of our windows asks. */
export type WindowKind = 'main' | 'quick-dial' | 'call-card';

/** One thing a window may ask: who may ask it, how its input must look, and who answers. */
export interface Route<N extends RequestName> {
  /** The windows that may ask it: the quick dial (`both`) and the call card (`all`) may ask what they show and do, and nothing else. */
  from: 'main' | 'both' | 'all';
  /**
   * `needed` for what nobody but the agent may cause: it rings phones, gives out a secret, changes the enterprise's settings or who is signed in, opens
   * another program, or takes data out of the app. Main must have seen the agent's own input right before.
   */
  gesture: 'needed' | 'none';
  input: z.ZodType<Input<N>>;
  run: (input: Input<N>, caller: Caller) => Output<N> | Promise<Output<N>>;
}

/** The complete list: a missing or an extra name is a type error. */
export type Routes = { [N in RequestName]: Route<N> };

/** The routes of one noun: `RoutesOf<'calls'>` has exactly the requests `calls.…`. */
export type RoutesOf<Noun extends string> = Pick<Routes, Extract<RequestName, `${Noun}.${string}`>>;

/** Who asks, as main knows it. */
export interface Caller {
  window: WindowKind;
  /** Uses up the agent's latest input in that window; false: there was none. */
  takeGesture: () => boolean;
  /** Whether main has seen the agent type or paste this host in that window. */
  hasTyped: (host: string) => Promise<boolean>;
}

/** What arrives over IPC: anything. */
export type Ask = (name: unknown, input: unknown, caller: Caller) => Promise<Result<unknown>>;

/**
 * Pure dispatch: checks window, name, input and the agent's gesture, runs the route, and puts what comes out into the envelope.
 * Never rejects: a fault of ours is `unexpected` for the window, and a line in the log.
 */
export function createRouter(routes: Routes, log: Log): Ask {
  const byName = new Map<string, Route<RequestName>>(Object.entries(routes) as [string, Route<RequestName>][]);
  return async (name, input, caller) => {
    const route = typeof name === 'string' ? byName.get(name) : undefined;
    if (!route || !mayAsk(caller.window, route.from)) return failure({ code: 'forbidden' });
    const checked = route.input.safeParse(input);
    if (!checked.success) return failure(inputError(checked.error));
    if (route.gesture === 'needed' && !caller.takeGesture()) {
      log('warn', 'request.without-gesture', { name: String(name) });
      return failure({ code: 'no-gesture' });
    }
    try {
      return { ok: true, value: await route.run(checked.data, caller) };
    } catch (error) {
      return failure(describe(error, String(name), log));
    }
  };
}

function mayAsk(window: WindowKind, from: Route<RequestName>['from']): boolean {
  if (window === 'main' || from === 'all') return true;
  return window === 'quick-dial' && from === 'both';
}

function inputError(error: z.ZodError): AppError {
  const field = error.issues[0]?.path.join('.');
  const isTooLong = error.issues[0]?.code === 'too_big';
  return { code: 'bad-input', ...(field && { field }), ...(isTooLong && { reason: 'too-long' }) };
}

function describe(error: unknown, name: string, log: Log): AppError {
  if (error instanceof Fault) {
    log('info', 'request.failed', {
      name,
      code: error.code,
      ...(error.error.status !== undefined && { status: error.error.status }),
    });
    return error.error;
  }
  log('error', 'request.crashed', { name, at: whereOf(error) });
  return { code: 'unexpected' };
}

function failure(error: AppError): Result<never> {
  return { ok: false, error };
}
