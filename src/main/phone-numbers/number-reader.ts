import type { NumberReading } from '../../preload/contract/index.ts';
import { waitAtMost } from '../async/with-timeout.ts';
import { readNumber, type NumberRules } from './read-number.ts';
import { readPasted } from './read-pasted.ts';

export interface NumberReaderParts {
  rules: () => NumberRules;
  /** The home region that one of the agent's own records names. */
  regionOf: (callee: string) => Promise<string | undefined>;
  /** Somebody is about to call. */
  onDialable: () => void;
}

/** The region is not worth waiting for: without it after this time, the reading goes out. */
const REGION_MS = 60;

/** Reads what an agent typed or pasted into a number field. */
export function createNumberReader({ rules, regionOf, onDialable }: NumberReaderParts) {
  return async (text: string, isPasted: boolean): Promise<NumberReading> => {
    const reading = isPasted ? readPasted(text, rules()) : readNumber(text, rules());
    if (reading.is !== 'dialable') return reading;
    onDialable();
    const region = await waitAtMost(REGION_MS, regionOf(reading.callee));
    return region === undefined ? reading : { ...reading, region };
  };
}
