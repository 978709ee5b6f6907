import { vi } from 'vitest';
import type {
  Bridge,
  EventName,
  Events,
  Input,
  Output,
  RequestName,
  Result,
} from '../../../src/preload/contract/index.ts';
import { restartWindow } from '../../../src/renderer/session.ts';

type Answer = Result<unknown> | Promise<Result<unknown>>;

/** Stands for main: answers what a test has prepared, and says what it was asked. */
export class FakeCompanion {
  readonly asked: { name: RequestName; input: unknown }[] = [];
  readonly #answers = new Map<RequestName, (input: never) => Answer>();
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();

  answer<N extends RequestName>(
    name: N,
    how: (input: Input<N>) => Result<Output<N>> | Promise<Result<Output<N>>>,
  ): void {
    this.#answers.set(name, how);
  }

  emit<N extends EventName>(name: N, payload: Events[N]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
  }

  count(name: RequestName): number {
    return this.asked.filter((question) => question.name === name).length;
  }

  /** How many listeners the window has on all events together. */
  listenerCount(): number {
    return [...this.#listeners.values()].reduce((sum, known) => sum + known.size, 0);
  }

  readonly bridge = {
    request: (name: RequestName, input: unknown) => {
      this.asked.push({ name, input });
      const answer = this.#answers.get(name);
      if (!answer) throw new Error(`nothing prepared for ${name}`);
      return Promise.resolve(answer(input as never));
    },
    on: (event: EventName, listener: (payload: never) => void) => {
      const known = this.#listeners.get(event) ?? new Set();
      this.#listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
  } as unknown as Bridge;
}

/** A fresh window: its own stores, its own main. */
export function freshWindow(): FakeCompanion {
  const companion = new FakeCompanion();
  // In a test with a document the window is the document's own.
  if ('document' in globalThis) window.companion = companion.bridge;
  else vi.stubGlobal('window', { companion: companion.bridge });
  restartWindow();
  return companion;
}

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** An answer that a test gives when it wants to. */
export function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  return Promise.withResolvers<T>();
}
