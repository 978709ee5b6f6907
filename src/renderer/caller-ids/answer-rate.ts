/** My own calls with each number, by number. */
export type NumberRates = Readonly<Record<string, { talked: number; outbound: number }>>;

/** Which part of the calls was answered, 0 to 1; undefined without any. Counts that contradict each other stay within the bounds. */
export function answerRate(rates: NumberRates, number: string): number | undefined {
  const calls = Object.hasOwn(rates, number) ? rates[number] : undefined;
  if (!calls || calls.outbound <= 0) return undefined;
  return Math.min(1, Math.max(0, calls.talked / calls.outbound));
}
