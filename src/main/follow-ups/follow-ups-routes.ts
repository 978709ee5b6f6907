import { z } from 'zod';
import { nothing, numberText } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { FollowUpsService } from './follow-ups.service.ts';

const id = z.uuid();
const time = z.number().int().min(0).max(Date.UTC(9999, 0));
const note = z.string().max(500);
const customerNumber = numberText.min(1);
const origin = z.enum(['call', 'missed', 'contact', 'list', 'number']);

export function followUpsRoutes(followUps: FollowUpsService): RoutesOf<'followUps'> {
  return {
    'followUps.list': { from: 'main', gesture: 'none', input: nothing, run: () => followUps.list() },
    'followUps.readTime': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ text: z.string().max(100) }),
      run: (input) => followUps.readTime(input.text),
    },
    'followUps.add': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ customerNumber, dueAt: time, note, origin }),
      run: (input) => followUps.add(input),
    },
    'followUps.change': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ id, dueAt: time.optional(), note: note.optional() }),
      run: (input) => followUps.change(input.id, input),
    },
    'followUps.settle': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ id, isDone: z.boolean() }),
      run: (input) => followUps.settle(input.id, input.isDone),
    },
    'followUps.exportFile': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ areNumbersMasked: z.boolean() }),
      run: (input) => followUps.exportFile(input.areNumbersMasked),
    },
  };
}
