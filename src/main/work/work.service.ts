import { basename } from 'node:path';
import type { Work } from '../../preload/contract/index.ts';
import type { AgentScope } from '../account/agent-scope.ts';
import { waitAtMost } from '../async/with-timeout.ts';
import { Fault } from '../fault.ts';
import { whereOf, type Log } from '../log/log.ts';
import { RunningWork, targetOf, type WorkOrder, type WorkRun } from './running-work.ts';

export interface WorkParts {
  scope: AgentScope;
  announce: (list: Work[]) => void;
  newId: () => string;
  showInFolder: (path: string) => void;
  log: Log;
}

const KEPT = 20;
/** How long a cancelled work is waited for. A network drive can hang for minutes; sign-out and quit must not. */
const PATIENCE_MS = 5_000;

/**
 * Everything that takes long: begun here, told to the windows at most four times a second, cancelled from anywhere. What has ended is
 * kept until it is dismissed, at most 20. Idle, it has no timers.
 */
export class WorkService {
  readonly #parts: WorkParts;
  /** In the order of their beginnings. */
  #works: RunningWork[] = [];
  readonly #announcer: Announcer;

  constructor(parts: WorkParts) {
    this.#parts = parts;
    this.#announcer = new Announcer(() => parts.announce(this.list()));
    parts.scope.register('work', { dispose: () => this.cancelAll() });
  }

  /** Begins at once and does not wait for the end. Throws `disk` (EBUSY) while other work writes to the same target. */
  start(order: WorkOrder, run: WorkRun): Work {
    const target = targetOf(order.path);
    if (this.#works.some((work) => work.isRunning && work.target === target))
      throw new Fault('disk', { message: `${basename(order.path)}: EBUSY` });
    const work = new RunningWork(this.#parts.newId(), order, run, (unexpected) => this.#changed(unexpected));
    this.#works.push(work);
    this.#changed();
    return work.describe();
  }

  /** Newest first. */
  list(): Work[] {
    return this.#works.map((work) => work.describe()).reverse();
  }

  /** Waits until the work has tidied up, for a few seconds at most; work that has ended already stays as it is. */
  async cancel(id: string): Promise<Work[]> {
    const work = this.#works.find((one) => one.id === id);
    work?.cancel();
    if (work) await waitAtMost(PATIENCE_MS, work.ended);
    return this.list();
  }

  /** Work that still runs stays. */
  dismiss(id: string): Work[] {
    this.#works = this.#works.filter((work) => work.isRunning || work.id !== id);
    this.#announcer.changed();
    return this.list();
  }

  /** Throws `not-found` for work that is no longer in the list. */
  show(id: string): void {
    const work = this.#works.find((one) => one.id === id);
    if (!work) throw new Fault('not-found');
    this.#parts.showInFolder(work.path);
  }

  /** For sign-out and quit: ends everything, waits for it, and forgets it, as names in it belong to the agent who goes. */
  async cancelAll(patienceMs = PATIENCE_MS): Promise<void> {
    const works = this.#works;
    works.forEach((work) => work.cancel());
    if (works.some((work) => work.isRunning))
      await waitAtMost(patienceMs, Promise.all(works.map((work) => work.ended)));
    this.#works = this.#works.filter((work) => !works.includes(work));
    this.#announcer.changed();
  }

  #changed(unexpected?: unknown): void {
    if (unexpected !== undefined) this.#parts.log('error', 'work.failed', { at: whereOf(unexpected) });
    this.#forgetOldest();
    this.#announcer.changed();
  }

  #forgetOldest(): void {
    const ended = this.#works.filter((work) => !work.isRunning);
    const tooMany = new Set(ended.slice(0, Math.max(0, ended.length - KEPT)));
    this.#works = this.#works.filter((work) => !tooMany.has(work));
  }
}

/** The shortest time between two announcements: four a second are enough for a moving bar. */
const PAUSE_MS = 250;

/** Announces the first change at once and later ones at most four times a second; the last one is never lost. Idle, it has no timer. */
class Announcer {
  readonly #announce: () => void;
  #timer: NodeJS.Timeout | undefined;
  #isStale = false;

  constructor(announce: () => void) {
    this.#announce = announce;
  }

  changed(): void {
    this.#isStale = true;
    if (!this.#timer) this.#tell();
  }

  #tell(): void {
    this.#timer = undefined;
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#timer = setTimeout(() => this.#tell(), PAUSE_MS);
    this.#announce();
  }
}
