import { z } from 'zod';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { CallListsService } from './call-lists.service.ts';
import type { ListFiles } from './list-files.ts';
import { MOST_HOURS_APART, MOST_TRIES, SCRIPT_LENGTH } from './list-limits.ts';

const id = z.uuid();
const rule = z.strictObject({
  mostTries: z.number().int().min(1).max(MOST_TRIES),
  hoursApart: z.number().int().min(1).max(MOST_HOURS_APART),
});
const state = z.enum(['open', 'calling', 'reached', 'not-reached', 'skipped', 'refused']);

export function callListsRoutes(lists: CallListsService, files: ListFiles): RoutesOf<'callLists'> {
  return {
    'callLists.list': { from: 'main', gesture: 'none', input: nothing, run: () => lists.lists() },
    'callLists.change': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({
        id,
        name: z.string().max(200).exactOptional(),
        script: z.string().max(SCRIPT_LENGTH).exactOptional(),
        rule: rule.exactOptional(),
      }),
      run: ({ id: list, ...changes }) => lists.change(list, changes),
    },
    'callLists.remove': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ id }),
      run: (input) => (lists.remove(input.id), null),
    },
    'callLists.rows': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({
        list: id,
        search: z.string().max(64),
        state: state.exactOptional(),
        from: z.number().int().min(0).max(10_000_000),
        count: z.number().int().min(1).max(200),
      }),
      run: (input) => lists.rows(input),
    },
    'callLists.next': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ list: id }),
      run: ({ list }) => lists.next(list),
    },
    'callLists.upNext': { from: 'main', gesture: 'none', input: nothing, run: () => lists.upNext() },
    'callLists.card': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ entry: id }),
      run: ({ entry }) => lists.card(entry),
    },
    // Not even that an entry is done may be said by a page alone: the customer would be called no more.
    'callLists.settle': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ entry: id, state: state.exclude(['calling', 'refused']) }),
      run: (input) => lists.settle(input.entry, input.state),
    },
    'callLists.refuse': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ entry: id, reason: z.string().max(500) }),
      run: ({ entry, reason }) => lists.refuse(entry, reason),
    },
    'callLists.allow': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ entry: id }),
      run: ({ entry }) => lists.allow(entry),
    },
    'callLists.exportFile': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ list: id, format: z.enum(['csv', 'xlsx']), areNumbersMasked: z.boolean() }),
      run: ({ list, format, areNumbersMasked }) => files.exportList(list, format, areNumbersMasked),
    },
  };
}
