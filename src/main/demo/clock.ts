/** Time as the demo lives it: real moments, and waits that can be made shorter. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does something after so many seconds of the call centre's time (real seconds divided by `speed`). */
  later(seconds: number, act: () => void): void;
  /** Forgets everything that was to happen. Nothing is done after this. */
  stop(): void;
}

/** Its timers never keep a process alive. `speed` 50 lets a call of 20 s pass in 0.4 s. */
export function startClock(now: () => number, speed: number): Clock {
  const waiting = new Set<NodeJS.Timeout>();
  let isStopped = false;
  return {
    now,
    later(seconds, act) {
      if (isStopped) return;
      const timer = setTimeout(
        () => {
          waiting.delete(timer);
          act();
        },
        (seconds * 1000) / speed,
      );
      waiting.add(timer.unref());
    },
    stop() {
      isStopped = true;
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
