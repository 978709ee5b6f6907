/** 0 to 1; a piece of work without any parts has none of them done. */
export function shareDone({ done, total }: { done: number; total: number }): number {
  return total > 0 ? Math.min(1, done / total) : 0;
}
