import { describe, expect, it } from 'vitest';
import { nextTick, ref } from 'vue';
import { hoursDraft, type Hours } from '../../../../src/renderer/settings/hours-draft.ts';

describe('the switch of hours', () => {
  it('brings the saved hours back, not those without length that were typed last', async () => {
    const saved = ref<Hours | null>({ from: '20:00', to: '07:00' });
    const { draft, switched } = hoursDraft(() => saved.value);
    draft.value.from = '07:00';
    saved.value = switched(false);
    await nextTick();
    expect(saved.value).toBeNull();
    expect(switched(true)).toEqual({ from: '20:00', to: '07:00' });
    expect(draft.value).toEqual({ from: '20:00', to: '07:00' });
  });

  it('begins with a night where nothing was ever set, and follows what is saved elsewhere', async () => {
    const saved = ref<Hours | null>(null);
    const { draft, switched } = hoursDraft(() => saved.value);
    expect(switched(true)).toEqual({ from: '21:00', to: '08:00' });
    saved.value = { from: '12:00', to: '13:00' };
    await nextTick();
    expect(draft.value).toEqual({ from: '12:00', to: '13:00' });
  });
});
