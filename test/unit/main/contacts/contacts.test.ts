import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContactFiles } from '../../../../src/main/contacts/contact-files.ts';
import { createContactNames } from '../../../../src/main/contacts/contact-names.ts';
import { cleanDraft } from '../../../../src/main/contacts/contact-text.ts';
import { soundsLike } from '../../../../src/main/contacts/name-keys.ts';
import { mergeContacts } from '../../../../src/main/contacts/merge-contacts.ts';
import { numberKey } from '../../../../src/main/phone-numbers/number-key.ts';
import { storedSettings } from '../../../../src/main/settings/settings-shape.ts';
import type { ContactDraft } from '../../../../src/preload/contract/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { contactsForTest, person } from './contacts-world.ts';

const THEIRS = '15405710003';
const OTHER = '15405710004';

const word = fc.constantFrom('', '张三', '李四', 'Anna', 'ACME');
const drafts: fc.Arbitrary<ContactDraft> = fc
  .record({
    name: word,
    company: word,
    note: fc.constantFrom('', 'a', 'b\nc', 'a\nb'),
    numbers: fc.array(
      fc.record({
        number: fc.constantFrom(THEIRS, `+86${THEIRS}`, OTHER, '057188880000', '0571 8888 0000'),
        label: fc.constantFrom('', 'work'),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(cleanDraft);

/** All that a contact says. */
function facts({ name, company, note, numbers }: ContactDraft): string[] {
  const keys = numbers.map(({ number }) => numberKey(number));
  return [...[name, company, ...note.split('\n')].filter((text) => text !== ''), ...keys];
}

describe('the names of contacts elsewhere', () => {
  it('find the customers whose calls are looked for, by name and by sound, and by no number', async () => {
    const { contacts } = await contactsForTest();
    contacts.save(undefined, { ...person('沈若琳', THEIRS, '0571 8888 0000'), company: '示例公司' }, false);
    contacts.save(undefined, person('Anna', OTHER), false);
    expect(contacts.customersNamed('srl').sort()).toEqual(['+8615405710003', '+8657188880000']);
    expect(contacts.customersNamed('示例')).toHaveLength(2);
    expect(contacts.customersNamed('0571')).toEqual([]);
    expect(contacts.titles()).toContainEqual(['+8657188880000', '沈若琳 · 示例公司']);
  });

  it('are not shown where the settings hide names, nor when nobody can be asked', async () => {
    const { contacts } = await contactsForTest();
    contacts.save(undefined, { ...person('沈若琳', THEIRS), company: '示例公司' }, false);
    const settings = storedSettings.parse({ areNumbersMasked: true, areNamesHidden: false });
    const state = { settings };
    const names = createContactNames((number) => contacts.known(number), { get: () => state });
    expect([names.nameOf(`+86${THEIRS}`), names.titleOf(THEIRS)]).toEqual(['沈若琳', '沈若琳 · 示例公司']);
    expect([names.nameOf(OTHER), names.titleOf('')]).toEqual([undefined, undefined]);
    state.settings = { ...settings, areNamesHidden: true };
    expect(names.nameOf(THEIRS)).toBeUndefined();
    state.settings = { ...settings, areNamesHidden: true, areNumbersMasked: false };
    expect(names.nameOf(THEIRS)).toBe('沈若琳');
    const broken = createContactNames(
      () => {
        throw new Error('signed out');
      },
      { get: () => state },
    );
    expect(broken.titleOf(THEIRS)).toBeUndefined();
  });
});

describe('a contact', () => {
  it('with a name that can be cut in countless ways is looked for without delay', () => {
    const name = Array.from({ length: 60 }, () => 'aaa').join(' ');
    expect(soundsLike(name, `${'a'.repeat(100)}b`)).toBe(false);
    expect(soundsLike(name, 'a'.repeat(100))).toBe(true);
  });

  it.each([
    ['zs', '张三丰'],
    ['zhangsan', '张三丰'],
    ['zhangsf', '张三丰'],
    ['sanf', '张三丰'],
    ['三丰', '张三丰'],
    ['ZSF', '张三丰'],
    ['shan', '单雄信'],
    ['dxx', '单雄信'],
    ['anna m', 'Anna Maria Li'],
    ['aml', 'Anna Maria Li'],
    ['154 0571 0003', '张三丰'],
    ['+86 15405710003', '张三丰'],
    ['5710003', '张三丰'],
    ['acme', 'Bob'],
  ])('is found by %s', async (typed, name) => {
    const { contacts, names } = await contactsForTest();
    contacts.save(undefined, person('张三丰', THEIRS), false);
    contacts.save(undefined, person('单雄信', OTHER), false);
    contacts.save(undefined, person('Anna Maria Li', '057188880000'), false);
    contacts.save(undefined, { ...person('Bob', '057188880001'), company: 'ACME Ltd' }, false);
    expect(names(typed)).toEqual([name]);
  });

  it('is listed by the sound of its name, companies alone last', async () => {
    const { contacts, names } = await contactsForTest();
    for (const name of ['赵六', '安娜', 'Bob']) contacts.save(undefined, person(name), false);
    contacts.save(undefined, { ...person('', THEIRS), company: 'A Company' }, false);
    expect(names()).toEqual(['安娜', 'Bob', '赵六', 'A Company']);
  });

  it('is known by its number in every spelling, and by the main number of an extension', async () => {
    const folder = await tempFolder();
    const first = await contactsForTest(folder);
    first.contacts.save(undefined, { ...person('张三', '057188880000'), company: 'ACME' }, false);
    first.data.dispose();
    const { contacts } = await contactsForTest(folder);
    for (const number of ['0571-8888-0000', '+86 571 88880000', '057188880000-8001'])
      expect(contacts.known(number)).toMatchObject({ name: '张三', company: 'ACME' });
    expect(contacts.known(THEIRS)).toEqual({});
  });

  it('is not merged with another one silently: a number that both have is told, and the agent decides', async () => {
    const { contacts, names } = await contactsForTest();
    const saved = contacts.save(undefined, person('张三', THEIRS), false);
    const again = contacts.save(undefined, person('李四', `+86 ${THEIRS}`), false);
    expect(again).toMatchObject({ is: 'shared', contact: { name: '张三' } });
    expect(names()).toEqual(['张三']);
    contacts.mergeInto(saved.contact.id, person('李四', OTHER));
    expect(contacts.get(saved.contact.id)).toMatchObject({
      name: '张三',
      note: '李四',
      numbers: [{ number: THEIRS }, { number: OTHER }],
    });
    expect(contacts.save(undefined, person('李四', THEIRS), true).is).toBe('saved');
  });

  it('is removed, comes back by undo, and takes what a file says as plain text', async () => {
    const { contacts, names, data } = await contactsForTest();
    const { contact } = contacts.save(undefined, person('\u202e张\n三\u0007', THEIRS, `+86${THEIRS}`), false);
    expect(contact).toMatchObject({ name: '张 三', numbers: [{ number: THEIRS }] });
    contacts.remove(contact.id);
    expect([names(), data.all('SELECT id FROM removed')]).toEqual([[], [{ id: contact.id }]]);
    contacts.restore(contact);
    expect([names(), data.all('SELECT id FROM removed')]).toEqual([['张 三'], []]);
    expect(() => contacts.save(undefined, person('  '), false)).toThrow('bad-input');
  });

  it('goes when its customer is forgotten', async () => {
    const { contacts, names, data } = await contactsForTest();
    contacts.save(undefined, person('张三', THEIRS, OTHER), false);
    contacts.save(undefined, person('李四', '057188880000'), false);
    data.forgetCustomer(`+86${OTHER}`);
    expect(names()).toEqual(['李四']);
    expect(contacts.known(THEIRS)).toEqual({});
  });
});

describe('merging', () => {
  it('loses nothing of two contacts, says nothing twice, and done again changes nothing', () => {
    fc.assert(
      fc.property(drafts, drafts, (a, b) => {
        const merged = mergeContacts(a, b);
        expect(facts(merged)).toEqual(expect.arrayContaining([...facts(a), ...facts(b)]));
        const keys = merged.numbers.map(({ number }) => numberKey(number));
        expect(new Set(keys).size).toBe(keys.length);
        expect(mergeContacts(merged, b)).toEqual(merged);
        expect(mergeContacts(merged, a)).toEqual(merged);
      }),
    );
  });

  it('of a file into the contacts loses no fact, and the same file again adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drafts, { maxLength: 6 }), fc.array(drafts, { maxLength: 6 }), async (mine, file) => {
        const { contacts, data } = await contactsForTest();
        contacts.take(mine, 'add');
        contacts.take(file, 'merge');
        const once = contacts.all();
        const said = once.flatMap(facts);
        expect(said).toEqual(expect.arrayContaining([...mine, ...file].flatMap(facts)));
        expect(contacts.take(file, 'merge').every((taken) => taken === 'merged')).toBe(true);
        expect(contacts.all()).toEqual(once);
        data.dispose();
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('of thousands who share a number looks at few of them for each row, also the second time', async () => {
    /** How often merging looked at a row, for each row: while the file is new, and when it comes again. */
    async function looksARow(count: number): Promise<[number, number]> {
      const { contacts } = await contactsForTest();
      let looks = 0;
      const rows = Array.from({ length: count }, (_, n) => ({
        ...person(`Person ${n}`, THEIRS),
        get note() {
          looks++;
          return 'x'.repeat(900) + String(n);
        },
      }));
      const taken = contacts.take(rows, 'merge');
      expect(taken.filter((one) => one === 'added').length).toBeGreaterThan(count / 3);
      const first = looks;
      expect(new Set(contacts.take(rows, 'merge'))).toEqual(new Set(['merged']));
      return [first / count, (looks - first) / count];
    }
    const [few, many] = [await looksARow(250), await looksARow(1_000)];
    for (const looks of [...few, ...many]) expect(looks).toBeLessThan(30);
  });

  it('that would not fit makes a contact of its own, once', async () => {
    const { contacts } = await contactsForTest();
    const long = (letter: string) => ({ ...person('张三', THEIRS), note: letter.repeat(1_500) });
    contacts.take([long('a')], 'merge');
    expect([contacts.take([long('b')], 'merge'), contacts.take([long('b')], 'merge')]).toEqual([['added'], ['merged']]);
  });
});

describe('contacts exported with masked numbers', () => {
  it.each(['csv', 'vcf'] as const)('do not tell them in names and notes either (%s)', async (format) => {
    const { contacts } = await contactsForTest();
    contacts.save(undefined, { ...person(`Zhang ${THEIRS}`, THEIRS), note: 'call 154-0571-0003 at 5' }, false);
    const path = join(await tempFolder(), `contacts.${format}`);
    const files = new ContactFiles({
      contacts,
      desk: undefined as never,
      files: { newFile: () => Promise.resolve(path) },
      language: () => 'en',
      recordAccess: () => undefined,
    });
    await files.exportAll(format, true);
    const masked = readFileSync(path, 'utf8');
    expect(masked).not.toContain(THEIRS);
    expect(masked).not.toContain('0571-0003');
    await files.exportAll(format, false);
    expect(readFileSync(path, 'utf8')).toContain('154-0571-0003');
  });
});
