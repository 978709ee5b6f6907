import type { MenuItemConstructorOptions } from 'electron';
import type { CallerId } from '../../preload/contract/index.ts';
import { maskNumber } from '../log/mask-number.ts';
import type { Pause } from '../notices/do-not-disturb.ts';
import type { TrayView } from './tray-facts.ts';
import { WORDS, type Words } from '../i18n/words.ts';

export interface TrayActions {
  openMain: (text?: string) => void;
  openQuickDial: () => void;
  openMissed: () => void;
  chooseCallerId: (callerId: CallerId) => void;
  pause: (pause: Pause) => void;
  quit: () => void;
}

const RECENT_SHOWN = 8;

/** Who is signed in, with the seat's SIP account as soon as it is known. */
export function seatLine({ account, sip, settings }: TrayView): string {
  const words = WORDS[settings.appearance.language];
  return account?.is === 'signed-in' ? joined(words.seat(account.agentName), sip) : words.signedOut;
}

/** undefined: nothing worth saying is known of the phone. */
export function phoneLine({ phone, settings }: TrayView): string | undefined {
  return phone && WORDS[settings.appearance.language].phone[phone];
}

/** Nothing in it dials: a recent number only fills the dialer. */
export function trayMenu(view: TrayView, actions: TrayActions): MenuItemConstructorOptions[] {
  const words = WORDS[view.settings.appearance.language];
  const isSignedIn = view.account?.is === 'signed-in';
  return [
    { id: 'who', label: asLabel(seatLine(view)), enabled: false },
    { id: 'phone', label: phoneLine(view) ?? '', enabled: false, visible: view.phone !== undefined },
    { type: 'separator' },
    { id: 'quick-dial', label: words.quickDial, enabled: isSignedIn, click: actions.openQuickDial },
    { id: 'missed', label: words.missed(view.missed), visible: view.missed > 0, click: actions.openMissed },
    { id: 'recent', label: words.recent, enabled: isSignedIn, submenu: recentItems(view, words, actions) },
    { id: 'caller-id', label: words.callerId, enabled: isSignedIn, submenu: callerIdItems(view, words, actions) },
    { id: 'pause', label: pauseLabel(view, words), submenu: pauseItems(view, words, actions) },
    { type: 'separator' },
    { id: 'open', label: words.open, click: () => actions.openMain() },
    { id: 'quit', label: words.quit, click: actions.quit },
  ];
}

function recentItems(view: TrayView, words: Words, actions: TrayActions): MenuItemConstructorOptions[] {
  const { areNumbersMasked } = view.settings.settings;
  const items = view.recent.slice(0, RECENT_SHOWN).map(({ customerNumber, customerRegion }) => ({
    label: asLabel(
      joined(
        view.nameOf(customerNumber),
        areNumbersMasked ? maskNumber(customerNumber) : customerNumber,
        customerRegion,
      ),
    ),
    click: () => actions.openMain(customerNumber),
  }));
  return items.length > 0 ? items : [{ label: words.noRecent, enabled: false }];
}

function callerIdItems(view: TrayView, words: Words, actions: TrayActions): MenuItemConstructorOptions[] {
  const chosen = view.callerId.is === 'number' ? view.callerId.number : undefined;
  const choice = (label: string, callerId: CallerId, checked: boolean): MenuItemConstructorOptions => {
    return { label, type: 'radio', checked, click: () => actions.chooseCallerId(callerId) };
  };
  return [
    choice(words.automatic, { is: 'automatic' }, chosen === undefined),
    ...(view.numbers?.numbers ?? []).map(({ number, name }) =>
      choice(asLabel(joined(name, number)), { is: 'number', number }, number === chosen),
    ),
  ];
}

function pauseLabel({ pausedUntil, settings }: TrayView, words: Words): string {
  if (pausedUntil === undefined) return words.pause;
  const { language } = settings.appearance;
  const time = new Date(pausedUntil).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return words.pausedUntil(time);
}

function pauseItems({ pausedUntil }: TrayView, words: Words, actions: TrayActions): MenuItemConstructorOptions[] {
  return [
    { label: words.pauses.halfHour, click: () => actions.pause('half-hour') },
    { label: words.pauses.hour, click: () => actions.pause('hour') },
    { label: words.pauses.tomorrow, click: () => actions.pause('tomorrow') },
    { type: 'separator' },
    { label: words.pauses.off, enabled: pausedUntil !== undefined, click: () => actions.pause('off') },
  ];
}

/** In a menu, on every system, a single & marks the next sign as a key and is not shown (electron#9584). */
function asLabel(text: string): string {
  return text.replaceAll('&', '&&');
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}
