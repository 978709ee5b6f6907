import { z } from 'zod';
import { nothing } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { CallNotesService } from './call-notes.service.ts';

const intentId = z.ulid();

export function callNotesRoutes(notes: CallNotesService): RoutesOf<'callNotes'> {
  return {
    'callNotes.of': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ intentId }),
      run: (input) => notes.of(input.intentId),
    },
    'callNotes.write': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ intentId, text: z.string().max(1_000) }),
      run: (input) => notes.write(input.intentId, input.text),
    },
    'callNotes.waiting': { from: 'main', gesture: 'none', input: nothing, run: () => notes.waiting() },
    'callNotes.settle': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ intentId, to: z.enum(['number', 'nowhere']) }),
      run: (input) => notes.settle(input.intentId, input.to),
    },
  };
}
