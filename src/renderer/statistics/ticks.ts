const STEPS = [10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 180_000, 360_000];
const MOST_LINES = 5;

/** Seconds between two lines of an axis of talk time, as people divide time; undefined: more than anybody talks. */
export function timeStep(mostSeconds: number): number | undefined {
  return STEPS.find((step) => mostSeconds / step <= MOST_LINES);
}
