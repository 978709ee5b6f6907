import type { CoreMessages } from '../zh-cn/core.ts';

const notDialable: CoreMessages['notDialable'] = {
  empty: 'Type or paste a number, then press Enter',
  masked: 'Some digits are hidden, so it cannot be called',
  'not-a-number': 'Has signs that no phone number has',
  'too-short': 'The number is too short',
  'too-long': 'The number is too long',
  'needs-area-code': 'A local number: add the area code',
  foreign: 'Abroad: allow the country in Settings first',
  'odd-grouping': 'Looks like a date, an amount or a decimal, not a phone number',
  'unclear-extension': 'Is it an extension behind x or *? Write “ext 801”',
  'emergency-abroad': 'An emergency number of another country; it reaches nobody here. Call 110, 119 or 120',
  invalid: 'Not a valid number',
};

const numberKinds: CoreMessages['numberKinds'] = {
  mobile: 'Mobile',
  landline: 'Landline',
  service: 'Service line',
  'short-code': 'Short code',
  'toll-free': 'Hotline',
  premium: 'Premium rate',
  'shared-cost': 'Shared cost',
  other: 'Other number',
  extension: 'Extension',
};

const emergencies: CoreMessages['emergencies'] = {
  police: 'the police',
  fire: 'the fire brigade',
  ambulance: 'an ambulance',
  traffic: 'the traffic police',
  'red-cross': 'the Red Cross ambulance in Beijing',
  'police-messages': 'the text line of the police',
  'forest-fire': 'the forest fire service',
  'sea-rescue': 'rescue at sea',
  any: 'the international emergency number',
};

const callStates: CoreMessages['callStates'] = {
  'agent-missed': 'You did not pick up',
  'customer-missed': 'No answer',
  answered: 'Talked',
  ivr: 'Left in the menu',
  'queue-abandoned': 'Left the queue',
  'ring-missed': 'Missed',
  other: 'Other',
};

export const coreEn: CoreMessages = {
  retry: 'Try again',
  partFailed: 'This part could not be loaded.',
  notDialable,
  numberKinds,
  emergencies,
  callStates,
  number: {
    label: 'Phone number',
    placeholder: 'Number',
    willDial: (callee) => `Dials ${callee}`,
    emergency: (service) => `Emergency: ${service}`,
    withExtension: (number, extension) => `${number} ext. ${extension}`,
    sentExtension: (extension) => `extension ${extension} is sent along`,
    droppedExtension: (extension) => `enter extension ${extension} once connected`,
    cannotRead: 'The number cannot be read right now',
  },
  callerId: {
    label: 'Caller ID',
    automatic: 'Automatic',
    automaticLong: 'Automatic (company rule)',
    automaticHint: "Your company's rule decides which number the customer sees.",
    unnamed: 'No name',
    numbers: 'Numbers',
    groups: 'Number groups',
    groupsHint: 'With Automatic, a group may pick the number by its rule. A group itself cannot be chosen.',
    rules: { 'home-region': 'Region of the customer first', random: 'Random', unknown: 'Unknown rule' },
    groupLine: (rule, count) => `${rule} · ${count} ${count === 1 ? 'number' : 'numbers'}`,
    failed: 'Caller IDs cannot be read right now; calls go out as Automatic.',
    notSaved: 'The choice was not saved.',
  },
  quickDial: {
    recent: 'Recent numbers',
    empty: 'No contact or recent number matches',
    hintCall: 'Call',
    hintPick: 'Pick',
    hintHide: 'Hide',
    openMain: 'Open main window',
    signedOut: 'Sign in in the main window first.',
    inbound: 'Incoming',
    outbound: 'Outgoing',
  },
};
