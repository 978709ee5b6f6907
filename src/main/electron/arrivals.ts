/** What comes from outside: a link that macOS hands over, the arguments of a second start, or what a phone tells by one. */
export type Arrival =
  { is: 'link'; link: string } | { is: 'start'; argv: readonly string[] } | { is: 'phone-event'; event: unknown };

/** Keeps everything that arrives before the app can take it, in order. */
export class Arrivals {
  readonly #waiting: Arrival[] = [];
  #take: ((arrival: Arrival) => void) | undefined;

  add(arrival: Arrival): void {
    if (this.#take) this.#take(arrival);
    else this.#waiting.push(arrival);
  }

  /** From now on everything is taken at once, what waits first. */
  deliverTo(take: (arrival: Arrival) => void): void {
    this.#take = take;
    this.#waiting.splice(0).forEach(take);
  }
}
