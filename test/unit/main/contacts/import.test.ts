import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import type { ImportDesk } from '../../../../src/main/contacts/import/import-desk.ts';
import type { ImportFile, ImportTarget } from '../../../../src/preload/contract/index.ts';
import { readVcards } from '../../../../src/main/table-files/vcard.ts';
import { contactsForTest } from './contacts-world.ts';

const CSV = '姓名,公司,手机,备注\r\n张三,"ACME, Ltd",15405710003,"第一行\n第二行"\r\n李四,,0571-88880000,\r\n';
/** 姓名,手机 and 张三,15405710003 as a Chinese spreadsheet writes them: GBK. */
const GBK = Uint8Array.from([
  ...[0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0x0d, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c],
  ...new TextEncoder().encode('15405710003\r\n'),
]);

function utf16(text: string, isBig: boolean, hasMark = true): Uint8Array {
  const bytes = Buffer.from(hasMark ? `\ufeff${text}` : text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}
async function chosen(desk: ImportDesk, target: ImportTarget = 'contacts'): Promise<ImportFile> {
  const file = await desk.choose(target);
  if (!file) throw new Error('no file was chosen');
  return file;
}
const choiceOf = ({ id, hasHeader, fields }: ImportFile) => ({ id, hasHeader, fields, target: 'contacts' as const });

describe('a file of contacts', () => {
  it.each([
    ['UTF-8', CSV, 'utf-8'],
    ['UTF-8 with a mark', `\ufeff${CSV}`, 'utf-8'],
    ['UTF-16LE', utf16(CSV, false), 'utf-16le'],
    ['UTF-16BE', utf16(CSV, true), 'utf-16be'],
    [
      'UTF-16LE without a mark',
      utf16(CSV.replace(/\p{Script=Han}/gu, 'x').replace('xx,', '姓名,'), false, false),
      'utf-16le',
    ],
    ['GBK', GBK, 'gb18030'],
    ['tabs', CSV.replaceAll('ACME, Ltd', 'ACME').replaceAll(/,(?! )/g, '\t'), 'utf-8'],
    ['semicolons', `sep=;\r\n${CSV.replaceAll('ACME, Ltd', 'ACME').replaceAll(/,(?! )/g, ';')}`, 'utf-8'],
  ])('is read in %s', async (_, bytes, encoding) => {
    const { desk, offer } = await contactsForTest();
    offer(bytes);
    const file = await desk.choose('contacts');
    expect(file).toMatchObject({ encoding, hasHeader: true });
    expect(file?.preview[0]?.[0]).toBe('姓名');
    expect(file?.fields).toContain('number');
  });

  it('is imported by its columns, with line feeds in cells', async () => {
    const { desk, offer, contacts } = await contactsForTest();
    offer(CSV);
    const file = await chosen(desk);
    expect(file.fields).toEqual(['name', 'company', 'number', 'note']);
    expect(await desk.plan(choiceOf(file))).toEqual({ good: 2, equal: 0, odd: 0, oddRows: [] });
    expect(await desk.run(choiceOf(file), 'merge')).toEqual({ added: 2, merged: 0, skipped: 0, odd: 0 });
    expect(contacts.known('15405710003')).toMatchObject({ name: '张三', company: 'ACME, Ltd' });
    expect(contacts.all().map(({ note }) => note)).toEqual(['', '第一行\n第二行']);
  });

  it('of a workbook keeps numbers that the sheet holds as figures', async () => {
    const { desk, offer, contacts } = await contactsForTest();
    const rows = [
      ['姓名', '电话1', '电话2'],
      ['张三', 15405710003, 57188880000],
    ];
    offer(await writeXlsx({ sheets: [{ name: 'a', rows }] }), 'a.xlsx');
    const file = await chosen(desk);
    await desk.run(choiceOf(file), 'merge');
    expect(contacts.all()[0]?.numbers.map(({ number }) => number)).toEqual(['15405710003', '057188880000']);
  });

  it('lists every row that it does not take, with the reason, and takes the rest', async () => {
    const { desk, offer, names } = await contactsForTest();
    const odd = ['王五,', '赵六,12', '钱七,1.54E+10', ',15405710005', `${'长'.repeat(90)},15405710006`];
    offer(`姓名,手机\n张三,15405710003\n\n${odd.join('\n')}\n李四,15405710004;0571-88880000\n`);
    const file = await chosen(desk);
    const plan = await desk.plan(choiceOf(file));
    expect(plan.oddRows.map(({ row, why }) => [row, why])).toEqual([
      [3, 'no-number'],
      [4, 'not-a-number'],
      [5, 'rounded'],
      [6, 'no-name'],
      [7, 'too-long'],
    ]);
    expect(await desk.run(choiceOf(file), 'merge')).toMatchObject({ added: 2, odd: 5 });
    expect(names()).toEqual(['李四', '张三']);
    expect((await desk.odd(choiceOf(file))).rows).toHaveLength(5);
  });

  it('counts rows with known numbers, also such within the file, and does with them what the agent says', async () => {
    const { desk, offer, contacts, names } = await contactsForTest();
    contacts.save(
      undefined,
      { name: '张三', company: '', note: '', numbers: [{ number: '15405710003', label: '' }] },
      false,
    );
    offer('姓名,手机\n张小三,+86 15405710003\n李四,15405710004\n李小四,154-0571-0004\n');
    const file = await chosen(desk);
    expect(await desk.plan(choiceOf(file))).toMatchObject({ good: 3, equal: 2 });
    expect(await desk.run(choiceOf(file), 'skip')).toMatchObject({ added: 1, skipped: 2 });
    expect(await desk.run(choiceOf(file), 'merge')).toMatchObject({ added: 0, merged: 3 });
    expect(contacts.all().map(({ note }) => note)).toEqual(['李小四', '张小三']);
    await desk.run(choiceOf(file), 'add');
    expect(names()).toHaveLength(5);
  });

  it('of 20,000 rows leaves others their turn, and is there afterwards', async () => {
    const { desk, offer, contacts } = await contactsForTest();
    const rows = Array.from({ length: 20_000 }, (_, n) => `客户${n},${15_400_000_000 + n}`);
    offer(`姓名,手机\n${rows.join('\n')}`);
    const file = await chosen(desk);
    let turns = 0;
    const ticking = setInterval(() => turns++, 1);
    const { added } = await desk.run(choiceOf(file), 'merge');
    clearInterval(ticking);
    expect(added).toBe(20_000);
    expect(turns).toBeGreaterThan(20);
    expect(contacts.known('15400019999').name).toBe('客户19999');
    expect(contacts.list('kh19999', 0, 5).total).toBe(1);
  }, 60_000);

  it.each([
    ['nothing', ''],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0, 0])],
    ['a broken workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
  ])('is refused where it holds %s', async (_, bytes) => {
    const { desk, offer } = await contactsForTest();
    offer(bytes);
    await expect(desk.choose('contacts')).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('fills the do-not-call list, with reasons and days', async () => {
    const { desk, offer, doNotCall } = await contactsForTest();
    offer('号码,原因,到期\n15405710003,投诉,2027-01-31\n154-0571-0004,,\n15405710005,,someday\n');
    const file = await chosen(desk, 'do-not-call');
    expect(file.fields).toEqual(['number', 'reason', 'expires']);
    const choice = { ...choiceOf(file), target: 'do-not-call' as const };
    expect(await desk.plan(choice)).toMatchObject({ good: 2, odd: 1, oddRows: [{ why: 'unreadable' }] });
    expect(await desk.run(choice, 'merge')).toMatchObject({ added: 2 });
    expect(doNotCall.of(numberKey('15405710003'))).toMatchObject({
      reason: '投诉',
      source: 'file',
      expiresAt: new Date(2027, 1, 1).getTime(),
    });
    expect(doNotCall.of(numberKey('+8615405710004'))).toBeDefined();
  });
});

describe('vCards', () => {
  it('of version 3 are unfolded and unescaped, and may have several numbers', () => {
    const text = [
      ...[
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:张;三;;;',
        'FN:张',
        ' 三',
        'ORG:ACME\\, Ltd;Sales',
        'TEL;TYPE=CELL,VOICE:154 0571 0003',
      ],
      ...[
        'item1.TEL;TYPE="work":0571-88880000',
        'NOTE:one\\ntwo\\; three',
        'PHOTO;ENCODING=b:AAAA',
        ' BBBB',
        'END:VCARD',
        '',
      ],
    ].join('\r\n');
    expect([...readVcards(text)]).toEqual([
      {
        name: '张三',
        company: 'ACME, Ltd Sales',
        note: 'one\ntwo; three',
        numbers: [
          { number: '154 0571 0003', label: 'cell' },
          { number: '0571-88880000', label: 'work' },
        ],
      },
    ]);
  });

  it('of version 4 have tel: addresses with extensions', () => {
    const text =
      'BEGIN:VCARD\nVERSION:4.0\nFN:Anna\nTEL;VALUE=uri;TYPE="voice,home":tel:+86-571-88880000;ext=8001\nEND:VCARD\n';
    expect([...readVcards(text)]).toMatchObject([
      { name: 'Anna', numbers: [{ number: '+86-571-88880000;ext=8001', label: 'home' }] },
    ]);
  });

  it('of version 2.1 are quoted-printable, in a charset of their own and over several lines', () => {
    const text =
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=D5=C5;=C8=FD;;;\r\n' +
      'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=B8=80=\r\n=E4=BA=8C\r\nTEL;CELL:15405710003\r\nEND:VCARD\r\n';
    expect([...readVcards(text)]).toEqual([
      { name: '张三', company: '', note: '一二', numbers: [{ number: '15405710003', label: 'cell' }] },
    ]);
  });

  it('of a hostile file take no longer than they are long', () => {
    const folded = `BEGIN:VCARD\nFN:x\nNOTE:${'\n a'.repeat(200_000)}\nTEL:1\nEND:VCARD`;
    const labelled = `BEGIN:VCARD\nFN:x\nTEL${';TYPE=cell'.repeat(50_000)}:1\nEND:VCARD`;
    expect([...readVcards(folded)][0]?.note).toHaveLength(200_000);
    expect([...readVcards(labelled)][0]?.numbers).toHaveLength(1);
  });

  it('are imported as a file is', async () => {
    const { desk, offer, contacts } = await contactsForTest();
    offer('BEGIN:VCARD\nFN:张三\nTEL:15405710003\nEND:VCARD\nBEGIN:VCARD\nFN:李四\nEND:VCARD\n', 'a.vcf');
    const file = await chosen(desk);
    expect(file).toMatchObject({ kind: 'vcard', rows: 2 });
    expect(await desk.plan(choiceOf(file))).toMatchObject({ good: 1, odd: 1, oddRows: [{ row: 2, why: 'no-number' }] });
    await desk.run(choiceOf(file), 'merge');
    expect(contacts.known('15405710003').name).toBe('张三');
  });
});
