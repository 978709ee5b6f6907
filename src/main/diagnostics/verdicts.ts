import type { FindingCode, Verdict } from '../../preload/contract/index.ts';

const GOOD = 'good';
const WARNING = 'warning';
const BAD = 'bad';
const NONE = 'not-applicable';

/** What each finding means for the agent: bad is what keeps them from working, or will. */
export const VERDICTS: Record<FindingCode, Verdict> = {
  ...{
    'proxy-none': GOOD,
    'proxy-passes': GOOD,
    'proxy-unreachable': BAD,
    'proxy-silent': BAD,
    'proxy-wants-login': BAD,
  },
  ...{
    'proxy-refuses': BAD,
    'proxy-nonsense': BAD,
    'proxy-unsupported': BAD,
    'proxy-unknown': WARNING,
    'proxy-not-needed': NONE,
  },
  ...{
    'dns-found': GOOD,
    'dns-unknown-name': BAD,
    'dns-silent': BAD,
    'dns-left-to-proxy': NONE,
    'dns-not-needed': NONE,
  },
  ...{ 'tls-trusted': GOOD, 'tls-company': GOOD, 'tls-ends-soon': WARNING, 'tls-ran-out': BAD, 'tls-not-yet': BAD },
  ...{ 'tls-other-name': BAD, 'tls-untrusted': BAD, 'tls-none': BAD, 'tls-unreachable': BAD, 'tls-not-used': NONE },
  ...{ 'environment-plain': GOOD, 'environment-ignored': WARNING, 'environment-honoured': WARNING },
  ...{ 'clock-right': GOOD, 'clock-off': WARNING, 'clock-wrong': BAD, 'clock-untold': WARNING },
  ...{ 'host-speaks': GOOD, 'host-other': BAD, 'host-unreachable': BAD },
  ...{ 'recordings-none': NONE, 'recordings-reachable': GOOD, 'recordings-unreachable': WARNING },
  ...{ 'token-works': GOOD, 'token-dead': BAD, 'token-missing': BAD, 'token-unproven': WARNING },
  ...{ 'agent-known': GOOD, 'agent-unknown': BAD, 'agent-unproven': WARNING },
  ...{
    'seat-fine': GOOD,
    'seat-undated': GOOD,
    'seat-ends-soon': WARNING,
    'seat-ended': BAD,
    'seat-no-password': WARNING,
  },
  ...{ 'seat-none': BAD, 'seat-unproven': WARNING },
  ...{ 'phone-registered': GOOD, 'phone-not-registered': BAD, 'phone-wrong-password': BAD, 'phone-check-off': NONE },
  ...{ 'phone-not-set-up': NONE, 'phone-demo': NONE, 'phone-no-credentials': NONE, 'phone-unknown': WARNING },
  ...{ 'keychain-works': GOOD, 'keychain-forgets': WARNING, 'keychain-silent': WARNING, 'keychain-none': WARNING },
  ...{ 'journal-writable': GOOD, 'journal-damaged': BAD, 'journal-unwritable': BAD },
  ...{ 'calls-fine': GOOD, 'calls-rebuilt': WARNING, 'calls-read-only': BAD, 'calls-unanswered': BAD },
  ...{ 'calls-unreadable': WARNING, 'calls-unknown-words': WARNING },
  ...{ 'disk-roomy': GOOD, 'disk-low': WARNING, 'disk-full': BAD, 'disk-untold': WARNING },
  ...{ 'log-writable': GOOD, 'log-unwritable': WARNING },
  ...{ 'tray-shown': GOOD, 'tray-none': WARNING },
  ...{ 'shortcut-off': NONE, 'shortcut-active': GOOD, 'shortcut-proven': GOOD, 'shortcut-unproven': WARNING },
  ...{ 'shortcut-silent': WARNING, 'shortcut-taken': WARNING, 'shortcut-invalid': WARNING },
  ...{ 'notifications-shown': GOOD, 'notifications-none': WARNING },
  ...{
    'updates-off': NONE,
    'updates-misconfigured': WARNING,
    'updates-current': GOOD,
    'updates-newer': WARNING,
    'updates-unreachable': WARNING,
    'updates-redirected': WARNING,
  },
  ...{ 'updates-too-large': WARNING, 'updates-malformed': WARNING, 'updates-forged': BAD, 'updates-expired': WARNING },
  ...{ 'updates-replayed': WARNING, 'updates-downgraded': WARNING },
  ...{ 'signed-out': NONE, 'took-too-long': WARNING, broke: WARNING },
};
