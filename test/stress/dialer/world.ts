import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { isFault } from '../../../src/main/fault.ts';
import type { DialState } from '../../../src/preload/contract/index.ts';
import type { FaultCase } from '../../support/fault-kinds.ts';
import { App } from './app.ts';
import { JournalBreaker } from './journal-breaker.ts';
import { Oracle } from './oracle.ts';
import type { Lane } from './lane.ts';
import { Orders, type Reply } from './orders.ts';
import type { Breakage, Order, Script } from './script.ts';
import type { Tally } from './tally.ts';
import { TrialApi } from './trial-api.ts';
import { VirtualClock } from './virtual-clock.ts';

const AGENTS = ['9007199254740993', '9007199254740991'];

/** One trial's world: the app (and maybe a second process of it) on one journal, with one server, one clock and one oracle. */
export class World {
  readonly clock = new VirtualClock();
  readonly oracle: Oracle;
  readonly journal: JournalBreaker;
  readonly #lane: Lane;
  readonly #tally: Tally;
  readonly #script: Omit<Script, 'actions'>;
  readonly #api: TrialApi;
  readonly #folder: string;
  #apps: App[] = [];
  #agent = 0;
  readonly #orders: Orders;
  /** A clock set forward while the app does not run makes the time that limits go by jump too: see `monotonic-clock.ts`. */
  #ahead = 0;
  wasBroken = false;

  constructor(lane: Lane, script: Omit<Script, 'actions'>, tally: Tally) {
    [this.#lane, this.#script, this.#tally] = [lane, script, tally];
    this.#folder = mkdtempSync(join(lane.folder, 'trial-'));
    this.#api = new TrialApi(lane);
    this.journal = new JournalBreaker(this.#path);
    this.oracle = new Oracle(lane.server, tally, (id) => this.journal.row(id));
    this.#orders = new Orders(this.oracle);
    this.oracle.callsPerMinute = script.callsPerMinute;
    lane.server.reset(script.records);
    lane.server.onPost = (post) => {
      this.oracle.posted(post);
      this.#orders.wake();
    };
    this.start();
  }

  get app(): App {
    const [app] = this.#apps;
    if (!app) throw new Error('not started');
    return app;
  }

  get agentId(): string {
    return AGENTS[this.#agent] ?? '';
  }

  /** Milliseconds by which limits and repeats are checked: never less than what the app goes by. */
  get oracleTime(): number {
    return this.clock.ticks() + this.#ahead;
  }

  start(): void {
    this.#apps = (this.#script.hasTwin ? [0, 1] : [0]).map(() => this.#newApp());
    this.#openAll();
    for (const app of this.#apps) tolerate(() => app.dialer.resume());
  }

  /** Both, before either sends: opening recovers, and what another process is sending would pass for the call of a dead one. */
  #openAll(): void {
    for (const app of this.#apps) tolerate(() => app.open());
  }

  mend(): void {
    this.journal.mend();
    if (this.#script.hasTwin) this.#openAll();
  }

  /** All of these at once. The fault counts for a call that is not yet on its way. */
  click(orders: readonly Order[], fault: FaultCase): Promise<Reply[]> {
    if (!this.#orders.areWaiting) [this.#lane.server.fault, this.#lane.proxy.fault] = [fault, fault];
    this.#tally.clicks += orders.length;
    return Promise.all(orders.map((order) => this.#orders.place(order, this.#apps[order.app] ?? this.app)));
  }

  /** Resolves when a call arrives at the server, or nothing is on its way. */
  arrival(): Promise<void> {
    return this.#orders.arrival();
  }

  async idle(): Promise<void> {
    await this.#orders.answered();
    await this.#settled();
  }

  /** Idle, and what was kept back on the way has reached the server. */
  async arrived(): Promise<void> {
    await this.idle();
    await this.#lane.proxy.quiet();
  }

  pass(ms: number): Promise<void> {
    return this.clock.advance(ms, () => this.#settled());
  }

  signOut(): void {
    const agent = { host: this.#lane.server.host, agentId: this.agentId, isDemo: false };
    for (const app of this.#apps) {
      app.dialer.dispose();
      tolerate(() => app.dialer.wipe({ is: 'agent', agent }));
    }
    this.oracle.forget(this.agentId);
    this.#agent = 1 - this.#agent;
    for (const app of this.#apps) tolerate(() => app.dialer.resume());
  }

  suspend(): void {
    for (const app of this.#apps) app.dialer.suspend();
  }

  dismissUnresolved(): void {
    const [call] = this.app.dialer.unresolved();
    if (!call) return;
    tolerate(() => this.app.dialer.dismissUnresolved(call.intentId));
    const truth = this.oracle.truths.get(call.intentId);
    if (truth) truth.isDismissed = true;
  }

  renew(): void {
    if (this.#script.hasTwin) return; // the other process would go on with the file that was set aside
    this.app.dialer.renewJournal();
    this.journal.renewed();
    this.oracle.forget();
  }

  break(what: Breakage): void {
    this.wasBroken = true;
    tolerate(() => this.app.open());
    if (what !== 'all' && !this.journal.broken.has('all')) this.journal.break(what);
  }

  /** Quits and starts again, once nothing is on its way. `isHidden`: and cannot open its journal. */
  async restart(isHidden = false): Promise<void> {
    await this.arrived();
    this.#end();
    if (isHidden) this.journal.hide();
    this.wasBroken ||= isHidden;
    this.oracle.run++;
    this.start();
  }

  /** Lets everything come to rest, hears the verdict, and clears up. What comes after that is still this oracle's, until the next trial. */
  async conclude(): Promise<void> {
    try {
      await this.arrived();
      await this.#settled();
      const listed = this.app.dialer.unresolved().map(({ intentId }) => intentId);
      this.oracle.concludes(this.agentId, listed, !this.wasBroken);
    } finally {
      this.#end();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  /** Until no look into the records is under way, and what follows from one has been done. */
  async #settled(): Promise<void> {
    for (let calm = 0; calm < 3; calm = this.#api.looks === 0 ? calm + 1 : 0)
      await new Promise((resolve) => setImmediate(resolve));
  }

  #newApp(): App {
    const { clock, oracle } = this;
    return new App({
      journalPath: this.#path,
      session: () => ({
        agentId: this.agentId,
        agentName: '',
        host: this.#lane.server.host,
        isDemo: false,
        api: this.#api,
      }),
      clock,
      ticks: clock.ticks,
      callsPerMinute: this.#script.callsPerMinute,
      newIntentId: (order) => {
        const id = ulid();
        oracle.begun({ id, agentId: this.agentId, at: this.oracleTime, ...order });
        return id;
      },
      onClock: () => (this.#ahead = Math.max(this.#ahead, clock.now() - clock.ticks())),
      announce: (state) => {
        oracle.told(state);
        this.#noteKind(state);
      },
      onFound: ({ intentId, uuid }) => oracle.found(intentId, uuid),
    });
  }

  #noteKind(state: DialState): void {
    if (state.is === 'calling' && state.stage === 'asking') this.#tally.kinds.add(this.#lane.server.fault.name);
  }

  #end(): void {
    this.clock.abandon();
    for (const app of this.#apps) app.journal.close();
  }

  get #path(): string {
    return join(this.#folder, 'journal.sqlite');
  }
}

/** The app may refuse; that is no matter here. */
function tolerate(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (!isFault(error)) throw error;
  }
}
