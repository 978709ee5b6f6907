/** What a list may hold; what comes from files and windows is cut, or refused. */
export const SCRIPT_LENGTH = 5_000;
export const CELL_LENGTH = 500;
export const MOST_TRIES = 6;
export const MOST_HOURS_APART = 72;
