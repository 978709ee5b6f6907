/** The lines of recorded traffic that could make, change or end a binding: there must be none (RFC 3261 §10.2.3). */
export function bindingLines(sent: readonly string[]): string[] {
  return sent
    .flatMap((text) => text.split(/\r\n|\r|\n/))
    .filter((line) => /^\s*(?:contact|m|expires)\s*:/i.test(line) || /[;?&]expires=/i.test(line));
}
