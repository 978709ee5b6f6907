/**
 * What stands in a call's note after its part from the card has become `now`. `before`: the texts that this part may have by now, as nobody knows which
 * of them was written before something crashed. The part has lines of its own, so that it is not taken for a piece of what the agent wrote around it.
 * May be done again: nothing is added twice.
 */
export function joinNotes(note: string, before: readonly string[], now: string): string {
  const lines = `\n${note}\n`;
  const standing = [now, ...before]
    .toSorted((a, b) => b.length - a.length)
    .find((text) => text !== '' && lines.includes(`\n${text}\n`));
  if (standing !== undefined)
    return lines.replace(`\n${standing}\n`, () => (now === '' ? '\n' : `\n${now}\n`)).slice(1, -1);
  if (now === '') return note;
  return note === '' ? now : `${note}\n${now}`;
}
