/** What of Electron it takes. */
export interface LinkOpener {
  /** Empty where nothing is registered for the link's scheme. */
  nameOfProgram: (link: string) => string;
  open: (link: string) => Promise<void>;
}

/**
 * Hands a link to the program that is registered for its scheme; rejects when there is none. On Linux `shell.openExternal` resolves in any case, as
 * xdg-open is not waited for, so the desktop is asked first. Not for web pages: xdg-open finds a browser that no desktop has registered, too.
 */
export async function openLink(link: string, { nameOfProgram, open }: LinkOpener): Promise<void> {
  const isWeb = /^https?:/i.test(link);
  if (!isWeb && nameOfProgram(link) === '') throw new Error('no program opens such links');
  await open(link);
}
