/** UTF-8 is not what Excel expects of a CSV file, unless this stands before it. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Where a spreadsheet would compute instead of showing: at a sign (=, +, -, @ and all that Unicode folds to one, as East Asian programs
 * read full-width signs alike), however many spaces, invisible marks, quotation marks and accents that stand alone come before it. A cell
 * begins with the text; in a program that splits at semicolons, or does not know line breaks within cells, behind those as well.
 */
const FORMULA = /(^|[;\n])(?=[\s\p{C}\p{Quotation_Mark}\p{Sk}]*[=+\-@−＝＋－＠﹦﹢﹣﹫⁺⁻⁼₊₋₌⩵⩶﬩])/gu;
/** Tabs and carriage returns could begin a cell of their own, other control characters end the text in some programs. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g;

/**
 * A text as it may stand in a spreadsheet: without control characters, line breaks as LF, and behind an apostrophe where it would begin
 * a formula (OWASP, "CSV Injection"). The apostrophe is seen in the cell; that is the price.
 */
export function harmless(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replaceAll('\t', ' ')
    .trim()
    .replace(FORMULA, "$1'");
}

/** One record (RFC 4180) with its CRLF. Cells are made harmless here, so that no column can forget it. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
