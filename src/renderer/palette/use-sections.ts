import { computed, type ComputedRef } from 'vue';
import { useDetailStore } from '../calls/detail.store.ts';
import { useFilterStore } from '../calls/filter.store.ts';
import { useSectionStore } from '../calls/section.store.ts';
import { useKnownStore } from '../contacts/known.store.ts';
import { useDialerStore } from '../dialer/dialer.store.ts';
import { useFormats } from '../i18n/formats.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useCallerIdsStore } from '../caller-ids/caller-ids.store.ts';
import { useSettingsStore } from '../settings/settings.store.ts';
import { RAIL, SCREENS, useShellStore } from '../shell/shell.store.ts';
import { useSupervisorStore } from '../supervisor/supervisor.store.ts';
import { callCommands, contactCommands, dialCommands, type FoundActs, type FoundContext } from './found-commands.ts';
import { usePaletteStore } from './palette.store.ts';
import { allCommands } from './all-commands.ts';
import { sectionsFor, type PaletteSection } from './sections.ts';
import { useActs } from './use-acts.ts';

function useFoundActs(): FoundActs {
  const [dialer, detail, filters] = [useDialerStore(), useDetailStore(), useFilterStore()];
  const [sections, shell] = [useSectionStore(), useShellStore()];

  function showCalls(): void {
    sections.section = 'all';
    shell.go('calls');
  }
  return {
    fill: (text) => {
      dialer.fillFrom('window', text);
      shell.go('dial');
    },
    openCall: (uuid) => {
      showCalls();
      void detail.open(uuid);
    },
    searchCalls: (text) => {
      detail.close();
      filters.reset();
      filters.searchFor(text);
      showCalls();
    },
  };
}

/** What the palette shows for what is typed, kept up to date. */
export function useSections(): ComputedRef<PaletteSection[]> {
  const [t, formats] = [useMessages(), useFormats()];
  const [palette, settings, numbers] = [usePaletteStore(), useSettingsStore(), useCallerIdsStore()];
  const known = useKnownStore();
  const [supervisor, acts, foundActs] = [useSupervisorStore(), useActs(), useFoundActs()];

  const commands = computed(() =>
    allCommands({
      t: t.value,
      words: t.value.commands,
      help: t.value.help,
      screens: SCREENS,
      rail: RAIL,
      acts,
      settings: settings.settings,
      numbers: numbers.numbers,
      callerId: numbers.callerId,
      isSupervisorOpen: supervisor.until !== undefined,
      now: Date.now(),
    }),
  );
  const context = computed<FoundContext>(() => ({
    t: t.value,
    words: t.value.commands,
    formats: formats.value,
    acts: foundActs,
    areNumbersMasked: settings.areNumbersMasked,
    areNamesHidden: known.areNamesHidden,
    nameOf: (number) => known.nameOf(number),
  }));
  return computed(() => {
    const calls = palette.found.is === 'ready' ? palette.found.calls : [];
    const made = {
      commands: commands.value,
      dial: dialCommands(context.value, palette.text, palette.reading),
      contacts: contactCommands(context.value, palette.people),
      calls: callCommands(context.value, palette.text, calls),
    };
    return sectionsFor(palette.text, made, palette.recent, t.value.commands);
  });
}
