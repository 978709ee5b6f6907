/** Whether two ways to write a number mean the same customer: a mobile's prefixes (`0`, `+86`, `0086`) and signs between digits do not count. */
export function isSameCustomer(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(number: string): string {
  const digits = number.replaceAll(/[\s()+-]/g, '');
  return /^(?:0|86|0086)?(1[3-9]\d{9})$/.exec(digits)?.[1] ?? digits.replace(/^(?:86|0086)(?=0\d{9,11}$)/, '');
}
