/** The topics of the help, in their order. The ids are anchors: screens link to them with `HelpLink`. */
export const HELP_TOPICS = [
  'sign-in',
  'phone-rings-first',
  'call-states',
  'maybe-placed',
  'phone',
  'working-day',
  'who-sees-what',
  'stored',
  'cannot-do',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

/** A topic: paragraphs, then steps in their order, then single facts. `words` are for the search only. */
export interface HelpText {
  title: string;
  words: string;
  text: string[];
  steps: string[];
  facts: { name: string; text: string }[];
}
