import fc from 'fast-check';

/** Links as they should be; the others are made of them. */
const GOOD = [
  'tel:13800138000',
  'tel:+86-138-0013-8000',
  'tel:(0571)8888-8888',
  'tel:0571-88888888;ext=8001',
  'tel:4008208820,,1',
  'tel:88888888;phone-context=+86571',
  'callto:13800138000',
  'callto://+8613800138000',
  'sip:13800138000@pbx.example;user=phone',
  'sips:+86-571-8888-8888@pbx.example:5061',
];
const piece = fc.constantFrom(
  'tel:',
  'TEL:',
  'callto:',
  'sip:',
  'sips:',
  '//',
  '/',
  '+',
  '+86',
  '00',
  '13800138000',
  '0571',
  '-',
  '.',
  '(',
  ')',
  ' ',
  '%20',
  '%2B',
  '%00',
  '%0a',
  '%',
  '%E2%80%AE',
  '%EF%BC%91',
  ';',
  ';ext=',
  ';phone-context=',
  '=',
  'example.com',
  '+1-914',
  '@',
  '@pbx.example',
  ':5060',
  ';user=phone',
  '?',
  '#',
  ',',
  '*',
  '"',
  "'",
  '`',
  '$(id)',
  '&&',
  '|',
  '<',
  '>',
  '\\',
  '\n',
  '\0',
  '--inspect',
  'C:\\x',
  'http://',
  'javascript:',
  '１',
  '٣',
  '\u202e',
  '\ud800',
  '1',
  '8',
  '0',
);
const built = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
const mutated = fc
  .tuple(fc.constantFrom(...GOOD), fc.nat(60), fc.nat(4), fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })))
  .map(([link, at, gone, put]) => link.slice(0, at) + put + link.slice(at + gone));
/** Anything that another program may hand over as a link: real ones, mutated ones, built from their pieces, noise. */
export const anyLink = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 4, arbitrary: built },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
  { weight: 1, arbitrary: fc.tuple(piece, fc.nat(400)).map(([one, count]) => `tel:${one.repeat(count)}`) },
);

/** The command line of a second start: links, switches and paths in any order. */
export const anyArguments = fc.array(
  fc.oneof(
    anyLink,
    fc.constantFrom('--no-sandbox', '/usr/bin/app', 'C:\\Program Files\\app.exe', '--', '', '-', '--quick-dial'),
  ),
  { maxLength: 5 },
);
