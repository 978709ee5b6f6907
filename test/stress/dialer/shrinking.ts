/** Looking for the smallest script of a finding ends after this. */
const SHRINK_MS = 20_000;

/** A trial that, some time after it has failed first, is not run any more: fast-check then reports the smallest one it has. */
export function shrinkingBriefly<T extends unknown[]>(
  trial: (...args: T) => Promise<void>,
): (...args: T) => Promise<void> {
  let failedAt: number | undefined;
  return async (...args) => {
    if (failedAt !== undefined && performance.now() - failedAt > SHRINK_MS) return;
    try {
      await trial(...args);
    } catch (error) {
      failedAt ??= performance.now();
      throw error;
    }
  };
}
