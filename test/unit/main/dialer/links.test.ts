import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINK_SCHEMES, linkInArguments, numberInLink, refusedInArguments } from '../../../../src/main/dialer/links.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import { randomSeed } from '../../../stress/kit/seed.ts';
import { anyArguments, anyLink } from '../../../support/hostile-links.ts';

/** A link, what `readNumber` makes of the number in it, why. */
const LINKS: [link: string, callee: string, reason: string][] = [
  ['tel:13800138000', '13800138000', 'a local number, as most pages write it'],
  ['tel:+8613800138000', '13800138000', 'a global number'],
  ['tel:+86-138-0013-8000', '13800138000', 'hyphens'],
  ['tel:+86.571.8888.8888', '057188888888', 'dots'],
  ['tel:(0571)8888-8888', '057188888888', 'brackets'],
  ['TEL:+86-10-0000-0001', '01000000001', 'capitals'],
  ['tel:0571-88888888;ext=8001', '057188888888-8001', 'an extension'],
  ['tel:0571-88888888;EXT=80-01', '057188888888-8001', '… in capitals with a separator'],
  ['tel:4008208820,1', '4008208820-1', 'a pause, as phones write it'],
  ['tel:4008208820,,1', '4008208820-1', 'two pauses'],
  ['tel:0571-88888888;isub=1;foo=bar;baz', '057188888888', 'parameters that say nothing to us'],
  ['tel:88888888;phone-context=+86571', '057188888888', 'a context of an area'],
  ['tel:8888-8888;phone-context=+86-571', '057188888888', '… with separators'],
  ['tel:88888888;phone-context=0571', '057188888888', '… as people write it'],
  ['tel:62345678;phone-context=+8610;ext=9', '01062345678-9', '… and an extension'],
  ['tel:88888888,12;phone-context=+8610', '01088888888-12', '… and one behind a pause'],
  ['tel:13800138000;phone-context=+86571', '13800138000', 'a mobile is not local'],
  ['tel:10086;phone-context=+86', '10086', 'a context of the country'],
  ['tel:10086;phone-context=example.com', '10086', 'a domain says nothing to us'],
  ['tel:+8613800138000;phone-context=+1', '13800138000', 'a global number needs no context'],
  ['tel:%2B8613800138000', '13800138000', 'an escaped plus'],
  ['tel:138%200013%208000', '13800138000', 'escaped spaces'],
  ['tel:138 0013 8000', '13800138000', 'spaces'],
  ['tel:%E2%80%AD13800138000%E2%80%AC', '13800138000', 'direction marks of a contact'],
  ['tel:%EF%BC%91%EF%BC%93800138000', '13800138000', 'full-width digits'],
  ['tel://13800138000', '13800138000', 'as a web address'],
  ['tel://13800138000/', '13800138000', '… that a browser has completed'],
  ['tel:13800138000?call', '13800138000', 'a query'],
  [' tel:13800138000 ', '13800138000', 'spaces around'],
  ['callto:13800138000', '13800138000', 'callto'],
  ['callto://+8613800138000', '13800138000', 'callto as Windows programs write it'],
  ['callto:tel:+8613800138000', '13800138000', 'callto as Office writes it'],
  ['sip:13800138000@pbx.example', '13800138000', 'SIP'],
  ['sip:+86-138-0013-8000@pbx.example:5060', '13800138000', 'SIP with a port'],
  ['sips:13800138000@[2001:db8::1]:5061;transport=tls', '13800138000', 'SIPS at an address'],
  ['sip:13800138000:secret@pbx.example', '13800138000', 'a password in the link is thrown away'],
  ['sip:+86-571-88888888;ext=8001@pbx.example;user=phone', '057188888888-8001', 'a tel subscriber as user part'],
  ['sip:110@pbx.example;user=phone', '110', 'a number, it says'],
  ['sip:13800138000', '13800138000', 'without a host'],
  ['sip:13800138000@pbx.example?Subject=x', '13800138000', 'headers'],
];

