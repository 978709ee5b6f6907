import { screen } from '@testing-library/vue';
import { expect } from 'vitest';
import type { Confirmable, Language, Objection } from '../../../../src/preload/contract/index.ts';
import { numbersInText } from '../../../../src/main/phone-numbers/numbers-in-text.ts';
import { readNumber } from '../../../../src/main/phone-numbers/read-number.ts';
import { readPasted } from '../../../../src/main/phone-numbers/read-pasted.ts';
import { useDialerStore } from '../../../../src/renderer/dialer/dialer.store.ts';
import DialView from '../../../../src/renderer/dialer/DialView.vue';
import { inputsOf, openWindow, show, type OpenWindow } from '../component-world.ts';
import { ok } from '../fake-companion.ts';
import { prepareDialer, ringing } from './dialer-world.ts';

/** Numbers of a range that reaches nobody. */
export const CUSTOMER = '15400010002';

export interface DialScreen extends OpenWindow {
  field: HTMLInputElement;
  /** Types a number and waits until it has been read. */
  enter: (number: string) => Promise<void>;
  /** What each request for a call said yes to. */
  confirmations: () => Confirmable[][];
}

/** The dial screen as an agent has it in front of them; numbers are read by main's own reader. */
export async function openDialScreen(language?: Language): Promise<DialScreen> {
  const opened = await openWindow(language);
  const { main, user, t } = opened;
  prepareDialer(main);
  main.answer('dialer.limits', () => ok({ referenceLength: 60 }));
  main.answer('dialer.read', ({ text, isPasted }) => ok(isPasted ? readPasted(text) : readNumber(text)));
  main.answer('dialer.numbersInText', ({ text }) => ok(numbersInText(text)));
  main.answer('callNotes.of', () => ok({ text: '' }));
  main.answer('outcomes.of', () => ok(null));
  main.answer('calls.customer', () => ok({ count: 0, note: { text: '', tags: [] } }));
  await useDialerStore().load();
  show(DialView);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: t.number.label });
  await user.click(field);
  return {
    ...opened,
    field,
    enter: async (number) => {
      await user.type(field, number);
      await expect.poll(() => useDialerStore().reading).toMatchObject({ is: 'read', text: number });
    },
    confirmations: () => inputsOf(main, 'dialer.dial').map(({ confirmed }) => confirmed),
  };
}

/** Main objects until the agent has said yes to each of these. */
export function objectTo({ main }: OpenWindow, objections: readonly Objection[]): void {
  main.answer('dialer.dial', ({ confirmed }) => {
    const objection = objections.find(({ reason }) => !(confirmed as string[]).includes(reason));
    return objection ? { ok: false, error: { code: 'guarded', objection } } : ok(ringing);
  });
}
