import type { ExportFormat } from '../../preload/contract/index.ts';

export const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];
export const NUMBER_CHOICES = ['masked', 'full'] as const;
type NumberChoice = (typeof NUMBER_CHOICES)[number];

/** What is chosen before the agent chooses: never the one that gives numbers away, whatever the lists show; empty: nothing yet. */
export function firstChoice(areNumbersMasked: boolean): NumberChoice | '' {
  return areNumbersMasked ? 'masked' : '';
}
