import type { CallFigures } from '../../preload/contract/index.ts';

/** Inbound calls that somebody took: `missed` is every inbound call that nobody did. */
export function takenOf(figures: CallFigures): number {
  return Math.max(0, figures.inbound - figures.missed);
}

/** `talked` says nothing of the direction: what is not a taken inbound call was an outbound one. */
function talkedOutOf(figures: CallFigures): number {
  return Math.min(figures.outbound, Math.max(0, figures.talked - takenOf(figures)));
}

/** Talked outbound ÷ outbound, 0 to 1; undefined where nobody was called. */
export function outboundRate(figures: CallFigures): number | undefined {
  return figures.outbound > 0 ? talkedOutOf(figures) / figures.outbound : undefined;
}

/** Taken inbound ÷ inbound, 0 to 1; undefined where nobody called. */
export function inboundRate(figures: CallFigures): number | undefined {
  return figures.inbound > 0 ? takenOf(figures) / figures.inbound : undefined;
}

/** Seconds of talk a call with a talk; undefined where nobody talked. */
export function averageTalk(figures: CallFigures): number | undefined {
  return figures.talked > 0 ? figures.talkSeconds / figures.talked : undefined;
}

/** Calls of a direction we do not know can have been talked, so both directions at 0 do not suffice. */
export function isEmpty(figures: CallFigures): boolean {
  return figures.outbound + figures.inbound + figures.talked === 0;
}
