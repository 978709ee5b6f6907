import type { seatZhCn } from '../zh-cn/seat.ts';

export const seatEn: typeof seatZhCn = {
  account: 'My SIP account',
  updated: (ago) => `Updated ${ago}`,
  updatedNow: 'Updated just now',
  refresh: 'Refresh',
  agent: 'Agent',
  sip: 'SIP number',
  password: 'Password',
  noPassword: 'Not given by the server',
  hidden: 'Password hidden',
  reveal: 'Show 30 s',
  hideNow: 'Hide',
  hidesIn: (seconds) => `Hidden again in ${seconds} s`,
  copy: 'Copy',
  copySip: 'Copy SIP number',
  copyPassword: 'Copy password',
  expires: 'Expires',
  noExpiry: 'No expiry date',
  expiresSoon: (days, date) => {
    if (days === 0) return 'Your seat expires today. Ask your administrator to renew it.';
    return `Your seat expires in ${days} ${days === 1 ? 'day' : 'days'} (${date}). Ask your administrator to renew it.`;
  },
  expired: (date) => `Your seat expired on ${date}; the phone may not register. Ask your administrator to renew it.`,
  daysLeft: (days) => `${days} ${days === 1 ? 'day' : 'days'} left`,
  otherSips: 'Other SIPs',
  lostTitle: (sip) => `Seat ${sip} is no longer yours`,
  lostText:
    'It may have been bound to somebody else, and your phone cannot call for you with it. Ask your administrator, then refresh.',
  movedTitle: (sip) => `Your SIP number is ${sip} now`,
  movedText: (before) => `${before} is no longer yours. Your phone still has the old one: set it up again.`,
  othersTitle: 'The server says that this seat is somebody else’s',
  othersText: (name) => `It belongs to ${name} now. Ask your administrator, then refresh.`,
  noSeatTitle: 'You have no SIP seat yet',
  noSeatText: 'Ask your administrator to bind a seat to you, then refresh.',
  failed: 'Your seat cannot be read right now',
};
