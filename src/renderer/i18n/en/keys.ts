import type { keysZhCn } from '../zh-cn/keys.ts';

export const keysEn: typeof keysZhCn = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  groups: {
    app: 'Everywhere',
    screens: 'Go to',
    dial: 'Dial',
    calls: 'List of calls',
    lists: 'Call lists',
    quick: 'Quick dial',
  },
  app: {
    palette: 'Search and commands',
    keys: 'This sheet',
    help: 'Help',
    searchCalls: 'Search calls',
    close: 'Close what lies on top',
    larger: 'Everything larger',
    smaller: 'Everything smaller',
    normal: 'Usual size',
    quit: 'Quit',
  },
  dial: { call: 'Call the number typed', outcome: 'Outcome of the call that ended (with Alt in a field)' },
  calls: {
    move: 'Previous and next call',
    page: 'A page up and down',
    ends: 'First and last call',
    open: 'Open the call',
    leave: 'Close the call',
    search: 'Search calls',
    note: 'Write a note',
  },
  lists: {
    go: 'Call, or go on to the next customer',
    call: 'Call the customer',
    next: 'Next customer',
    skip: 'Skip the customer',
    later: 'Call later',
    refuse: 'Never call again',
  },
  quick: { open: 'Open quick dial', pick: 'Pick a recent number', call: 'Call', hide: 'Hide the window' },
};
