import { z } from 'zod';
import type { FoundNumber, NumberReading } from '../../preload/contract/index.ts';
import { REFERENCE_LENGTH } from '../calls/user-data.ts';
import { callerId, nothing, numberText } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { DialerService } from './dialer.service.ts';

const confirmed = z
  .array(z.enum(['emergency', 'costly', 'do-not-call', 'repeat', 'same-customer', 'quiet-hours', 'holiday']))
  .max(7);
const looseText = z.string().max(100_000);

export interface DialerRoutesParts {
  dialer: DialerService;
  /** With the home region if one of the agent's own records names it. */
  readNumber: (text: string, isPasted: boolean) => Promise<NumberReading>;
  findNumbers: (text: string) => FoundNumber[];
  /** What is on the clipboard; only on the agent's explicit command. */
  pasteText: () => Promise<string>;
}

/** Reading numbers, calling them, and what became of the calls. */
export function dialerRoutes({ dialer, readNumber, findNumbers, pasteText }: DialerRoutesParts): RoutesOf<'dialer'> {
  return {
    'dialer.read': {
      from: 'both',
      gesture: 'none',
      input: z.strictObject({ text: numberText, isPasted: z.boolean().exactOptional() }),
      run: (input) => readNumber(input.text, input.isPasted ?? false),
    },
    'dialer.dial': {
      from: 'both',
      gesture: 'needed',
      input: z.strictObject({
        text: numberText,
        callerId,
        reference: z.string().max(REFERENCE_LENGTH),
        confirmed,
        entry: z.uuid().exactOptional(),
      }),
      run: (input) => dialer.dial(input),
    },
    'dialer.state': { from: 'both', gesture: 'none', input: nothing, run: () => dialer.state() },
    'dialer.dismiss': { from: 'both', gesture: 'none', input: nothing, run: () => dialer.dismiss() },
    'dialer.unresolved': { from: 'main', gesture: 'none', input: nothing, run: () => dialer.unresolved() },
    'dialer.dismissUnresolved': {
      from: 'main',
      gesture: 'needed',
      input: z.strictObject({ intentId: z.ulid() }),
      run: (input) => dialer.dismissUnresolved(input.intentId),
    },
    'dialer.numbersInClipboard': {
      from: 'main',
      gesture: 'needed',
      input: nothing,
      run: async () => findNumbers(await pasteText()),
    },
    'dialer.numbersInText': {
      from: 'main',
      gesture: 'none',
      input: z.strictObject({ text: looseText }),
      run: (input) => findNumbers(input.text),
    },
    'dialer.renewJournal': {
      from: 'main',
      gesture: 'needed',
      input: nothing,
      run: () => (dialer.renewJournal(), null),
    },
    'dialer.limits': {
      from: 'both',
      gesture: 'none',
      input: nothing,
      run: () => ({ referenceLength: REFERENCE_LENGTH }),
    },
  };
}
