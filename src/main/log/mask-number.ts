/** `138****8000`: the first three and the last four digits; of shorter numbers only the last four, of very short ones none. */
export function maskNumber(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length);
  return `${number.length < 11 ? '' : number.slice(0, 3)}****${number.slice(-4)}`;
}
