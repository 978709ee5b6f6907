/** Matches main's answers to questions by id; caches nothing. */
export class Asker<Answer extends { id: number }> {
  readonly #send: (id: number) => void;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  constructor(send: (id: number) => void) {
    this.#send = send;
  }

  ask(): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(id);
    });
  }

  take(answer: Answer): void {
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}
