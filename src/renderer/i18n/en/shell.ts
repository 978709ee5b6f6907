import type { shellZhCn } from '../zh-cn/shell.ts';

export const shellEn: typeof shellZhCn = {
  app: 'Softphone Companion',
  screens: {
    dial: 'Dial',
    calls: 'Calls',
    numbers: 'Caller IDs',
    seat: 'My seat',
    supervisor: 'Supervisor mode',
    settings: 'Settings',
  },
  navigation: 'Main navigation',
  sip: (sip) => `SIP ${sip}`,
  state: {
    loading: 'Reading your seat…',
    ready: 'Seat valid',
    expiring: (days) => {
      if (days === 0) return 'Expires today';
      return `${days} ${days === 1 ? 'day' : 'days'} left`;
    },
    daysLeft: (days) => (days === 0 ? 'expires today' : `${days} ${days === 1 ? 'day' : 'days'} left`),
    expired: 'Seat expired',
    noSeat: 'No seat',
    offline: 'Server not reached',
    failed: 'Seat unknown',
    calling: 'Calling',
    talking: 'Talking',
    phone: 'Not registered',
    registered: 'Registered',
    notRegistered: 'Not registered',
    wrongPassword: 'Wrong phone password',
    phoneUnknown: 'Phone not known',
  },
  showSeat: 'Show my seat and phone',
  supervise: 'Supervisor mode…',
  loading: 'Loading…',
  close: 'Close',
  startFailed: 'The app is not ready',
  copied: 'Copied',
  copiedPassword: (seconds) => `Password copied, cleared from the clipboard in ${seconds} s`,
  notCopied: 'Could not be copied',
  dismissToast: 'Dismiss',
  demo: 'Demo',
  missed: (count) => `${count} missed ${count === 1 ? 'customer' : 'customers'}`,
  languageFailed: 'The words of the new language could not be loaded. Please choose it again.',
  memoryBanner: 'The token is kept in memory only. You will be asked for it again after a restart.',
};
