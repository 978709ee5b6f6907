export type InTurn = <T>(action: () => Promise<T>) => Promise<T>;

/** A queue: each action begins when the one before it has ended, well or not, and its caller gets its result. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const done = last.then(action);
    last = done.catch(() => undefined);
    return done;
  };
}

/**
 * Runs `action` now, or once more behind a run that has begun; whoever asks before that run begins shares it. Settles when the run has ended, well
 * or not; never rejects.
 */
export function onceMore(action: () => Promise<void>): () => Promise<void> {
  const queue = inTurn();
  let next: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    next = undefined;
    await action();
  };
  return () => (next ??= queue(run).catch(() => undefined));
}
