import { useCallsStore } from '../calls/calls.store.ts';
import { useChoicesStore } from '../calls/choices.store.ts';
import { useFilterStore } from '../calls/filter.store.ts';
import { useHistoryStore } from '../calls/history.store.ts';
import { useNotesStore } from '../calls/notes.store.ts';
import { usePaletteStore } from '../palette/palette.store.ts';
import { usePhoneSettingsStore } from '../phone/phone-settings.store.ts';
import { useSupervisorStore } from '../supervisor/supervisor.store.ts';
import { followTrouble } from './follow-trouble.ts';

/** What `followHome` does, for the stores that only the other screens show: they come late, and ask main for how things stand by then. */
export function followScreens(): () => void {
  const followed = [useCallsStore(), useHistoryStore(), useSupervisorStore()];
  const stops = followed.map((store) => store.follow()).concat(followTrouble());
  void Promise.all([useHistoryStore().load(), useSupervisorStore().load()]);
  return () => {
    for (const stop of stops) stop();
    const kept = [useChoicesStore(), useNotesStore(), usePhoneSettingsStore(), usePaletteStore()];
    for (const store of [...followed, ...kept]) store.clear();
    useFilterStore().reset();
  };
}
