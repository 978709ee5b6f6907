import type { ContactsFormat, Language, OddReason } from '../../preload/contract/index.ts';

interface ContactFileWords {
  contacts: string;
  odd: string;
  kinds: Record<ContactsFormat, string>;
  name: string;
  company: string;
  number: (place: number) => string;
  note: string;
  problem: string;
  why: Record<OddReason, string>;
}

/** In the files of contacts that the app writes, and in the dialogs that ask where to. */
export const CONTACT_FILE_WORDS: Readonly<Record<Language, ContactFileWords>> = {
  'zh-CN': {
    contacts: '联系人',
    odd: '未导入的行',
    kinds: { csv: 'CSV 表格', xlsx: 'Excel 工作簿', vcf: 'vCard 名片' },
    name: '姓名',
    company: '公司',
    number: (place) => `电话${place}`,
    note: '备注',
    problem: '问题',
    why: {
      'no-number': '没有号码',
      'not-a-number': '号码无法拨打',
      rounded: '号码被表格改成了科学计数',
      'no-name': '没有姓名和公司',
      'too-long': '内容太长',
      unreadable: '日期看不懂',
    },
  },
  en: {
    contacts: 'Contacts',
    odd: 'Rows not imported',
    kinds: { csv: 'CSV table', xlsx: 'Excel workbook', vcf: 'vCard' },
    name: 'Name',
    company: 'Company',
    number: (place) => `Phone ${place}`,
    note: 'Note',
    problem: 'Problem',
    why: {
      'no-number': 'no number',
      'not-a-number': 'the number cannot be called',
      rounded: 'a spreadsheet has rounded the number',
      'no-name': 'neither name nor company',
      'too-long': 'too long',
      unreadable: 'the date cannot be read',
    },
  },
};
