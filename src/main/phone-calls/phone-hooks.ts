import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { JsonFile } from '../files/json-file.ts';

/** What a phone tells by starting this app (`electron/phone-event.ts`). */
export interface HookEvent {
  kind: 'ring' | 'outgoing' | 'start' | 'end' | 'busy';
  /** As the caller has written it: anything. */
  number: string;
  /** The process that has started this app. */
  pid: number;
}

export interface HookListener {
  told: (event: HookEvent) => void;
  /** Somebody told something without the key. */
  refused: () => void;
}

/** Hexadecimal, so that it is one word and never looks like a switch. */
const KEY = /^[\da-f]{48}$/;
const KEY_BYTES = 24;
/** A call has five events at most, and the agent's phone a handful of calls. */
const MOST_A_SECOND = 20;

const told = z.strictObject({
  kind: z.enum(['ring', 'outgoing', 'start', 'end', 'busy']),
  key: z.string().max(64),
  number: z.string().max(256),
  pid: z.number().int().positive(),
});

export const storedHookKey = z.object({ key: z.string().regex(KEY).optional().catch(undefined) });

/**
 * What phones tell by starting this app. Any program of this computer account can do that, so whoever tells something must show the key of this
 * installation, which only the phone's configuration holds beside our own file.
 */
export class PhoneHooks {
  readonly #file: JsonFile<z.infer<typeof storedHookKey>>;
  readonly #now: () => number;
  #key: string | undefined;
  #listener: HookListener | undefined;
  #second = { startedAt: -Infinity, events: 0 };

  /** `now` in ms, monotonic. */
  constructor(file: JsonFile<z.infer<typeof storedHookKey>>, now: () => number) {
    this.#file = file;
    this.#now = now;
  }

  async start(): Promise<void> {
    this.#key = (await this.#file.load()).value.key;
  }

  /** The key of this installation, made when it is first asked for. Throws `disk`. */
  async key(): Promise<string> {
    const key = this.#key ?? randomBytes(KEY_BYTES).toString('hex');
    if (this.#key === undefined) await this.#file.save({ key });
    this.#key = key;
    return key;
  }

  /** One at a time. Returns how to stop. */
  listen(listener: HookListener): () => void {
    this.#listener = listener;
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
    };
  }

  /** What another process has handed over; nothing of it is believed before the key is. */
  take(given: unknown): void {
    const parsed = told.safeParse(given);
    if (!parsed.success) return;
    const { key, ...event } = parsed.data;
    if (!this.#isKey(key)) this.#listener?.refused();
    else if (this.#isInTime()) this.#listener?.told(event);
  }

  #isKey(shown: string): boolean {
    return this.#key !== undefined && timingSafeEqual(digest(shown), digest(this.#key));
  }

  #isInTime(): boolean {
    const now = this.#now();
    if (now - this.#second.startedAt >= 1_000) this.#second = { startedAt: now, events: 0 };
    return ++this.#second.events <= MOST_A_SECOND;
  }
}

/** Of one length, whatever was shown. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
