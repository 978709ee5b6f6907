import type { HelpText } from '../../help/topics.ts';
import type { helpZhCn } from '../zh-cn/help.ts';
import { keysEn } from './keys.ts';
import { workingDayEn } from './help-working-day.ts';

type Words = typeof helpZhCn;

const states: Words['states'] = {
  answered: 'The two of you talked; the length counts from when they picked up.',
  'customer-missed': 'You picked up your phone, the customer did not.',
  'agent-missed': 'Your phone rang and nobody picked it up, so the customer was not called.',
  'ring-missed': 'The customer called, your phone rang, nobody picked up. It is in the inbox of missed calls.',
  'queue-abandoned': "The customer hung up in the queue, before it was anybody's turn.",
  ivr: 'The customer stayed in the voice menu and reached nobody.',
  other: 'The server used a word that is not known here; it is shown as it came.',
};

const stages: Words['stages'] = {
  asking: 'The request is on its way to the server. It is sent once and never again.',
  ringing: 'The server has taken it and rings your phone first.',
  talking: 'The call record says that you are talking. When it ends, the record says that too.',
  unknown: 'No usable answer came back; see “Why a call may have been placed”.',
  noRecord: 'The server took the call, but no record of it turned up for a while.',
  noEnd: 'A record of the call was seen, but for two hours it did not say how the call ended.',
  failed: 'The server refused, or the request never left this computer. No customer was disturbed.',
};

