import type { Command } from '../command.ts';
import type { World } from '../world.ts';

/** A company with more numbers than this does not want to see them all before it has typed anything. */
const SHOWN_AT_REST = 4;

export function callerIdCommands({ t, words, numbers, callerId, acts }: World): Command[] {
  const inUse = callerId.is === 'number' ? callerId.number : undefined;
  const each = numbers.map(({ number, name }) => ({
    id: `caller-id:${number}`,
    group: 'callerId' as const,
    title: words.callerId(name || t.callerId.unnamed),
    detail: number,
    words: words.callerIdWords,
    isOn: number === inUse,
    isQuiet: numbers.length > SHOWN_AT_REST && number !== inUse,
    run: () => acts.chooseCallerId({ is: 'number', number }),
  }));
  const automatic: Command = {
    id: 'caller-id:automatic',
    group: 'callerId',
    title: words.callerId(t.callerId.automatic),
    detail: t.callerId.automaticHint,
    words: words.callerIdWords,
    isOn: inUse === undefined,
    run: () => acts.chooseCallerId({ is: 'automatic' }),
  };
  return [automatic, ...each];
}
