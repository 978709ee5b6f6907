import type { Component } from 'vue';
import { late } from '../ui/late.ts';
import { allStyles } from './all-styles.ts';
import { followedScreens } from './screen-session.ts';

/** A part of the main window that comes late, together with the styles and stores that it may use. */
export function lateScreen<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  return late(async () => {
    const [part] = await Promise.all([load(), allStyles(), followedScreens()]);
    return part;
  });
}
