import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { TrayView } from '../../../../src/main/electron/tray-facts.ts';
import { seatLine, trayMenu } from '../../../../src/main/electron/tray-menu.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import type { Account, CallRow } from '../../../../src/preload/contract/index.ts';

const me: Account = {
  ...{ is: 'signed-in', host: 'https://api.example', agentId: '1', agentName: '演示坐席一' },
  ...{ tokenPlace: 'keychain', isDemo: false },
};
const call: CallRow = {
  ...{
    uuid: 'u',
    direction: 'outbound',
    state: 'answered',
    stateText: '',
    isRecorded: false,
    hasNote: false,
    tags: [],
  },
  ...{ customerNumber: '15405714321', customerRegion: '浙江 杭州' },
};

function view(change: Partial<TrayView> = {}): TrayView {
  return {
    account: me,
    settings: { settings: storedSettings.parse({}), appearance: { language: 'en', theme: 'light' } },
    ...{ sip: '80010001', phone: undefined, recent: [call], missed: 0, pausedUntil: undefined },
    numbers: { numbers: [{ number: '057100008001', name: '销售热线' }], groups: [], readAt: 0 },
    callerId: { is: 'number', number: '057100008001' },
    nameOf: () => undefined,
    ...change,
  };
}

/** Opens the menu, clicks, and tells what was asked for. */
function menu(shown: TrayView) {
  const done: unknown[] = [];
  const items = trayMenu(shown, {
    openMain: (text) => done.push(['main', text]),
    openQuickDial: () => done.push('quick-dial'),
    openMissed: () => done.push('missed'),
    chooseCallerId: (callerId) => done.push(callerId),
    pause: (pause) => done.push(pause),
    quit: () => done.push('quit'),
  });
  const item = (id: string, n?: number): MenuItemConstructorOptions => {
    const found = items.find((one) => one.id === id);
    const child = n === undefined ? found : (found?.submenu as MenuItemConstructorOptions[])[n];
    return child ?? {};
  };
  const click = (id: string, n?: number): unknown => (item(id, n).click as () => unknown)();
  return { items, item, click, done };
}

describe('the tray’s menu', () => {
  it('says whose seat it is, and hides what is not known', () => {
    expect(seatLine(view())).toBe('Seat: 演示坐席一 · 80010001');
    expect(seatLine(view({ sip: undefined }))).toBe('Seat: 演示坐席一');
    expect(menu(view()).item('phone').visible).toBe(false);
    expect(menu(view({ phone: 'registered' })).item('phone')).toMatchObject({
      visible: true,
      label: 'Phone registered',
    });
    expect(menu(view()).item('missed').visible).toBe(false);
    expect(menu(view({ missed: 3 })).item('missed')).toMatchObject({ visible: true, label: 'Missed calls: 3' });
  });

  it('offers nothing to dial with before somebody is signed in', () => {
    const { item } = menu(view({ account: undefined, recent: [] }));
    expect(item('who').label).toBe('Signed out');
    for (const id of ['quick-dial', 'recent', 'caller-id']) expect(item(id).enabled).toBe(false);
    expect(item('open').enabled).toBeUndefined();
  });

  it('names the contact of a recent number', () => {
    const nameOf = (number: string): string | undefined => (number === '15405714321' ? '沈若琳' : undefined);
    expect(menu(view({ nameOf })).item('recent', 0).label).toBe('沈若琳 · 154****4321 · 浙江 杭州');
  });

  it('masks recent numbers as the settings say, and fills the field with the whole one', () => {
    const { item, click, done } = menu(view());
    expect(item('recent', 0).label).toBe('154****4321 · 浙江 杭州');
    click('recent', 0);
    expect(done).toEqual([['main', '15405714321']]);
    const open = {
      settings: storedSettings.parse({ areNumbersMasked: false }),
      appearance: { language: 'en', theme: 'light' },
    } as const;
    expect(menu(view({ settings: open })).item('recent', 0).label).toBe('15405714321 · 浙江 杭州');
  });

  it('shows the chosen caller ID and changes it', () => {
    const { item, click, done } = menu(view());
    expect(item('caller-id', 0)).toMatchObject({ type: 'radio', checked: false });
    expect(item('caller-id', 1)).toMatchObject({ type: 'radio', checked: true, label: '销售热线 · 057100008001' });
    click('caller-id', 0);
    expect(done).toEqual([{ is: 'automatic' }]);
  });

  it('shows an & of a name, which menus take for the mark of a key', () => {
    const agent = { ...me, agentName: 'Q&A & more' };
    const numbers = { numbers: [{ number: '057100008001', name: 'R&D' }], groups: [], readAt: 0 };
    const { item } = menu(view({ account: agent, numbers, recent: [{ ...call, customerRegion: 'A&B' }] }));
    expect(item('who').label).toBe('Seat: Q&&A && more · 80010001');
    expect(item('caller-id', 1).label).toBe('R&&D · 057100008001');
    expect(item('recent', 0).label).toBe('154****4321 · A&&B');
    expect(seatLine(view({ account: agent }))).toBe('Seat: Q&A & more · 80010001');
  });

  it('pauses notifications and says until when', () => {
    const { item, click, done } = menu(view());
    expect(item('pause').label).toBe('Pause notifications');
    expect(item('pause', 4).enabled).toBe(false);
    for (const n of [0, 1, 2]) click('pause', n);
    expect(done).toEqual(['half-hour', 'hour', 'tomorrow']);
    const paused = menu(view({ pausedUntil: new Date(2026, 10, 22, 14, 30).getTime() }));
    expect(paused.item('pause').label).toMatch(/^Notifications paused until 0?2:30\sPM$/);
    expect(paused.item('pause', 4).enabled).toBe(true);
    paused.click('pause', 4);
    expect(paused.done).toEqual(['off']);
  });
});
