import { Notification } from 'electron';
import type { AppPlace, SettingsState } from '../../preload/contract/index.ts';
import type { NotificationHealth } from './notification-health.ts';
import { NoticePace, type PaceParts } from '../notices/notice-pace.ts';
import { heldBack } from '../notices/notice-rules.ts';
import { textOf, type NoticeText } from '../notices/notice-text.ts';
import { NOTICE_WORDS, type NoticeWords } from '../i18n/notice-words.ts';
import type { Notice } from '../notices/notice.ts';

export interface NoticeParts extends Omit<PaceParts, 'show' | 'now'> {
  settings: () => SettingsState;
  /** Of the contact who has a number, where names may be shown. */
  nameOf: (number: string) => string | undefined;
  /** Hears whether the system takes them. */
  health: Pick<NotificationHealth, 'shown' | 'failed'>;
  isWindowInFront: () => boolean;
  goTo: (place: AppPlace) => void;
  /** Puts the number into the field; a notification never dials. */
  fill: (number: string) => void;
  /** Puts a follow-up off, or says that it is done. */
  snooze: (followUp: string) => void;
  finish: (followUp: string) => void;
}

const KEPT = 20;

/** What the app says through the desktop's own notifications. */
export class Notices {
  readonly #parts: NoticeParts;
  readonly #pace: NoticePace;
  /** Kept, so that a click still arrives: a notification without a reference may be collected. */
  readonly #shown = new Set<Notification>();

  constructor(parts: NoticeParts) {
    this.#parts = parts;
    this.#pace = new NoticePace({
      show: (notice) => this.#show(notice),
      now: () => performance.now(),
      after: parts.after,
    });
  }

  /** False when it is not to be shown now; nothing is kept for later then. */
  add(notice: Notice): boolean {
    if (this.#isHeldBack(notice)) return false;
    this.#pace.add(notice);
    return true;
  }

  /** Somebody has signed out: what waits or stands there was theirs. */
  clear(): void {
    this.#pace.clear();
    for (const notification of this.#shown) notification.close();
    this.#shown.clear();
  }

  /** Looked at again when it has waited: the agent may have opened a window, or asked for quiet. */
  #show(notice: Notice): void {
    if (this.#isHeldBack(notice) || !Notification.isSupported()) return;
    const { settings, appearance } = this.#parts.settings();
    const { language } = appearance;
    const { nameOf } = this.#parts;
    const text = textOf(notice, { language, areNumbersMasked: settings.areNumbersMasked, nameOf });
    const { title, body, place } = text;
    const buttons = this.#buttons(text, NOTICE_WORDS[language]);
    const actions = buttons.map(([label]) => ({ type: 'button' as const, text: label }));
    const notification = new Notification({ title, body, actions });
    notification.on('click', () => this.#parts.goTo(place));
    notification.on('action', ({ actionIndex }) => (buttons[actionIndex]?.[1] ?? (() => this.#parts.goTo(place)))());
    this.#keep(notification);
    notification.show();
  }

  #buttons({ callBack, followUp, place }: NoticeText, words: NoticeWords): [label: string, act: () => void][] {
    const { fill, goTo, snooze, finish } = this.#parts;
    if (callBack === undefined) return [];
    if (followUp === undefined)
      return [
        [words.callBack, () => fill(callBack)],
        [words.open, () => goTo(place)],
      ];
    return [
      [words.call, () => fill(callBack)],
      [words.snooze, () => snooze(followUp)],
      [words.done, () => finish(followUp)],
    ];
  }

  /** Not every desktop says when one is gone. */
  #keep(notification: Notification): void {
    const forget = (): void => void this.#shown.delete(notification);
    notification.on('show', this.#parts.health.shown);
    notification.on('failed', () => {
      this.#parts.health.failed();
      forget();
    });
    notification.on('click', forget);
    notification.on('action', forget);
    // On Windows a toast that timed out has moved to the Action Center, and can be taken back from there.
    notification.on('close', (event) => {
      if (!('reason' in event) || event.reason !== 'timedOut') forget();
    });
    this.#shown.add(notification);
    const [oldest] = this.#shown;
    if (oldest && this.#shown.size > KEPT) this.#shown.delete(oldest);
  }

  #isHeldBack(notice: Notice): boolean {
    const { settings } = this.#parts.settings();
    const situation = { settings, now: Date.now(), isWindowInFront: this.#parts.isWindowInFront() };
    return heldBack(notice.kind, situation) !== undefined;
  }
}
