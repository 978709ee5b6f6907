import type { settingItemsZhCn } from '../zh-cn/setting-items.ts';

export const settingItemsEn: typeof settingItemsZhCn = {
  language: {
    title: 'Language',
    hint: 'System follows the language of this computer.',
    words: 'english chinese translation',
  },
  theme: {
    title: 'Theme',
    hint: 'System follows light and dark of this computer.',
    words: 'dark light night colour color black mode',
  },
  zoomPercent: {
    title: 'Size',
    hint: 'How large text and buttons are in every window.',
    words: 'zoom font bigger smaller scale percent',
  },
  homeAreaCode: {
    title: 'Home area code',
    hint: 'Put before local landline numbers, e.g. 0571; left empty, nothing is added.',
    words: 'city prefix fixed line',
  },
  sendsExtension: {
    title: 'Send the extension too',
    hint: 'As in 0571-8888 6666 ext 8001; when off, you enter the extension once connected.',
    words: 'switchboard transfer digits',
  },
  allowedCountries: {
    title: 'Countries and regions',
    hint: 'Mainland China can always be called; everywhere else has to be listed here first.',
    words: 'international abroad foreign overseas allowed',
  },
  opensLinks: {
    title: 'Open call links',
    hint: 'Links in other programs only fill in the number; they never place a call.',
    words: 'tel callto sip browser click web page',
  },
  doNotCallNumbers: {
    title: 'Numbers not to call',
    hint: 'Checked before each call, however the number is written.',
    words: 'dnc do not call blacklist forbidden guard',
  },
  costlyNumbers: {
    title: 'Premium-rate numbers',
    hint: 'Paid information lines, and premium-rate or shared-cost numbers abroad.',
    words: 'expensive cost price 12590 168 guard',
  },
  callsPerMinute: {
    title: 'Calls a minute',
    hint: 'Protects from a stuck key or a slip of the hand; 0 is no limit.',
    words: 'maximum safe dialling guard',
  },
  callsPerHour: {
    title: 'Calls an hour',
    hint: 'At the limit you have to wait, even after a restart; 0 is no limit.',
    words: 'maximum safe dialling guard',
  },
  callsPerDay: {
    title: 'Calls a day',
    hint: 'Counted over the last 24 hours; 0 is no limit.',
    words: 'maximum safe dialling guard',
  },
  customerLimits: {
    title: 'Calls to one customer',
    hint: 'Beyond these, a call needs a second yes or is not allowed. Calls from the phone itself count too, each once.',
    words: 'maximum limit repeat confirm guard frequency day week',
  },
  callHours: {
    title: 'Hours for calls',
    hint: 'Times by weekday, over midnight too; holidays come from a calendar (.ics) or a table.',
    words: 'quiet night evening sleep confirm time weekend weekday holiday calendar guard',
  },
  outcomeCodes: {
    title: 'Outcomes of calls',
    hint: 'One digit after a call chooses one; a follow-up or a do-not-call entry can come with it.',
    words: 'disposition wrap-up result code tag follow-up do not call',
  },
  wantsOutcomes: {
    title: 'Every call needs an outcome',
    hint: 'From when this is switched on, calls without one stand in Next up; the next call never waits for it.',
    words: 'disposition mandatory wrap-up required result',
  },
  keepsCallsDays: {
    title: 'Keep calls for',
    hint: "Older calls are removed from this computer; the server's records and your notes stay.",
    words: 'days delete history retention privacy storage',
  },
  timesWithoutOffset: {
    title: 'Times without a zone',
    hint: 'How to read times the server sends without a zone; change it if times are 8 hours off.',
    words: 'time zone timezone utc beijing china clock',
  },
  recordingHosts: {
    title: 'Recording hosts',
    hint: 'Besides the server itself, recordings may come from these hosts.',
    words: 'download domain address play',
  },
  notifies: {
    title: 'Notify me of',
    hint: 'What is switched on here shows as a notification of the desktop.',
    words: 'notifications alerts missed results problems popup',
  },
  quietNotifications: {
    title: 'Quiet hours for notifications',
    hint: 'No notifications in this time; it may go over midnight.',
    words: 'night evening sleep silent do not disturb',
  },
  doNotDisturbUntil: {
    title: 'Pause notifications',
    hint: 'No notifications for a while; the tray menu can do this too.',
    words: 'do not disturb dnd mute silent meeting',
  },
  globalShortcut: {
    title: 'Global shortcut',
    hint: 'Opens the quick dial from any program.',
    words: 'hotkey keyboard keys combination command line wayland',
  },
  callShortcut: {
    title: 'Answer and hang up',
    hint: 'From any program: answers the call that rings on your phone, or ends the one you are talking on.',
    words: 'hotkey keyboard keys pick up call incoming phone headset',
  },
  startsAtLogin: {
    title: 'Start at login',
    hint: 'The app starts when you log in to this computer.',
    words: 'autostart boot automatic launch',
  },
  startsHidden: {
    title: 'Start without a window',
    hint: 'After starting, the app is only in the tray.',
    words: 'hidden minimised minimized background tray',
  },
  areNumbersMasked: {
    title: 'Hide customer numbers',
    hint: 'Shown as 138****8000 in lists, tray and notifications.',
    words: 'mask privacy stars phone',
  },
  areNamesHidden: {
    title: 'Hide names too',
    hint: 'While numbers are hidden, names and companies of contacts are not shown beside them.',
    words: 'mask privacy contact company person',
  },
  accessLog: {
    title: 'Access log',
    hint: 'Says for 400 days who exported, saved recordings, saw a password, changed seats or loosened protections, and when; never what was in it.',
    words: 'audit protocol export history privacy verify who when',
  },
  logLevel: {
    title: 'Level of detail',
    hint: 'Full numbers, passwords and tokens are never written to the log.',
    words: 'errors warnings logging',
  },
  logFolder: {
    title: 'Log folder',
    hint: 'Opens in your file manager, to hand it to your administrator.',
    words: 'files open logging',
  },
  diagnostics: {
    title: 'Diagnostics',
    hint: 'Checks network, token, seat and desktop one by one, and says what to do.',
    words: 'problem trouble report proxy certificate test',
  },
  account: {
    title: 'Account',
    hint: 'Who you are, your server, and where the token is kept.',
    words: 'sign out logout leave agent token host',
  },
  backup: {
    title: 'Back up and restore your data',
    hint: 'Contacts, follow-ups, notes and the rest in one file that only your passphrase opens.',
    words: 'backup restore export import age encrypted move new computer vault',
  },
  keepsOwnDataDays: {
    title: 'Kept after signing out',
    hint: 'Your own data stays encrypted on this computer for so long, and comes back when you sign in again.',
    words: 'vault sign out logout encrypted keep days erase',
  },
  transfer: {
    title: 'Export and import settings',
    hint: 'The file holds no token and no password, and can go to another computer.',
    words: 'backup restore move file new computer',
  },
  about: { title: 'Version', hint: 'The version you are using.', words: 'about release update' },
};
