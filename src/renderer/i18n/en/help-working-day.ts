import type { HelpText } from '../../help/topics.ts';

/** The help on follow-ups, contacts, lists and what else makes up a day. */
export const workingDayEn: HelpText = {
  title: 'The working day: whom to call next',
  words: 'follow-up callback promise contacts import lists outcome do not call backup restore',
  text: ['All of this stays on this computer, works offline and belongs to you.'],
  steps: [],
  facts: [
    {
      name: 'Next up',
      text: 'One list on the dial screen: follow-ups that are due, missed calls and, where your company wants outcomes, calls without one. It says that nothing is open only when the records are complete.',
    },
    {
      name: 'Follow-ups',
      text: 'Set one from a call, a contact, a missed call or a list. Type the time as you say it: “tomorrow 3 pm”. You are told once when it is due; it goes when the records show a talk or when you mark it done.',
    },
    {
      name: 'Contacts',
      text: 'Import them from a table or a vCard file. Names stand wherever a number is shown and are found by pinyin and initials, too. Equal numbers are asked about, never merged silently.',
    },
    {
      name: 'Lists',
      text: 'One customer at a time: one key calls, and the result fills itself in from the records. Whoever did not pick up is tried again at another hour, as the list says. The app never dials by itself.',
    },
    {
      name: 'Outcomes and notes',
      text: 'After a call, one digit says what it came to. A note can be written while the call runs and stays with its record.',
    },
    {
      name: 'Do not call',
      text: 'Checked before each call, however the number is written. Settings decide whether you are asked or stopped.',
    },
    {
      name: 'Backup',
      text: 'In Settings: one encrypted file that your passphrase opens. Restoring merges, without losing or doubling anything.',
    },
  ],
};