const topics: Record<keyof Words['topics'], HelpText> = {
  'sign-in': {
    title: 'Signing in: address, token, who I am',
    words: 'login host server connect network proxy certificate',
    text: [
      "The server address is that of your company's call centre. The default is usually right; for a private installation your administrator knows the address.",
      'The access token is made by an administrator in the console, under Settings / Developer / APIs. It belongs to the whole company and stays valid until somebody makes a new one: then the old one ends at once, everywhere.',
      '“Who am I” lists only people who have a SIP seat. If you are not among them, ask your administrator to bind a seat to you.',
    ],
    steps: [],
    facts: [
      {
        name: 'The server cannot be reached',
        text: "Check the network and the VPN, see whether other pages open, then look at the address again. Where your company has a proxy, the app follows the system's proxy settings.",
      },
      {
        name: 'The certificate cannot be trusted',
        text: "Some companies inspect encrypted traffic with a certificate of their own, which has to be in the system's store. Ask IT; do not work around it.",
      },
      {
        name: 'The token is rejected',
        text: 'Most likely somebody has made a new one. Ask your administrator for the newest, and copy all of it.',
      },
      {
        name: 'The answer makes no sense',
        text: "It may be the address of the console's web page, or a hotel or airport network that wants you to sign in first.",
      },
    ],
  },
  'phone-rings-first': {
    title: 'Why my phone rings first',
    words: 'order flow callback sound microphone audio',
    text: [
      'Your own phone or softphone carries the sound, not this app, so it needs no microphone. The server connects you first, and then the customer.',
    ],
    steps: [
      'You press Call: the request goes to the server, once.',
      'Your phone rings: pick it up.',
      'The server calls the customer, who sees the caller ID that you have chosen.',
      'You talk. Hang up on your phone when you are done.',
    ],
    facts: [
      {
        name: 'If you do not pick up',
        text: 'The customer is not called and does not know that you tried. Call again when you are ready.',
      },
    ],
  },
  'call-states': {
    title: 'What each call state means',
    words: 'result outcome meaning status',
    text: [
      "While you dial, the app shows what is really known. In the list of calls, the result is what the server's record says.",
    ],
    steps: [],
    facts: [],
  },
  'maybe-placed': {
    title: 'Why a call “may have been placed”',
    words: 'unknown twice duplicate timeout lost answer offline',
    text: [
      'The server cannot tell a repeated request from a new call. When its answer is lost, nobody knows whether the call was placed. Sending it again might ring the customer twice, so the app never does that by itself.',
      'It then looks for the call in the records, by a mark that was sent along, at growing intervals for ten minutes, also after a restart. When it is found, you are told how it went. Not finding it does not prove that it was not placed.',
    ],
    steps: [
      'Look at your phone: if it rings, pick it up.',
      'Wait a moment for what the records say.',
      'If you call the same number again within ten minutes, you are asked once more before it is placed.',
    ],
    facts: [],
  },
  phone: {
    title: 'Getting my phone registered',
    words: 'register softphone sip extension linphone microsip baresip password not registered',
    text: [
      "Your phone has to log in to your company's SIP server before the call centre can ring it: that is called registering. Without it no call can be placed. It has nothing to do with the access token, and never signs you out.",
      'The API does not tell the address of the SIP server; your company does. Import its file, or ask your administrator and fill it in.',
    ],
    steps: [
      'Switch your phone or softphone on and see that it is online.',
      'Under My seat, import the company file or fill in the phone settings.',
      'Choose “Set my phone up” and your kind of phone: Linphone takes one click, the others are filled in by hand.',
      'Choose “Check now”. When it says registered, call again.',
    ],
    facts: [
      {
        name: 'What the check does',
        text: 'It only asks the registrar where your account is registered now. It changes nothing that your phone has registered.',
      },
      {
        name: 'Wrong password',
        text: 'Refresh your seat, then set the phone up again. After one wrong password nothing more is asked, so that the account is not locked. After a refusal it is asked again later; you can check at any time.',
      },
    ],
  },
  'working-day': workingDayEn,
  'who-sees-what': {
    title: 'Who sees what',
    words: 'privacy security token password notes administrator colleagues',
    text: [],
    steps: [],
    facts: [
      {
        name: 'Access token',
        text: 'Only the core of the app reads it, for each request; no window, file or log has it. It opens the data of the whole company, so the app always puts your own seat on a request and takes only what is yours.',
      },
      {
        name: 'SIP password',
        text: 'Fetched when you want to see or copy it. Shown for 30 seconds, cleared from the clipboard after 30 seconds, never written to disk.',
      },
      { name: 'Notes and tags', text: 'On this computer only. They are never sent, not even to your administrator.' },
      {
        name: 'Reference (filled in when dialling)',
        text: 'Goes to the server with the call and stays in its record, where whoever may read records in your company sees it.',
      },
      {
        name: 'Customer numbers',
        text: 'Their middle digits are hidden in lists, tray, notifications and log; for the first three you can change that in Settings.',
      },
      {
        name: 'Call records and recordings',
        text: 'Managed by your company in the console, as before. The app shows you your own.',
      },
      {
        name: 'Supervisor mode',
        text: 'Needs the access token once more, locks itself after 15 minutes, and never shows the passwords of others.',
      },
    ],
  },
  stored: {
    title: 'What is stored here, and how to remove it',
    words: 'data files folder disk delete clear cache log sqlite json',
    text: ["All but the token is in the app's data folder, which only your account on this computer can read:"],
    steps: [
      'Sign out in Settings: token, account, calls, notes and tags, and the dial journal are removed from this computer.',
      'Settings and log stay. To remove them too, quit the app and delete the data folder.',
      'Recordings and exports that you have saved are where you put them; delete them yourself.',
    ],
    facts: [
      {
        name: 'System keychain',
        text: 'The access token. Without a keychain it is in memory only and gone when you quit.',
      },
      {
        name: 'settings.json, windows.json, notices.json',
        text: 'Settings, places of the windows, what you have been told of already.',
      },
      { name: 'start-at-login.json', text: 'Whether the system was told to start the app at login.' },
      { name: 'phone.json', text: 'Phone settings, without a password.' },
      { name: 'account.json, caller-id.json', text: 'Server address, your id and name, the last caller ID.' },
      {
        name: 'calls',
        text: 'A copy of your calls (90 days unless Settings say otherwise), your notes and tags.',
      },
      {
        name: 'dial-journal.sqlite',
        text: 'Every call placed from here: number, time and outcome. It keeps calls from being placed twice.',
      },
      { name: 'supervisor-journal.sqlite', text: 'Changes made in supervisor mode.' },
      {
        name: 'own-data',
        text: 'Contacts, do-not-call list, follow-ups, call lists and outcomes. How long they are kept encrypted after signing out can be set.',
      },
      { name: 'logs', text: 'The log, at most 4 MB: events, error codes and hidden numbers.' },
    ],
  },
  'cannot-do': {
    title: 'What this app cannot do',
    words: 'hang up mute hold transfer status busy away button',
    text: ['The server has no request for these. A button that does nothing is worse than none, so there is none for:'],
    steps: [],
    facts: [
      {
        name: 'Hanging up, mute, hold, transfer',
        text: 'Do it on your phone. With a phone that tells of its calls (phone settings), the card has them, too, but for transfer.',
      },
      { name: 'Busy, available, signing in and out of the queue', text: 'Do it in the console.' },
      {
        name: 'Choosing a number group',
        text: "A call can name one number. With Automatic your company's rule decides and may use a group.",
      },
      {
        name: 'Knowing which numbers are mine',
        text: "The API does not say, so all of the company's are listed; the server may refuse one that you were not given.",
      },
    ],
  },
};

export const helpEn: Words = {
  title: 'Help',
  back: 'Close help',
  search: 'Find in help',
  contents: 'Contents',
  found: (count) => `${count} ${count === 1 ? 'topic' : 'topics'}`,
  none: 'Nothing found in the help',
  noneHint: 'Try another word, such as “register”, “token” or “hang up”.',
  stagesTitle: 'A call that is being placed',
  statesTitle: 'Results in the list of calls',
  stepsTitle: 'What to do',
  folder: 'Data folder',
  openLogs: 'Open the log folder',
  notOpened: 'The folder was not opened',
  stages,
  states,
  topics,
  keys: keysEn,
};
