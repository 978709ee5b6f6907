/** As long as a timer of Node goes; a longer wait ends early, which only asks again too soon. */
const LONGEST_MS = 2 ** 31 - 1;

/** Runs it later, unless it is called off or the app ends before. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(ms, LONGEST_MS)).unref();
  return () => clearTimeout(timer);
}

/** Runs it again and again, until it is called off or the app ends. */
export function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms).unref();
  return () => clearInterval(timer);
}
