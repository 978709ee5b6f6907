import { z } from 'zod';
import type { ContactDraft, ListChoice } from '../../preload/contract/index.ts';
import { numberText } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { ContactFiles } from './contact-files.ts';
import type { ContactsService } from './contacts.service.ts';
import type { ImportDesk } from './import/import-desk.ts';

const id = z.uuid();
const text = z.string().max(5_000);
const draftShape = {
  name: text,
  company: text,
  note: text,
  numbers: z.array(z.strictObject({ number: numberText, label: z.string().max(200) })).max(50),
};
const draft: z.ZodType<ContactDraft> = z.strictObject(draftShape);
const contact = z.strictObject({ ...draftShape, id, updatedAt: z.number().int() });
const listChoice: z.ZodType<ListChoice> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('new'), name: z.string().max(200) }),
  z.strictObject({ is: z.literal('existing'), id }),
]);
const choiceShape = {
  id,
  target: z.enum(['contacts', 'do-not-call', 'call-list']),
  hasHeader: z.boolean(),
  fields: z.array(z.enum(['name', 'company', 'number', 'note', 'reason', 'expires', 'column', 'ignore'])).max(60),
  list: listChoice.optional(),
};
const choice = z.strictObject(choiceShape);

/** Contacts, what is known of a number because of them, and their files. */
export function contactsRoutes(contacts: ContactsService, desk: ImportDesk, files: ContactFiles): RoutesOf<'contacts'> {
  return {
    'contacts.list': {
      from: 'both',
      gesture: 'none',
      input: z.strictObject({
        search: numberText,
        from: z.number().int().min(0).max(10_000_000),
        count: z.number().int().min(1).max(200),
      }),
      run: ({ search, from, count }) => contacts.list(search, from, count),
    },
    'contacts.get': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ id }),
      run: (input) => contacts.get(input.id),
    },
    'contacts.known': {
      from: 'both',
      gesture: 'none',
      input: z.strictObject({ numbers: z.array(numberText).max(200) }),
      run: ({ numbers }) => numbers.map((number) => contacts.known(number)),
    },
    'contacts.save': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ id: id.exactOptional(), draft, isSharing: z.boolean() }),
      run: (input) => contacts.save(input.id, input.draft, input.isSharing),
    },
    'contacts.mergeInto': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ id, draft }),
      run: (input) => contacts.mergeInto(input.id, input.draft),
    },
    'contacts.remove': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ id }),
      run: (input) => (contacts.remove(input.id), null),
    },
    'contacts.restore': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ contact }),
      run: (input) => contacts.restore(input.contact),
    },
    'contacts.chooseFile': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ target: choiceShape.target }),
      run: ({ target }) => desk.choose(target),
    },
    'contacts.planImport': { from: 'main', gesture: 'none', input: choice, run: (input) => desk.plan(input) },
    'contacts.runImport': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ ...choiceShape, onEqual: z.enum(['merge', 'skip', 'add']) }),
      run: ({ onEqual, ...input }) => desk.run(input, onEqual),
    },
    'contacts.saveOdd': { from: 'main', gesture: 'needed', input: choice, run: (input) => files.saveOdd(input) },
    'contacts.dropFile': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ id }),
      run: (input) => (desk.drop(input.id), null),
    },
    'contacts.exportFile': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ format: z.enum(['csv', 'xlsx', 'vcf']), areNumbersMasked: z.boolean() }),
      run: (input) => files.exportAll(input.format, input.areNumbersMasked),
    },
  };
}
