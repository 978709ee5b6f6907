/** A reader of RFC 4180 that takes nothing else: the judge of what we write, sharing no code with it. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quoted() : plain();
      record.push(cell);
      if (text[at] === ',') at++;
      else if (text.startsWith('\r\n', at)) break;
      else throw new Error(`neither comma nor CRLF at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    }
    at += 2;
    records.push(record);
  }
  return records;

  function plain(): string {
    const begin = at;
    while (at < text.length && !',"\r\n'.includes(text.charAt(at))) at++;
    return text.slice(begin, at);
  }

  function quoted(): string {
    let cell = '';
    for (at++; at < text.length; at++) {
      if (text[at] !== '"') cell += text.charAt(at);
      else if (text[at + 1] === '"') cell += text.charAt(at++);
      else return (at++, cell);
    }
    throw new Error('a quoted cell without its end');
  }
}

/** Would a spreadsheet compute this cell? Told by Unicode's own folding of full-width and small forms; an apostrophe before all makes it text. */
export function isFormula(cell: string): boolean {
  if (cell.startsWith("'")) return false;
  const bare = cell.normalize('NFKC').replace(/^[\s\p{C}"“”‘’´`']+/u, '');
  return /^[=+\-@\u2212]/.test(bare) || /^[\t\r]/.test(cell);
}
