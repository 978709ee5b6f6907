/** The value of an option or a variable; ends the process with 2 and a sentence where it is no whole number from 0. */
export function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`${name} takes a whole number`);
  process.exit(2);
}
