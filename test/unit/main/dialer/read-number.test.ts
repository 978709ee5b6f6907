import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../../src/main/dialer/read-number.ts';

/** `typed`, what goes to the server, why; and where it matters the home area code, or the extension that is left out. */
type Dialable = [typed: string, callee: string, why: string, more?: { home?: string; extension?: string }];

const DIALABLE: Dialable[] = [
  // Mobiles
  ['13800138000', '13800138000', 'a mobile'],
  ['19912345678', '19912345678', 'a mobile of a young range'],
  ['16512345678', '16512345678', 'a mobile of a virtual operator'],
  ['15405710001', '15405710001', "a mobile of nobody, the demo's"],
  ['138 0013 8000', '13800138000', 'grouped by spaces'],
  ['138-0013-8000', '13800138000', 'grouped by hyphens'],
  ['138.0013.8000', '13800138000', 'grouped by dots'],
  ['138–0013—8000', '13800138000', 'grouped by dashes'],
  ['(138) 0013 8000', '13800138000', 'with brackets'],
  ['013800138000', '13800138000', 'a mobile with the 0 of old'],
  ['0138 0013 8000', '13800138000', '… grouped'],
  ['  13800138000\n', '13800138000', 'white space around'],
  ['138\t0013\t8000', '13800138000', 'tabs of a table'],
  ['138\u00a00013\u00a08000', '13800138000', 'non-breaking spaces'],
  ['138\u30000013\u30008000', '13800138000', 'full-width spaces'],
  // Country code
  ['+8613800138000', '13800138000', '+86'],
  ['+86 138 0013 8000', '13800138000', '+86, grouped'],
  ['+86-138-0013-8000', '13800138000', '+86, hyphens'],
  ['(+86) 138 0013 8000', '13800138000', '+86 in brackets'],
  ['（＋８６）13800138000', '13800138000', '… full-width'],
  ['008613800138000', '13800138000', '0086'],
  ['0086 138 0013 8000', '13800138000', '0086, grouped'],
  ['+008613800138000', '13800138000', '+0086, both at once'],
  ['8613800138000', '13800138000', '86 without a sign'],
  ['86 138-0013-8000', '13800138000', '86 without a sign, grouped'],
  ['+86013800138000', '13800138000', '+86 and the 0 of old'],
  ['+8657188888888', '057188888888', '+86 and an area code without 0'],
  ['+86 571 8888 8888', '057188888888', '… grouped'],
  ['+86 0571 88888888', '057188888888', '+86 and an area code with 0'],
  ['+86 (0)571 8888 8888', '057188888888', '+86 (0)'],
  ['0086-10-62345678', '01062345678', '0086 and Beijing'],
  ['+86 10 6234 5678', '01062345678', '+86 and Beijing'],
  ['86-571-88888888', '057188888888', '86 without a sign and an area code'],
  ['86-0571-88888888', '057188888888', '… with its 0'],
  ['861062345678', '01062345678', '86 and Beijing without separators'],
  ['+86-571-8888-8888', '057188888888', '+86, an area code and hyphens all through'],
  ['86-571-8888-8888', '057188888888', '… without a sign'],
  ['+86-10-6234-5678', '01062345678', '… Beijing'],
  ['+86 400 820 8820', '4008208820', '+86 before 400'],
  ['+8695588', '95588', '+86 before a service number'],
  // Carrier prefixes
  ['1795113800138000', '13800138000', '17951'],
  ['17951 138 0013 8000', '13800138000', '17951, apart'],
  ['17909013800138000', '13800138000', '17909 and the 0 of old'],
  ['17911013800138000', '13800138000', '17911'],
  ['01795113800138000', '13800138000', '017951'],
  ['017951 0571 88888888', '057188888888', '017951 before a landline'],
  ['1790909912345678', '09912345678', '17909 before a landline of seven digits'],
  ['1259313800138000', '13800138000', '12593'],
  ['12583113800138000', '13800138000', '125831'],
  // Full-width, invisible marks
  ['１３８００１３８０００', '13800138000', 'full-width digits'],
  ['１３８－００１３－８０００', '13800138000', 'full-width hyphens'],
  ['＋８６１３８００１３８０００', '13800138000', 'full-width plus'],
  ['\u202d13800138000\u202c', '13800138000', 'direction marks around, as contacts paste them'],
  ['138\u200b0013\u200b8000', '13800138000', 'zero-width spaces inside'],
  ['\ufeff13800138000', '13800138000', 'a byte order mark'],
  ['138\u00ad0013\u00ad8000', '13800138000', 'soft hyphens'],
  ['\u200e+86 138 0013 8000', '13800138000', 'a mark before the plus'],
  // Landlines
  ['01062345678', '01062345678', 'two digits of area: Beijing'],
  ['010-62345678', '01062345678', '… with a hyphen'],
  ['(010) 6234-5678', '01062345678', '… with brackets'],
  ['021-62345678', '02162345678', 'Shanghai'],
  ['020 8765 4321', '02087654321', 'Guangzhou'],
  ['028-87654321', '02887654321', 'Chengdu'],
  ['057188888888', '057188888888', 'three digits of area, eight of number'],
  ['0571-88888888', '057188888888', '… with a hyphen'],
  ['(0571)88888888', '057188888888', '… with brackets'],
  ['（0571）8888 8888', '057188888888', '… with full-width brackets'],
  ['0755-26543210', '075526543210', 'Shenzhen'],
  ['0991-2345678', '09912345678', 'three digits of area, seven of number'],
  ['0898-66668888', '089866668888', 'Hainan'],
  ['0571/88888888', '057188888888', 'a slash behind the area code'],
  ['057100000009', '057100000009', "a landline of nobody, the demo's"],
  // Local numbers
  ['88888888', '057188888888', 'local, eight digits', { home: '0571' }],
  ['8888 8888', '057188888888', 'local, grouped', { home: '0571' }],
  ['62345678', '01062345678', 'local in Beijing', { home: '010' }],
  ['2345678', '09912345678', 'local, seven digits', { home: '0991' }],
  ['0571-88888888', '057188888888', 'the area that is there wins', { home: '010' }],
  ['13800138000', '13800138000', 'a mobile is not local', { home: '010' }],
  ['95588', '95588', 'a service number is not local', { home: '010' }],
  // 400, 800
  ['4008208820', '4008208820', '400'],
  ['400-820-8820', '4008208820', '… grouped'],
  ['400 8208 820', '4008208820', '… grouped otherwise'],
  ['800-820-8820', '8008208820', '800'],
  // Service numbers
  ['95588', '95588', 'a bank'],
  ['955 88', '95588', '… grouped'],
  ['9558812', '9558812', 'a bank, longer'],
  ['96110', '96110', 'against fraud'],
  ['10000', '10000', 'China Telecom'],
  ['10010', '10010', 'China Unicom'],
  ['10086', '10086', 'China Mobile'],
  ['１００８６', '10086', '… full-width'],
  ['12306', '12306', 'railways'],
  ['12315', '12315', 'consumers'],
  ['12345', '12345', 'the city'],
  ['11185', '11185', 'post'],
  ['110', '110', 'police'],
  ['112', '112', 'emergency from abroad'],
  ['114', '114', 'directory'],
  ['119', '119', 'fire'],
  ['120', '120', 'ambulance'],
  ['122', '122', 'traffic police'],
  // Schemes
  ['tel:13800138000', '13800138000', 'tel:'],
  ['tel:+86-138-0013-8000', '13800138000', 'tel: with country code'],
  ['TEL://13800138000', '13800138000', 'tel:// in capitals'],
  ['Tel: 138 0013 8000', '13800138000', 'copied from a letterhead'],
  ['ＴＥＬ：１３８００１３８０００', '13800138000', '… full-width'],
  ['callto:057188888888', '057188888888', 'callto:'],
  ['sip:13800138000', '13800138000', 'sip:'],
  ['tel:10086', '10086', 'tel: with a service number'],
  // Extensions
  ['0571-88888888-8001', '057188888888', 'hyphen', { extension: '8001' }],
  ['0571-8888-8888-8001', '057188888888', 'hyphen behind hyphens', { extension: '8001' }],
  ['010-62345678-1', '01062345678', 'hyphen, one digit', { extension: '1' }],
  ['+86-10-62345678-8001', '01062345678', 'hyphen behind a country code', { extension: '8001' }],
  ['+86 571 8888 8888-801', '057188888888', '… with spaces', { extension: '801' }],
  ['400-820-8820-123', '4008208820', 'hyphen behind 400', { extension: '123' }],
  ['138-0013-8000-12', '13800138000', 'hyphen behind a mobile', { extension: '12' }],
  ['62345678-801', '01062345678', 'hyphen behind a local number', { home: '010', extension: '801' }],
  ['0571-88888888转8001', '057188888888', '转', { extension: '8001' }],
  ['0571-88888888 转 8001', '057188888888', '转 with spaces', { extension: '8001' }],
  ['057188888888轉8001', '057188888888', '轉', { extension: '8001' }],
  ['0571-88888888分机8001', '057188888888', '分机', { extension: '8001' }],
  ['4008208820转1', '4008208820', '转 behind 400', { extension: '1' }],
  ['057188888888,8001', '057188888888', 'comma', { extension: '8001' }],
  ['057188888888，8001', '057188888888', 'full-width comma', { extension: '8001' }],
  ['057188888888,,8001#', '057188888888', 'pauses and a hash', { extension: '8001' }],
  ['057188888888;ext=8001', '057188888888', ';ext=', { extension: '8001' }],
  ['tel:+86-571-88888888;ext=8001', '057188888888', ';ext= in a link', { extension: '8001' }],
  ['057188888888 ext. 8001', '057188888888', 'ext.', { extension: '8001' }],
  ['057188888888#8001', '057188888888', 'hash', { extension: '8001' }],
  ['62345678转801', '01062345678', '转 behind a local number', { home: '010', extension: '801' }],
];

