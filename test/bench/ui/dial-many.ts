import type { ProbeData } from './probe.ts';

/**
 * Runs in the page: dials again and again through the field and the button, and has main tell the whole story of each call.
 * Fails when the button does not come back.
 */
export async function dialMany({ field: selector, word, number, times }: ProbeData & { times: number }): Promise<void> {
  // A task of its own, without the pause that nested timers get.
  const settle = (): Promise<void> => scheduler.postTask(() => undefined);
  for (let dial = 0; dial < times; dial++) {
    const field = document.querySelector<HTMLInputElement>(selector);
    const button = [...document.querySelectorAll('button')].find((found) => found.textContent.includes(word));
    if (!field || !button) throw new Error('no field or no button');
    field.value = `${number.slice(0, -4)}${String(dial % 10_000).padStart(4, '0')}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    if (button.disabled) throw new Error(`the call button is off at dial ${dial}`);
    button.click();
    await settle();
    const call = {
      intentId: `intent-${dial}`,
      callee: field.value,
      callerId: { is: 'automatic' as const },
      startedAt: Date.now(),
      uuid: `dialled-${dial}`,
    };
    const { emit } = window.bench;
    emit('dialer.changed', { is: 'calling', stage: 'ringing-agent', ...call });
    await settle();
    emit('dialer.changed', { is: 'calling', stage: 'talking', ...call });
    await settle();
    const result = { result: 'answered' as const, talkSeconds: 30, totalSeconds: 45, isRecorded: true };
    emit('dialer.changed', { is: 'ended', ...result, ...call });
    emit('calls.changed', null);
    await settle();
    emit('dialer.changed', { is: 'idle' });
    await settle();
  }
}
