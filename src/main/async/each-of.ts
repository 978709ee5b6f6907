/** Does it for each of them, whether or not it fails for another; in the end throws what failed first. */
export function eachOf<T>(all: Iterable<T>, act: (one: T) => void): void {
  const failures: unknown[] = [];
  for (const one of all) {
    try {
      act(one);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
