import type { CustomerLimit } from '../../../preload/contract/index.ts';
import type { guardZhCn } from '../zh-cn/guard.ts';

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const checked = (time?: string): string => (time === undefined ? 'When last checked' : `Checked ${time}`);
const calls = (count: number): string => `${count} ${count === 1 ? 'call' : 'calls'}`;

const withins: Record<CustomerLimit['within'], string> = {
  '5-minutes': 'within 5 minutes',
  '24-hours': 'within a day',
  day: 'today',
  week: 'this week',
};

export const guardEn: typeof guardZhCn = {
  withins,
  often: (count, within) => `${times(count)} ${within}`,
  questions: {
    emergency: {
      title: (service) => `Really call ${service}?`,
      text: (number, service) =>
        `${number} is an emergency number: ${service}. Without an emergency, the call blocks the line for those in need and may be an offence.`,
      yes: (number) => `Call ${number}`,
    },
    costly: {
      title: 'Call a number that costs more?',
      texts: {
        premium: (number) =>
          `${number} is a premium-rate number: the service on it sets the price, often far above that of a call.`,
        'shared-cost': (number) => `${number} is a shared-cost number: it costs more than an ordinary call.`,
        other: (number) => `${number} is neither a landline nor a mobile: its price is not known and may be high.`,
      },
      yes: 'Call anyway',
    },
    'do-not-call': {
      title: 'Call a number on the do-not-call list?',
      text: (number, why) => `${number} is on the do-not-call list.${why === '' ? '' : ` Reason: ${why}`}`,
      yes: 'Call anyway',
    },
    repeat: {
      title: 'Call the same number again?',
      text: (number, time) =>
        `A call to ${number} at ${time} may have been placed. Calling again may ring the customer twice.`,
      yes: 'Call again anyway',
    },
    'same-customer': {
      title: 'Call this customer once more?',
      text: (number, often) => `${number} has been called ${often}.`,
      yes: 'Call anyway',
    },
    'quiet-hours': {
      title: 'Disturb the customer now?',
      text: (from, to) => `It is between ${from} and ${to}, your quiet hours. The customer may be asleep.`,
      yes: 'Call anyway',
    },
    holiday: {
      title: 'Disturb the customer today?',
      text: (date) => `Your settings keep ${date} free of calls.`,
      yes: 'Call anyway',
    },
    phone: {
      title: 'Your phone is not ready',
      faults: {
        'not-registered': (time) => `${checked(time)}: it is not registered. The call will most likely fail.`,
        'wrong-password': (time) =>
          `${checked(time)}: the registrar refused the password. The call will most likely fail.`,
      },
      yes: 'Call anyway',
      again: 'Check again',
      checking: 'Checking…',
    },
  },
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  rules: {
    often: (count, within) => `This customer has been called ${times(count)} ${within}; Settings do not allow more.`,
    quiet: (from, to) => `It is between ${from} and ${to}; Settings do not allow calls then.`,
    holiday: (date) => `Settings do not allow calls on ${date}.`,
  },
  doNotCallRefused: (why) =>
    `This number is on the do-not-call list; Settings do not allow calls to it.${why === '' ? '' : ` Reason: ${why}`}`,
  costlyRefused: {
    premium: 'This is a premium-rate number; Settings do not allow calls to it.',
    'shared-cost': 'This is a shared-cost number; Settings do not allow calls to it.',
    other: 'The price of calls to this number is not known; Settings do not allow them.',
  },
  limits: {
    'per-minute': (limit) => `At most ${calls(limit)} a minute: the limit is reached.`,
    'per-hour': (limit) => `At most ${calls(limit)} an hour: the limit is reached.`,
    'per-day': (limit) => `At most ${calls(limit)} a day: the limit is reached.`,
  },
  notSent: 'Not placed',
  passesIn: (length) => `You can call again in ${length}`,
  passesAt: (time) => `Next call: ${time}`,
  passesNow: 'You can call again now',
  journal: {
    title: 'Not placed: the dial journal cannot be written',
    reasons: {
      full: 'The disk is full. Free some space, then press Call again.',
      'read-only': 'Writing is not permitted. Ask your administrator to check the data folder, then press Call again.',
      locked: 'Another program holds the journal. Wait a moment, then press Call again.',
      damaged: 'The journal is damaged. It can be set aside, and a new one begun.',
      unknown: 'The reason is not known. Press Call again; if that does not help, begin a new journal.',
    },
  },
};
