import type { Component } from 'vue';
import { guardWords } from '../i18n/use-guard-messages.ts';
import { screenWords } from '../i18n/use-messages.ts';
import { late } from '../ui/late.ts';
import { allStyles } from './all-styles.ts';
import { followedScreens } from './screen-session.ts';

/** A part of the main window that comes late, together with the words (`useMessages`), styles and stores that it may use. */
export function lateScreen<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  return late(async () => {
    const [part] = await Promise.all([load(), screenWords.load(), guardWords.load(), allStyles(), followedScreens()]);
    return part;
  });
}