const REFUSED: [typed: string, why: string, reason: string][] = [
  ['', 'empty', 'nothing'],
  ['   \n\t', 'empty', 'white space'],
  ['\u200b\u202e', 'empty', 'invisible marks only'],
  ['tel:', 'empty', 'a scheme and nothing'],
  ['138****8000', 'masked', 'masked'],
  ['138 **** 8000', 'masked', 'masked, grouped'],
  ['138＊＊＊＊8000', 'masked', 'masked, full-width'],
  ['138xxxx8000', 'masked', 'masked with x'],
  ['138XXXX8000', 'masked', 'masked with X'],
  ['138••••8000', 'masked', 'masked with bullets'],
  ['+86 138****8000', 'masked', 'masked, with country code'],
  ['0571-8888****', 'masked', 'masked at the end'],
  ['****8000', 'masked', 'masked at the start'],
  ['tel:138****8000', 'masked', 'masked in a link'],
  ['138*8000', 'not-a-number', 'one star'],
  ['138_____8000', 'not-a-number', 'underscores'],
  ['abc', 'not-a-number', 'letters'],
  ['1380013800O', 'not-a-number', 'a letter that looks like 0'],
  ['l3800138000', 'not-a-number', 'a letter that looks like 1'],
  ['张三 13800138000', 'not-a-number', 'a name in front'],
  ['13800138000 张三', 'not-a-number', 'a name behind'],
  ['<b>13800138000</b>', 'not-a-number', 'markup'],
  ['13800138000; DROP TABLE', 'not-a-number', 'code'],
  ['sip:8001@pbx.example', 'not-a-number', 'an address of another exchange'],
  ['sip:13800138000@evil.example', 'not-a-number', '… that looks like a number'],
  ['mailto:13800138000', 'not-a-number', 'another scheme'],
  ['javascript:13800138000', 'not-a-number', 'another scheme'],
  ['tel:tel:13800138000', 'not-a-number', 'a scheme twice'],
  ['++8613800138000', 'not-a-number', 'two signs'],
  ['86+13800138000', 'not-a-number', 'a sign inside'],
  ['١٣٨٠٠١٣٨٠٠٠', 'not-a-number', 'Arabic digits'],
  ['一三八', 'not-a-number', 'Chinese digits'],
  ['057188888888转', 'not-a-number', 'an extension without digits'],
  ['+', 'not-a-number', 'only a sign'],
  ['1', 'too-short', 'one digit'],
  ['138', 'too-short', 'the start of a mobile'],
  ['1380013800', 'too-short', 'a mobile without its last digit'],
  ['+86138001380', 'too-short', '… with country code'],
  ['0571', 'too-short', 'only an area code'],
  ['0571-888', 'too-short', 'the start of a landline'],
  ['400820', 'too-short', 'the start of 400'],
  ['+86', 'too-short', 'only a country code'],
  ['00', 'too-short', 'only a prefix'],
  ['9558', 'too-short', 'the start of a service number'],
  ['138001380000', 'invalid', 'a mobile with a digit too many'],
  ['13800138000 13900139000', 'too-long', 'two numbers'],
  ['13800138000\n13900139000', 'too-long', 'two lines'],
  ['1'.repeat(200), 'too-long', 'far too long'],
  ['6222021234567890123', 'too-long', 'a bank card'],
  ['330106199001011234', 'too-long', 'an identity card'],
  ['88888888', 'needs-area-code', 'local, and no home area code'],
  ['2345678', 'needs-area-code', '… of seven digits'],
  ['62345678-801', 'needs-area-code', '… with an extension'],
  ['+1 650 253 0000', 'foreign', 'the United States'],
  ['0016502530000', 'foreign', '… with 00'],
  ['+852 2345 6789', 'foreign', 'Hong Kong'],
  ['0085223456789', 'foreign', '… with 00'],
  ['+886 2 2345 6789', 'foreign', 'Taiwan'],
  ['+44 20 7946 0000', 'foreign', 'the United Kingdom'],
  ['0013800138000', 'foreign', '00 before a mobile is America'],
  ['+86 88888888', 'invalid', 'a country code and no area code'],
  ['12012345678', 'invalid', 'eleven digits that no mobile begins with'],
  ['02100000001', 'invalid', 'no exchange of Shanghai'],
  ['955881234', 'invalid', 'a service number too long'],
];