const NONE: [link: string, reason: string][] = [
  ['', 'nothing'],
  ['tel:', 'no number'],
  ['tel:+', 'a sign alone'],
  ['tel:;ext=1', 'an extension alone'],
  ['13800138000', 'no scheme'],
  ['tel', 'a word'],
  ['xtel:13800138000', 'another scheme'],
  ['see tel:13800138000', 'a link in a sentence'],
  ['http://a/?tel:13800138000', 'a link in a link'],
  ['--open=tel:13800138000', 'a link in a switch'],
  ['C:\\tel:13800138000', 'a path'],
  ['tel:abc', 'letters'],
  ['tel:1-800-FLOWERS', 'letters for digits (RFC 3966 §5.1.2)'],
  ['tel:138xxxx8000', 'letters for masked digits'],
  ['tel:tel:13800138000', 'a scheme twice'],
  ['tel:13800138000 tel:13900139000', 'two links'],
  ['tel:13800138000 --inspect', 'a switch behind'],
  ['tel:13800138000;rm -rf', 'a command behind'],
  ['tel:13800138000|calc', 'a pipe'],
  ['tel:13800138000&calc', 'an ampersand'],
  ['tel:$(id)13800138000', 'a substitution'],
  ['tel:`id`', 'a substitution'],
  ['tel:13800138000"', 'a quotation mark'],
  ['tel:<13800138000>', 'angle brackets'],
  ['tel:13800138000#x', 'a fragment'],
  ['tel:13800138000%00', 'an escaped zero'],
  ['tel:13800138000%0d%0aX', 'an escaped line break'],
  ['tel:138\n00138000', 'a line break'],
  ['tel:%', 'half an escape'],
  ['tel:%ff%fe', 'no UTF-8'],
  ['tel:%252B8613800138000', 'escaped twice'],
  ['tel:13800138000%3Bext=1', 'an escaped semicolon is no parameter'],
  ['tel:13800138000;ext=1;ext=2', 'a parameter twice (RFC 3966 §3)'],
  ['tel:0571-88888888;ext=80*1', 'a masked extension'],
  ['tel:0571-88888888;ext=1234567', 'seven digits are no extension but a number'],
  ['tel:0571-88888888,1;ext=2', 'two extensions'],
  ['tel:863-1234;phone-context=+1-914-555', "another country's local number must not be read as ours"],
  ['tel:88888888;phone-context=+86*71', 'a masked area must not become the home area'],
  ['tel:88888888;phone-context=57', 'a context that is no area'],
  ['tel:++8613800138000', 'two signs'],
  ['tel:86+13800138000', 'a sign inside'],
  ['callto:alice', 'a name'],
  ['callto:callto:13800138000', 'a scheme twice'],
  ['sip:alice@pbx.example', 'a name'],
  ['sip:8001@pbx.example', "another exchange's extension"],
  ['sip:110@pbx.example', "another exchange's extension, not the police"],
  ['sip:13800138000@', 'no host'],
  ['sip:13800138000@a@b', 'two hosts'],
  ['sip:13800138000@a/b', 'no host name'],
  ['sip:@pbx.example', 'no user'],
  ['javascript:13800138000', 'a script'],
  ['file:///tel:13800138000', 'a file'],
  [`tel:${'1'.repeat(300)}`, 'too long'],
  [`tel:${' '.repeat(290)}x`, 'long and empty'],
];

describe('a link of another program', () => {
  it.each(LINKS)('%s puts %s into the field: %s', (link, callee) => {
    expect(readNumber(numberInLink(link)?.text ?? '', { sendsExtension: true, takesTestNumbers: true })).toMatchObject({
      callee,
    });
  });

  it.each(NONE)('%j is none: %s', (link) => {
    expect(numberInLink(link)).toBeUndefined();
  });

  it('says by which scheme it came', () => {
    expect(LINK_SCHEMES.map((scheme) => numberInLink(`${scheme.toUpperCase()}:13800138000`)?.scheme)).toEqual(
      LINK_SCHEMES,
    );
  });

  it('fills the field with a masked number too, so that the agent reads why nothing can be dialled', () => {
    expect(readNumber(numberInLink('tel:138****8000')?.text ?? '')).toEqual({ is: 'not-dialable', why: 'masked' });
  });
});

