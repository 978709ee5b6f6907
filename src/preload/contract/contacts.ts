import type { ListChoice } from './call-lists.ts';
import type { ExportFormat } from './calls.ts';
import type { DoNotCallEntry } from './do-not-call.ts';

export interface ContactNumber {
  /** As it was written. */
  number: string;
  /** What kind it is, in the words of whoever wrote it: 手机, work; may be empty. */
  label: string;
}

/** What an agent writes of a person. One line each but `note`; never empty in all of name, company and numbers. */
export interface ContactDraft {
  name: string;
  company: string;
  note: string;
  numbers: ContactNumber[];
}

export interface Contact extends ContactDraft {
  /** A random UUID that stays. */
  id: string;
  /** UTC epoch ms. */
  updatedAt: number;
}

export interface ContactRow {
  id: string;
  name: string;
  company: string;
  /** The first one; empty where there is none. */
  number: string;
  numberCount: number;
}

/** What is known of a number besides its calls. */
export interface KnownNumber {
  contactId?: string;
  /** Empty where only the company is known. */
  name?: string;
  company?: string;
  /** It must not be called now. */
  doNotCall?: Pick<DoNotCallEntry, 'reason' | 'expiresAt'>;
}

export type ContactSaved =
  | { is: 'saved'; contact: Contact }
  /** Nothing was saved: this contact has one of the numbers already. */
  | { is: 'shared'; contact: Contact };

/** What a column of a file means; `column`: kept as it is, under its title. */
export type ImportField = 'name' | 'company' | 'number' | 'note' | 'reason' | 'expires' | 'column' | 'ignore';
export type ImportTarget = 'contacts' | 'do-not-call' | 'call-list';

/** A file that was chosen and read, and not imported yet. */
export interface ImportFile {
  id: string;
  /** Without its folder. */
  name: string;
  kind: 'table' | 'vcard';
  /** Of a text file, e.g. `utf-8`, `gb18030`. */
  encoding?: string;
  /** Rows or cards, a header among them. */
  rows: number;
  /** The first rows, cut to what a preview shows. Of cards: name, company, numbers, note. */
  preview: string[][];
  hasHeader: boolean;
  /** One for each column: what it seems to be. */
  fields: ImportField[];
}

export interface ImportChoice {
  id: string;
  target: ImportTarget;
  hasHeader: boolean;
  fields: ImportField[];
  /** For the target `call-list`. */
  list?: ListChoice | undefined;
}

/** Why a row was not taken. */
export type OddReason = 'no-number' | 'not-a-number' | 'rounded' | 'no-name' | 'too-long' | 'unreadable';

export interface OddRow {
  /** In the file, from 1; of a card, which one. */
  row: number;
  cells: string[];
  why: OddReason;
}

/** What an import would do. */
export interface ImportPlan {
  /** Rows that are fine. */
  good: number;
  /** Of those, how many have a number that stands in the target already, or in another row of the file. */
  equal: number;
  /** Of those, how many must not be called. For a call list. */
  refused?: number;
  /** Of those, how many stand in another call list, and in which. */
  elsewhere?: { rows: number; lists: string[] };
  odd: number;
  /** The first of them. */
  oddRows: OddRow[];
}

/** Rows with a number that is known already: add what they say to that contact, leave them out, or make contacts of them nevertheless. */
export type OnEqual = 'merge' | 'skip' | 'add';

export interface ImportResult {
  added: number;
  merged: number;
  skipped: number;
  odd: number;
}

export type ContactsFormat = ExportFormat | 'vcf';

export interface ContactsRequests {
  /** By name; `search` is part of a name, its pinyin or initials, a company, or a number. At most 200 from place `from` on. */
  'contacts.list': {
    input: { search: string; from: number; count: number };
    output: { total: number; rows: ContactRow[] };
  };
  /** Fails with `not-found`. */
  'contacts.get': { input: { id: string }; output: Contact };
  /** Of each number, in their order; at most 200. */
  'contacts.known': { input: { numbers: string[] }; output: KnownNumber[] };
  /** Without `id`, a new one. `isSharing`: a number that another contact has as well is meant so. */
  'contacts.save': { input: { id?: string; draft: ContactDraft; isSharing: boolean }; output: ContactSaved };
  /** Adds what `draft` says to this contact; nothing that it has is lost. */
  'contacts.mergeInto': { input: { id: string; draft: ContactDraft }; output: Contact };
  'contacts.remove': { input: { id: string }; output: null };
  /** Brings back one that was removed, as it was. */
  'contacts.restore': { input: { contact: Contact }; output: Contact };
  /** Lets the agent choose a file and reads it; null: cancelled. Fails with `bad-input` and `field: 'file'`. */
  'contacts.chooseFile': { input: { target: ImportTarget }; output: ImportFile | null };
  'contacts.planImport': { input: ImportChoice; output: ImportPlan };
  'contacts.runImport': { input: ImportChoice & { onEqual: OnEqual }; output: ImportResult };
  /** Writes the rows that were not taken into a CSV file of the agent's choice, each with the reason; null: cancelled. */
  'contacts.saveOdd': { input: ImportChoice; output: { name: string } | null };
  /** Forgets what was read of the file. */
  'contacts.dropFile': { input: { id: string }; output: null };
  /** Main lets the agent choose where; null: cancelled. */
  'contacts.exportFile': {
    input: { format: ContactsFormat; areNumbersMasked: boolean };
    output: { name: string; contacts: number } | null;
  };
}

export interface ContactsEvents {
  'contacts.changed': null;
}
