import { screen, type BrowserWindow } from 'electron';
import type { PhoneCall, PhoneCallsState } from '../../preload/contract/index.ts';
import { after } from '../async/timers.ts';
import { WORDS } from '../i18n/words.ts';
import { createWindow, hideInsteadOfClosing, revive, type WindowWorld } from './our-window.ts';
import { throttleAtRest } from './throttling.ts';
import type { Rectangle } from './window-place.ts';

const PAGE = 'call-card.html';
const WIDTH = 360;
/** As `PhoneCallCard.vue` draws them, in px. */
const BARE_HEIGHT = 92;
const BUTTONS_HEIGHT = 56;
const LINE_HEIGHT = 22;
const NOTE_HEIGHT = 40;
const MOST_SHOWN = 2;
/** From the edges of the screen. */
const MARGIN = 16;

/**
 * The card of the phone's calls: above other windows, and never with the focus, so that whoever types goes on typing. Loaded as soon as there is a phone
 * to hear, so that it is there at the first ring.
 */
export class CallCardWindow {
  readonly #world: WindowWorld;
  readonly #isQuitting: () => boolean;
  #window: BrowserWindow | undefined;

  constructor(world: WindowWorld, isQuitting: () => boolean) {
    this.#world = world;
    this.#isQuitting = isQuitting;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  follow({ link, calls }: PhoneCallsState): void {
    if (link.is === 'off') {
      this.#window?.hide();
      return;
    }
    const window = (this.#window ??= this.#create());
    if (calls.length === 0) window.hide();
    else this.#show(window, calls.slice(0, MOST_SHOWN));
  }

  followLanguage(): void {
    this.#window?.setTitle(this.#title());
  }

  #show(window: BrowserWindow, calls: readonly PhoneCall[]): void {
    revive(window, PAGE);
    const place = placeInCorner(window, heightOf(calls), this.#world.zoom());
    const { width, height } = window.getBounds();
    if (!window.isVisible() || width !== place.width || height !== place.height) window.setBounds(place);
    if (window.isVisible()) return;
    window.showInactive();
    window.moveTop();
  }

  #title(): string {
    return WORDS[this.#world.appearance().language].callCardTitle;
  }

  #create(): BrowserWindow {
    const window = createWindow(this.#world, PAGE, {
      width: WIDTH,
      height: BARE_HEIGHT,
      kind: 'call-card',
      frame: false,
      resizable: false,
      movable: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      focusable: false,
      skipTaskbar: true,
      throttlesHidden: false,
      title: this.#title(),
      ...(process.platform === 'linux' && { type: 'notification' }),
    });
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    throttleAtRest(window, after);
    hideInsteadOfClosing(window, this.#isQuitting);
    window.on('closed', () => (this.#window = undefined));
    return window;
  }
}

function heightOf(calls: readonly PhoneCall[]): number {
  const heights = calls.map(({ stage, contact, name, facts }) => {
    const lines = [
      contact !== undefined,
      name !== undefined,
      facts.last !== undefined || facts.region !== undefined,
      facts.last !== undefined,
    ];
    const text = LINE_HEIGHT * lines.filter(Boolean).length + (facts.note === undefined ? 0 : NOTE_HEIGHT);
    return BARE_HEIGHT + text + (stage === 'ended' ? 0 : BUTTONS_HEIGHT);
  });
  return heights.reduce((sum, height) => sum + height, 0);
}

/** The lower right corner of the display with the pointer, where a card that is shown stays until it is hidden. */
function placeInCorner(window: BrowserWindow, drawn: number, zoom: number): Rectangle {
  const { workArea } = window.isVisible()
    ? screen.getDisplayMatching(window.getBounds())
    : screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const width = Math.min(Math.round(WIDTH * zoom), workArea.width - 2 * MARGIN);
  const height = Math.min(Math.round(drawn * zoom), workArea.height - 2 * MARGIN);
  return {
    x: workArea.x + workArea.width - width - MARGIN,
    y: workArea.y + workArea.height - height - MARGIN,
    width,
    height,
  };
}
