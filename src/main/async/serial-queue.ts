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
