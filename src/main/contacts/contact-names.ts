import type { KnownNumber, SettingsState } from '../../preload/contract/index.ts';

/** What may be shown of a number's contact; undefined: there is none, names are hidden, or the contacts cannot be read. Never throws. */
export interface ContactNames {
  /** The name, or the company where there is no name. */
  nameOf(number: string): string | undefined;
  /** Name and company in one line. */
  titleOf(number: string): string | undefined;
}

export function createContactNames(
  known: (number: string) => KnownNumber,
  settings: { get: () => Pick<SettingsState, 'settings'> },
): ContactNames {
  const partsOf = (number: string): string[] => {
    const { areNumbersMasked, areNamesHidden } = settings.get().settings;
    if (number === '' || (areNumbersMasked && areNamesHidden)) return [];
    try {
      const { name, company } = known(number);
      return [name ?? '', company ?? ''].filter((part) => part !== '');
    } catch {
      return []; // nobody is signed in, or the file cannot be read: the contacts screen says so
    }
  };
  return {
    nameOf: (number) => partsOf(number)[0],
    titleOf: (number) => partsOf(number).join(' · ') || undefined,
  };
}
