import { onScopeDispose } from 'vue';
import type { Bridge, EventName, Events, Input, Output, RequestName, Result } from '../preload/contract/index.ts';

declare global {
  interface Window {
    companion: Bridge;
  }
}

/**
 * Asks main. Never throws: a bridge that fails is an `unexpected` error like any other.
 * The input is copied as JSON because Vue's reactive proxies cannot cross the bridge.
 */
export async function request<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
  try {
    const plain = input === undefined ? input : (JSON.parse(JSON.stringify(input)) as Input<N>);
    return await window.companion.request(name, plain);
  } catch (fault) {
    return {
      ok: false,
      error: { code: 'unexpected', message: fault instanceof Error ? fault.message : String(fault) },
    };
  }
}

/** Listens to main; returns the function that stops it. */
export function on<N extends EventName>(event: N, listener: (payload: Events[N]) => void): () => void {
  return window.companion.on(event, listener);
}

/** Listens to main until the store or component in whose setup this is called ends. */
export function useMainEvent<N extends EventName>(event: N, listener: (payload: Events[N]) => void): void {
  onScopeDispose(on(event, listener));
}
