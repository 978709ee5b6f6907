import { without } from '../../../src/main/calls/sync/periods.ts';
import { toCallRecord } from '../../../src/main/calls/call-record.ts';
import type { CompletePeriod } from '../../../src/main/calls/store/store-shape.ts';
import { versionOf, type Acknowledged } from './acknowledged.ts';
import type { HistoryServer } from './history-server.ts';
import { KILL_HABITS, KILL_KEEPS_DAYS } from './kill-world.ts';
import { ALWAYS, BEGIN } from './server-call.ts';
import type { Tally } from './tally.ts';
import { TrialStore } from './trial-store.ts';

const DAY_MS = 86_400_000;

/** Remembers what the children have said was written, over all their runs, and looks after each kill whether it is there. */
export class AcknowledgedWrites {
  /** The time of the world, as far as anybody has said. */
  moment = 0;
  readonly #folder: string;
  readonly #server: HistoryServer;
  readonly #tally: Tally;
  readonly #versions = new Map<string, number>();
  readonly #notes = new Map<string, string>();
  #complete: CompletePeriod[] = [];

  constructor(folder: string, server: HistoryServer, tally: Tally) {
    this.#folder = folder;
    this.#server = server;
    this.#tally = tally;
  }

  hear(said: Acknowledged): void {
    this.#tally.acknowledged++;
    if ('moment' in said) this.moment = Math.max(this.moment, said.moment);
    if (said.is === 'complete') this.#complete.push(said.period);
    if (said.is === 'note') this.#notes.set(said.uuid, said.text);
    if (said.is !== 'rows') return;
    for (const [uuid, version] of said.rows) this.#versions.set(uuid, version);
  }

  examine(): void {
    const trial = new TrialStore(this.#folder, () => BEGIN + this.moment);
    try {
      const versions = new Map(trial.all().map(({ call }) => [call.uuid, versionOf(call)]));
      this.#examineRows(versions);
      this.#examineClaims(versions, trial.store.completePeriods());
      for (const [uuid, text] of this.#notes)
        // Their texts are moments: a later one may have been written and not been said.
        if (Number(trial.store.notes(uuid).call.text) < Number(text)) this.#lost(`the note on ${uuid}`);
    } finally {
      trial.store.close();
    }
  }

  #examineRows(versions: ReadonlyMap<string, number>): void {
    for (const [uuid, version] of this.#versions) {
      const found = versions.get(uuid) ?? -1;
      if (found < version) this.#lost(`${uuid}, version ${version}: there is ${found}`);
    }
  }

  /** A claim is kept, and it is true: what the server had by then is there. */
  #examineClaims(versions: ReadonlyMap<string, number>, complete: readonly CompletePeriod[]): void {
    for (const period of this.#complete)
      if (without(period, complete).length > 0) this.#lost(`the claim ${JSON.stringify(period)}`);
    const keepsFrom = BEGIN + this.moment - KILL_KEEPS_DAYS * DAY_MS;
    for (const { from, to, verifiedAt } of complete)
      for (const { record: wire } of this.#server.own(ALWAYS, verifiedAt - BEGIN)) {
        const call = toCallRecord(wire, KILL_HABITS.withoutOffset);
        const at = call?.startedAt ?? 0;
        if (!call || at < Math.max(from, keepsFrom) || at >= to) continue;
        if ((versions.get(call.uuid) ?? -1) < versionOf(call))
          this.#lost(`${call.uuid} of ${wire.start_time ?? ''}, in a period that is said to be complete`);
      }
  }

  #lost(what: string): void {
    this.#tally.found('lost', what);
  }
}
