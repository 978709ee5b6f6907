import { ref, watch, type Ref } from 'vue';

export interface Hours {
  from: string;
  to: string;
}

/** What the fields show; kept while the switch is off, so that turning it on again brings the same hours. */
export interface HoursDraft {
  draft: Ref<Hours>;
  /** What the switch is to save. Hours that were typed and not saved, such as those without length, do not come in by it. */
  switched: (isOn: boolean) => Hours | null;
}

export function hoursDraft(saved: () => Hours | null): HoursDraft {
  const draft = ref<Hours>({ ...(saved() ?? { from: '21:00', to: '08:00' }) });
  const takeSaved = (): void => {
    const hours = saved();
    if (hours) draft.value = { ...hours };
  };
  watch(saved, takeSaved);
  const switched = (isOn: boolean): Hours | null => {
    takeSaved();
    return isOn ? { ...draft.value } : null;
  };
  return { draft, switched };
}
