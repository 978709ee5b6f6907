/** A mainland number as its parts, as people say it; undefined for what has no such shape (short codes, extensions). */
function partsOf(number: string): [string, string, string] | undefined {
  const mobile = /^(?:\+?86|0086|0)?(1[3-9]\d)(\d{4})(\d{4})$/.exec(number);
  if (mobile) return [mobile[1] ?? '', mobile[2] ?? '', mobile[3] ?? ''];
  const hotline = /^([48]00)(\d{3})(\d{4})$/.exec(number);
  if (hotline) return [hotline[1] ?? '', hotline[2] ?? '', hotline[3] ?? ''];
  const landline = /^(?:\+?86|0086)?(0(?:10|2\d|[3-9]\d{2}))(\d{3,4})(\d{4})$/.exec(number);
  if (landline) return [landline[1] ?? '', landline[2] ?? '', landline[3] ?? ''];
  return undefined;
}

/** Signs that people put between digits. */
function bare(number: string): string {
  return number.replaceAll(/[\s()-]/g, '');
}

/** `138****8000`, `021-****0003`, `400-***-0009`; short codes and extensions name nobody and stay as they are. */
export function maskNumber(number: string): string {
  const digits = bare(number);
  const parts = partsOf(digits);
  if (!parts) return digits.length < 7 ? number : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  const [head, middle, tail] = parts;
  if (head.startsWith('1')) return `${head}****${tail}`;
  return head.startsWith('0') ? `${head}-****${tail}` : `${head}-${'*'.repeat(middle.length)}-${tail}`;
}

/** The whole number, grouped for reading: `138 0013 8000`, `021-6000 0003`, `400-800-0009`. */
export function groupNumber(number: string): string {
  const parts = partsOf(bare(number));
  if (!parts) return number;
  const [head, middle, tail] = parts;
  if (head.startsWith('1')) return `${head} ${middle} ${tail}`;
  return head.startsWith('0') ? `${head}-${middle} ${tail}` : `${head}-${middle}-${tail}`;
}

export function showNumber(number: string, isMasked: boolean): string {
  return isMasked ? maskNumber(number) : groupNumber(number);
}