describe('the arguments of a second instance', () => {
  const link = 'tel:13800138000';
  it.each([
    [['app', link], true, 'one link'],
    [['app', '--allow-file-access-from-files', '--', link], true, 'behind switches'],
    [['electron', '/work/app', '--no-sandbox', link, '/tmp/file.txt'], true, 'between paths'],
    [[link], false, 'the program itself'],
    [['app'], false, 'none'],
    [[], false, 'nothing at all'],
    [['app', link, 'callto:13900139000'], false, 'two links'],
    [['app', link, link], false, 'the same link twice'],
    [['app', link, 'tel:abc'], false, 'a second link, even if it is none of a number'],
    [['app', ...Array.from({ length: 5000 }, () => '--x'), link], true, 'behind 5,000 switches'],
    [['app', ` ${link}`, 'tel:abc'], false, 'a second link behind spaces'],
    [['app', `--url=${link}`], false, 'a switch with a link in it'],
    [['app', `open ${link}`], false, 'a sentence'],
  ])('%j: %j (%s)', (argv, isOne) => {
    expect(linkInArguments(argv)?.text).toBe(isOne ? '13800138000' : undefined);
  });
});

describe('links that fill nothing', () => {
  it.each<[argv: string[], why: string | undefined, reason: string]>([
    [['app'], undefined, 'no link'],
    [['app', 'tel:13800138000'], undefined, 'a number'],
    [['app', 'tel:138****8000'], undefined, 'a masked number, which the field explains'],
    [['app', 'tel:abc'], 'unreadable', 'letters'],
    [['app', '--', 'callto:'], 'unreadable', 'nothing behind the scheme'],
    [['app', 'sip:alice@pbx.example'], 'unreadable', 'a name'],
    [['app', 'tel:13800138000', 'tel:13900139000'], 'several', 'two links'],
    [['tel:abc'], undefined, 'the program itself'],
  ])('%j: %s (%s)', (argv, why) => {
    expect(refusedInArguments(argv)).toBe(why);
  });
});

/** What may stand in the field after a link. */
const SAFE = /^\+?[\d().\-*# ,]{1,299}(?:;ext=\d{1,6})?$/;
const seed = randomSeed();

describe(`50,000 links and argument lines (FUZZ_SEED=${seed})`, () => {
  const count = { dialable: 0, filled: 0 };
  function expectSafe(found: ReturnType<typeof numberInLink>): void {
    if (!found) return;
    count.filled++;
    expect(LINK_SCHEMES).toContain(found.scheme);
    expect(found.text).toMatch(SAFE);
    const reading = readNumber(found.text, { homeAreaCode: '0571', sendsExtension: true });
    if (reading.is === 'not-dialable') return;
    count.dialable++;
    expect(reading.callee).toMatch(/^\d{2,20}(-\d{1,8})?$/);
  }

  it('25,000 links: none throws, each gives one number of safe characters or none', () => {
    fc.assert(
      fc.property(anyLink, (link) => expectSafe(numberInLink(link))),
      { numRuns: 25_000, seed },
    );
    console.log(
      `links: seed ${seed}, ${count.filled} of 25,000 filled the field, ${count.dialable} of them with a number to dial`,
    );
    expect(count.dialable).toBeGreaterThan(1000);
  });

  it('25,000 argument lines: none throws, at most one number comes of each', () => {
    fc.assert(
      fc.property(anyArguments, (argv) => {
        const found = linkInArguments(argv);
        expectSafe(found);
        const links = argv.slice(1).filter((one) => numberInLink(one) !== undefined);
        if (links.length !== 1) expect(found).toBeUndefined();
      }),
      { numRuns: 25_000, seed },
    );
  });
});
