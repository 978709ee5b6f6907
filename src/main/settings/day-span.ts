/** Times of day as HH:MM. It may run past midnight; with equal ends it is empty. */
export interface DaySpan {
  from: string;
  /** Not in the span any more. */
  to: string;
}

/** Minutes since midnight by this computer's clock; `at` is a UTC epoch in ms. */
export function minuteOfDay(at: number): number {
  const time = new Date(at);
  return time.getHours() * 60 + time.getMinutes();
}

/** Whether this minute of the day (0 to 1439) is in the span. */
export function isInSpan(minute: number, { from, to }: DaySpan): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
