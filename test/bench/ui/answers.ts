import type { Output, RequestName } from '../../../src/preload/contract/index.ts';
import { storedSettings } from '../../../src/main/settings/settings-shape.ts';
import type { BridgeData } from './bridge.ts';

const host = 'https://api.example.com';
const names = ['售前', '售后', '回访', '', '总机'];
const trunks = Array.from({ length: 20 }, (_, at) => ({
  number: `0571110080${String(at).padStart(2, '0')}`,
  name: names[at % names.length] ?? '',
}));

const answers: { [N in RequestName]?: Output<N> } = {
  'account.get': { is: 'signed-in', host, agentId: '1001', agentName: '林', tokenPlace: 'keychain', isDemo: false },
  'settings.get': {
    settings: storedSettings.parse({}),
    appearance: { language: 'zh-CN', theme: 'light' },
    defaults: storedSettings.parse({}),
    managed: [],
  },
  'app.info': { version: '0.0.0', platform: 'linux', hasTray: true, canStartAtLogin: true },
  'app.hideQuickDial': null,
  'dialer.state': { is: 'idle' },
  'dialer.limits': { referenceLength: 200 },
  'dialer.unresolved': [],
  'callerIds.list': { numbers: trunks, groups: [], readAt: 0 },
  'callerIds.chosen': { is: 'automatic' },
  'seat.get': {
    agentId: '1001',
    agentName: '林',
    sip: '80010001',
    hasPassword: true,
    otherSips: [],
    readAt: 0,
  },
  'calls.choices': { tags: [], trunks: trunks.slice(0, 3) },
  'calls.notes': { call: { text: '', tags: [] }, number: { text: '', tags: [] } },
  'calls.missed': [],
  'calls.history': {
    sync: { is: 'idle' },
    readAt: 1,
    completeSince: 1,
    complete: [{ from: 1, to: 2 }],
    stored: 0,
    unreadable: [],
    unknownStates: [],
    forgotten: { customers: 0, isLost: false },
    store: { is: 'working' },
  },
  'work.list': [],
};

/** A signed-in agent at rest, with this many calls in the history. */
export function restingAgent(callCount: number): BridgeData {
  return { answers, callCount };
}
