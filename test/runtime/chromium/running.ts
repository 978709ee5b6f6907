import { locale } from '../command-line.ts';
import { launchChromium } from './launch.ts';

/** Started as early as can be: it comes up while the app's main bundle loads. */
export const chromium = launchChromium(locale);
