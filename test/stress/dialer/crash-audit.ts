import type { CallPost, FaultServer } from '../../support/fault-server.ts';
import type { Row } from './oracle.ts';
import { snapshot } from './snapshot.ts';
import type { Tally } from './tally.ts';

/** After each kill: what the journal says against what the server has seen. */
export class CrashAudit {
  readonly #server: FaultServer;
  readonly #path: string;
  readonly #tally: Tally;
  /** In which run each intent was first heard of, by the journal or by the server. */
  readonly #begunIn = new Map<string, number>();
  #run = 0;
  #postsBefore = 0;
  #rows = new Map<string, Row>();
  #wasWoken = false;

  constructor(server: FaultServer, path: string, tally: Tally) {
    [this.#server, this.#path, this.#tally] = [server, path, tally];
  }

  nextRun(): void {
    this.#run++;
    this.#postsBefore = this.#server.posts.length;
  }

  /** The new run has opened the journal and says what is open. Rows are looked at after its kill. */
  restarted(unresolved: readonly string[] | undefined): void {
    if (!unresolved) {
      this.#tally.violation('other_violations', 'the app did not start again');
      return;
    }
    for (const [id, { state }] of this.#rows) {
      const isOpen = state === 'sending' || state === 'unknown' || state === 'not-seen';
      if (isOpen && !unresolved.includes(id))
        this.#tally.violation('other_violations', `${id} was ${state}, and nobody is told`);
      if (!isOpen && unresolved.includes(id))
        this.#tally.violation('other_violations', `${id} was ${state}, and is said to be open`);
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
      if (row.state === 'journaled' || row.state === 'sending') this.#tally.killedIn(row.state);
    }
    for (const id of this.#rows.keys()) if (!this.#begunIn.has(id)) this.#begunIn.set(id, this.#run);
    this.#wasWoken = false;
  }

  #examinePost({ intentId }: CallPost): void {
    const violation = this.#tally.violation.bind(this.#tally);
    if (intentId === undefined) {
      violation('other_violations', 'a POST of no intent');
      return;
    }
    const begun = this.#begunIn.get(intentId) ?? this.#run;
    this.#begunIn.set(intentId, begun);
    if (begun !== this.#run)
      violation('resends_after_restart', `${intentId} of run ${begun} was sent in run ${this.#run}`);
    if (this.#server.count(intentId) > 1)
      violation('double_posts', `${intentId} has ${this.#server.count(intentId)} POSTs`);
    const row = this.#rows.get(intentId);
    if (!row) violation('other_violations', `${intentId} was sent and is not in the journal`);
    else if (row.state === 'journaled') violation('other_violations', `${intentId} was sent while journaled`);
  }

  #examineRow(id: string, { state, uuid }: Row, before: Row | undefined): void {
    const violation = this.#tally.violation.bind(this.#tally);
    const call = this.#server.placed.get(id);
    if ((state === 'refused' || state === 'not-sent') && call)
      violation('false_not_placed', `${id} is ${state}, and rang`);
    const isClaim = state === 'accepted' || state === 'seen';
    if (isClaim && (!call || (uuid !== call.uuid && uuid !== call.recordUuid)))
      violation('false_placed', `${id} is ${state} as ${uuid ?? 'nothing'}; the truth is ${call?.uuid ?? 'nothing'}`);
    if (!before || !this.#wasWoken) return;
    if (before.state === 'journaled' && state !== 'not-sent')
      violation('other_violations', `${id} was journaled and became ${state}`);
    if (before.state === 'sending' && !['unknown', 'seen', 'not-seen'].includes(state))
      violation('other_violations', `${id} was being sent and became ${state}`);
  }
}