describe('a number that can be dialled', () => {
  it.each(DIALABLE)('%j goes out as %s: %s', (typed, callee, _why, more = {}) => {
    const reading = readNumber(typed, more.home);
    expect(reading).toMatchObject({ is: 'dialable', callee });
    expect('droppedExtension' in reading ? reading.droppedExtension : undefined).toBe(more.extension);
  });

  it.each([
    ['13800138000', '138 0013 8000', 'mobile'],
    ['057188888888', '0571 8888 8888', 'landline'],
    ['09912345678', '0991 234 5678', 'landline'],
    ['01062345678', '010 6234 5678', 'landline'],
    ['4008208820', '400-820-8820', 'toll-free'],
    ['95588', '95588', 'service'],
    ['12345', '12345', 'service'],
    ['110', '110', 'short-code'],
  ])('%s is shown as %s, a %s', (typed, display, kind) => {
    expect(readNumber(typed)).toMatchObject({ display, kind });
  });
});

describe('a text that is no number to dial', () => {
  it.each(REFUSED)('%j is refused as %s: %s', (typed, why) => {
    expect(readNumber(typed)).toEqual({ is: 'not-dialable', why });
  });

  it('is masked or local even with a home area code that makes no sense', () => {
    expect(readNumber('88888888', '0123')).toMatchObject({ is: 'not-dialable' });
  });
});

describe('whatever is typed', () => {
  const characters = '0123456789+-() .,;#*xX转／＋１３８０tel:sip@\u200b\u202e\n86';
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from(characters)), maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 256 }),
  );

  it('what would be dialled is 3 to 12 digits, and reads as itself', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('', '0571', '010'), (text, home) => {
        const reading = readNumber(text, home);
        if (reading.is === 'not-dialable') return;
        expect(reading.callee).toMatch(/^\d{3,12}$/);
        expect(readNumber(reading.callee, home)).toMatchObject({ is: 'dialable', callee: reading.callee });
        expect(readNumber(reading.display, home)).toMatchObject({ is: 'dialable', callee: reading.callee });
      }),
      { numRuns: 3000 },
    );
  });

  it('two hundred characters are read as quickly as ten', () => {
    for (const text of ['1'.repeat(256), '1-'.repeat(128), '('.repeat(256), '0571 '.repeat(51), ','.repeat(256)])
      expect(readNumber(text).is).toBe('not-dialable');
  });
});
