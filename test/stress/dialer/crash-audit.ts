import type { CallPost, FaultServer } from '../../support/fault-server.ts';
import type { Row } from './oracle.ts';
import { snapshot } from './snapshot.ts';
import type { Tally } from './tally.ts';

/** After each death: what the journal says against what the server has seen (R1 to R3). */
export class Autopsy {
  readonly #server: FaultServer;
  readonly #path: string;
  readonly #tally: Tally;
  /** In which life each intent was first heard of, by the journal or by the server. */
  readonly #begunIn = new Map<string, number>();
  #life = 0;
  #postsBefore = 0;
  #rows = new Map<string, Row>();
  #wasWoken = false;

  constructor(server: FaultServer, path: string, tally: Tally) {
    [this.#server, this.#path, this.#tally] = [server, path, tally];
  }

  nextLife(): void {
    this.#life++;
    this.#postsBefore = this.#server.posts.length;
  }

  /** The new life has opened the journal and says what is open. Rows are looked at after its death. */
  woke(unresolved: readonly string[] | undefined): void {
    if (!unresolved) {
      this.#tally.sin('other_violations', 'the app did not start again');
      return;
    }
    for (const [id, { state }] of this.#rows) {
      const isOpen = state === 'sending' || state === 'unknown' || state === 'not-seen';
      if (isOpen && !unresolved.includes(id))
        this.#tally.sin('other_violations', `${id} was ${state}, and nobody is told`);
      if (!isOpen && unresolved.includes(id))
        this.#tally.sin('other_violations', `${id} was ${state}, and is said to be open`);
    }
    this.#wasWoken = true;
  }

  examine(): void {
    const posts = this.#server.posts.slice(this.#postsBefore);
    const before = this.#rows;
    this.#rows = snapshot(this.#path);
    this.#tally.posts += posts.length;
    for (const post of posts) this.#examinePost(post);
    for (const [id, row] of this.#rows) {
      this.#examineRow(id, row, before.get(id));
      if (row.state === 'journaled' || row.state === 'sending') this.#tally.died(row.state);
    }
    for (const id of this.#rows.keys()) if (!this.#begunIn.has(id)) this.#begunIn.set(id, this.#life);
    this.#wasWoken = false;
  }

  #examinePost({ intentId }: CallPost): void {
    const sin = this.#tally.sin.bind(this.#tally);
    if (intentId === undefined) {
      sin('other_violations', 'a POST of no intent');
      return;
    }
    const begun = this.#begunIn.get(intentId) ?? this.#life;
    this.#begunIn.set(intentId, begun);
    if (begun !== this.#life)
      sin('resends_after_restart', `${intentId} of life ${begun} was sent in life ${this.#life}`);
    if (this.#server.count(intentId) > 1) sin('double_posts', `${intentId} has ${this.#server.count(intentId)} POSTs`);
    const row = this.#rows.get(intentId);
    if (!row) sin('other_violations', `${intentId} was sent and is not in the journal`);
    else if (row.state === 'journaled') sin('other_violations', `${intentId} was sent while journaled`);
  }

  #examineRow(id: string, { state, uuid }: Row, before: Row | undefined): void {
    const sin = this.#tally.sin.bind(this.#tally);
    const call = this.#server.placed.get(id);
    if ((state === 'refused' || state === 'not-sent') && call) sin('false_not_placed', `${id} is ${state}, and rang`);
    const isClaim = state === 'accepted' || state === 'seen';
    if (isClaim && (!call || (uuid !== call.uuid && uuid !== call.recordUuid)))
      sin('false_placed', `${id} is ${state} as ${uuid ?? 'nothing'}; the truth is ${call?.uuid ?? 'nothing'}`);
    if (!before || !this.#wasWoken) return;
    if (before.state === 'journaled' && state !== 'not-sent')
      sin('other_violations', `${id} was journaled and became ${state}`);
    if (before.state === 'sending' && !['unknown', 'seen', 'not-seen'].includes(state))
      sin('other_violations', `${id} was being sent and became ${state}`);
  }
}
