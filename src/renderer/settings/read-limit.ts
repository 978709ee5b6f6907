/** What main takes as a limit on calls; a company's file or an imported one may hold as much. */
const MOST = 100_000;

/** The limit that was typed; undefined: it is none. */
export function readLimit(typed: string): number | undefined {
  const text = typed.trim();
  return /^\d{1,6}$/.test(text) && Number(text) <= MOST ? Number(text) : undefined;
}
