import type { Messages } from '../i18n/zh-cn.ts';
import { HELP_TOPICS, type HelpText, type HelpTopic } from './topics.ts';

export interface HelpFact {
  name: string;
  text: string;
}

/** A topic as it is shown: paragraphs, steps, and facts under a heading of their own where there is one. */
export interface HelpContent extends Pick<HelpText, 'title' | 'words' | 'text' | 'steps'> {
  topic: HelpTopic;
  facts: { title?: string; facts: HelpFact[] }[];
}

/** The states with the very words that the app uses for them; the help only says what they mean. */
function stateFacts(t: Messages, help: Messages['help']): HelpContent['facts'] {
  const names = {
    asking: t.dial.asking,
    ringing: t.dial.ringing,
    talking: t.dial.talking,
    unknown: t.dial.unknown,
    noRecord: t.dial.noRecord,
    noEnd: t.dial.noEnd,
    failed: t.dial.failed,
  };
  const stages = Object.keys(names) as (keyof typeof names)[];
  const states = Object.keys(help.states) as (keyof typeof help.states)[];
  return [
    { title: help.stagesTitle, facts: stages.map((stage) => ({ name: names[stage], text: help.stages[stage] })) },
    {
      title: help.statesTitle,
      facts: states.map((state) => ({ name: t.callStates[state], text: help.states[state] })),
    },
  ];
}

/** All topics in their order. `folder` is the data folder, as people of this system write it. */
export function helpContents(t: Messages, help: Messages['help'], folder: string): HelpContent[] {
  return HELP_TOPICS.map((topic) => {
    const { title, words, text, steps, facts } = help.topics[topic];
    const own = facts.length > 0 ? [{ facts }] : [];
    if (topic === 'call-states') return { topic, title, words, text, steps, facts: stateFacts(t, help) };
    const where = { facts: [{ name: help.folder, text: folder }] };
    return { topic, title, words, text, steps, facts: topic === 'stored' ? [where, ...own] : own };
  });
}
