import { z } from 'zod';
import type { FoundNumber, NumberReading } from '../../preload/contract/index.ts';
import { REFERENCE_LENGTH } from '../calls/user-data.ts';
import { callerId, nothing, numberText } from '../ipc/inputs.ts';
import type { RoutesOf } from '../ipc/router.ts';
import type { DialerService } from './dialer.service.ts';

const confirmed = z.array(z.enum(['emergency', 'costly', 'repeat', 'same-customer', 'quiet-hours'])).max(5);
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
      input: z.strictObject({ text: numberText, isPasted: z.boolean().exactOptional() }),
      run: (input) => readNumber(input.text, input.isPasted ?? false),
    },
    'dialer.dial': {
      input: z.strictObject({
        text: numberText,
        callerId,
        reference: z.string().max(REFERENCE_LENGTH),
        confirmed,
      }),
      run: (input) => dialer.dial(input),
    },
    'dialer.state': { input: nothing, run: () => dialer.state() },
    'dialer.dismiss': { input: nothing, run: () => dialer.dismiss() },
    'dialer.unresolved': { input: nothing, run: () => dialer.unresolved() },
    'dialer.dismissUnresolved': {
      input: z.strictObject({ intentId: z.ulid() }),
      run: (input) => dialer.dismissUnresolved(input.intentId),
    },
    'dialer.numbersInClipboard': { input: nothing, run: async () => findNumbers(await pasteText()) },
    'dialer.numbersInText': { input: z.strictObject({ text: looseText }), run: (input) => findNumbers(input.text) },
    'dialer.renewJournal': { input: nothing, run: () => (dialer.renewJournal(), null) },
    'dialer.limits': { input: nothing, run: () => ({ referenceLength: REFERENCE_LENGTH }) },
  };
}
