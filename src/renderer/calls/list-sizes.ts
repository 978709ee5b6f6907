/**
 * Fixed heights of the list in px: with them a place is a multiplication away, however many calls there are.
 * 200,000 rows of 54 px stay below the tallest element that Chromium lays out (33,554,431 device pixels) up to a scale of 3.
 */
export const ROW_HEIGHT = 54;
/** A day's title, which stays at the top while its calls pass. */
export const TITLE_HEIGHT = 36;
/** Above each day's title. */
export const DAY_GAP = 12;
/** Below the last call. */
export const LIST_END = 16;
