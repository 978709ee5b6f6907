import { app, globalShortcut } from 'electron';
import type { EventName, Events, FollowUp, MissedNumber } from '../../preload/contract/index.ts';
import type { Services } from '../services.ts';
import type { Broadcast } from '../ipc/broadcast.ts';
import type { Log } from '../log/log.ts';
import { pausedUntil } from '../notices/do-not-disturb.ts';
import { storedNotices } from '../notices/seat-watch.ts';
import { JsonFile } from '../files/json-file.ts';
import { loginSystem } from './login-system.ts';
import { News } from './news.ts';
import type { NotificationHealth } from './notification-health.ts';
import { CallKey } from '../phone-calls/call-key.ts';
import { Shortcut, type ShortcutParts } from './shortcut.ts';
import { StartAtLogin, storedLogin } from './start-at-login.ts';
import { after } from '../async/timers.ts';
import { TrayFacts } from './tray-facts.ts';
import { AppTray } from './tray.ts';
import type { Windows } from './windows.ts';

export interface PresenceParts {
  /** Built after this: they tell it what happens. */
  services: () => Services;
  windows: Windows;
  broadcast: Broadcast;
  /** The folder of the drawings. */
  icons: string;
  /** Where it is kept when the agent was told of their seat. */
  noticesFile: string;
  /** Where it is kept what the system was told about starting at login. */
  loginFile: string;
  health: NotificationHealth;
  log: Log;
}

const SNOOZE_MS = 10 * 60_000;

type Listeners = { readonly [N in EventName]?: (payload: Events[N]) => void };

/** The app outside its windows: tray, notifications, global shortcut, start at login. It hears every event that the windows hear. */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #facts: TrayFacts;
  readonly #news: News;
  readonly shortcut: Shortcut;
  readonly callShortcut: Shortcut;
  readonly startAtLogin: StartAtLogin;
  #key: CallKey | undefined;
  #tray: AppTray | undefined;
  #callOff: (() => void) | undefined;

  readonly #listeners: Listeners = {
    'account.changed': (account) => {
      this.#news.account(account);
      this.#facts.accountChanged(account);
    },
    'calls.changed': () => this.#facts.callsChanged(),
    'calls.missedChanged': (missed) => this.#facts.missedChanged(missed),
    'calls.historyChanged': (history) => this.#news.history(history),
    'dialer.changed': (state) => this.#news.dialer(state),
    'dialer.found': (found) => this.#news.found(found),
    'callerIds.changed': (callerId) => this.#facts.callerIdChanged(callerId),
    'phone.changed': (phone) => this.#facts.phoneChanged(phone),
    'phoneCalls.changed': (state) => this.#parts.windows.followCalls(state),
    'contacts.changed': () => this.#tray?.refresh(),
    'settings.changed': () => this.#followSettings(),
  };

  constructor(parts: PresenceParts) {
    this.#parts = parts;
    this.#facts = this.#createFacts();
    this.#news = this.#createNews();
    const { windows, broadcast } = parts;
    this.shortcut = createShortcut({
      open: () => windows.openQuickDial(),
      announce: (state) => broadcast('app.shortcutChanged', state),
    });
    this.callShortcut = createShortcut({
      open: () => this.#callKey().press(),
      announce: (state) => broadcast('app.callShortcutChanged', state),
    });
    this.startAtLogin = new StartAtLogin({
      system: loginSystem,
      file: new JsonFile(parts.loginFile, storedLogin),
      log: parts.log,
    });
  }

  get hasTray(): boolean {
    return this.#tray !== undefined;
  }

  readonly hear: Broadcast = (name, payload) => {
    const listener: Listeners[typeof name] = this.#listeners[name];
    listener?.(payload);
  };

  /** Once the settings are read. */
  start(): void {
    this.#followSettings();
    app.on('will-quit', () => {
      this.shortcut.release();
      this.callShortcut.release();
    });
    void this.#parts
      .services()
      .account.get()
      .then((account) => this.hear('account.changed', account));
  }

  /** Those that have just been missed. */
  missed(fresh: MissedNumber[]): void {
    this.#news.missed(fresh);
  }

  /** Those that are due; false when they are not to be told now. */
  followUps(due: FollowUp[]): boolean {
    return this.#news.followUps(due);
  }

  /** The desktop has somebody who shows it. */
  showTray(): void {
    const { services, windows, icons } = this.#parts;
    const { settings, callerIds } = services();
    this.#tray ??= new AppTray({
      icons,
      view: () => this.#facts.view(),
      openMain: (text) => windows.openMain(text, 'tray'),
      openQuickDial: () => windows.openQuickDial(),
      openMissed: () => windows.openAt({ screen: 'missed' }),
      chooseCallerId: (callerId) => void callerIds.choose(callerId).catch(() => undefined),
      pause: (pause) =>
        void settings.change({ doNotDisturbUntil: pausedUntil(pause, Date.now()) }).catch(() => undefined),
      quit: () => app.quit(),
    });
  }

  /** The tray says when notifications are paused, and must say when they no longer are. */
  #followSettings(): void {
    const { settings } = this.#parts.services().settings.get();
    const { globalShortcut: dialKeys, callShortcut, startsAtLogin, doNotDisturbUntil } = settings;
    this.shortcut.use(dialKeys);
    this.callShortcut.use(callShortcut);
    void this.startAtLogin.use(startsAtLogin);
    this.#callOff?.();
    const left = doNotDisturbUntil - Date.now();
    this.#callOff = left > 0 ? after(left + 1, () => this.#tray?.refresh()) : undefined;
    this.#tray?.refresh();
  }

  #createFacts(): TrayFacts {
    const { services } = this.#parts;
    return new TrayFacts({
      settings: () => services().settings.get(),
      nameOf: (number) => services().contactNames.nameOf(number),
      read: {
        recent: () => services().calls.queries.recentNumbers(),
        missed: () => services().calls.missed(),
        numbers: () => services().callerIds.list(false),
        callerId: () => services().callerIds.chosen(),
      },
      now: Date.now,
      after,
      changed: () => this.#tray?.refresh(),
    });
  }

  #createNews(): News {
    const { services, windows, noticesFile, health } = this.#parts;
    return new News({
      settings: () => services().settings.get(),
      nameOf: (number) => services().contactNames.nameOf(number),
      health,
      isWindowInFront: () => windows.isInFront(),
      goTo: (place) => windows.openAt(place),
      fill: (number) => windows.openMain(number, 'tray'),
      snooze: (id) => obeyed(() => services().followUps.change(id, { dueAt: Date.now() + SNOOZE_MS })),
      finish: (id) => obeyed(() => services().followUps.settle(id, true)),
      readSeat: () => services().seat.get(false),
      seatFile: new JsonFile(noticesFile, storedNotices),
      seatSeen: (seat) => this.#facts.seatSeen(seat),
    });
  }

  /** Made at its first press: the services are built after this. */
  #callKey(): CallKey {
    return (this.#key ??= new CallKey(this.#parts.services().phoneCalls, () => performance.now()));
  }
}

/** A follow-up may be done or gone since it was told; the list shows what could not be written. */
function obeyed(act: () => unknown): void {
  try {
    act();
  } catch {
    // see above
  }
}

function createShortcut(parts: Pick<ShortcutParts, 'open' | 'announce'>): Shortcut {
  return new Shortcut({
    ...parts,
    keys: globalShortcut,
    system: { isMac: process.platform === 'darwin', isWayland: process.env['XDG_SESSION_TYPE'] === 'wayland' },
    now: Date.now,
    after,
  });
}
