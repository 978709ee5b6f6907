import type { CallRecord } from '../../../preload/contract/index.ts';
import { maskNumber } from '../../log/log.ts';

type Named = Pick<CallRecord, 'customerNumber' | 'startedAt' | 'direction'>;

const DIRECTIONS: Readonly<Record<CallRecord['direction'], string>> = { outbound: 'out', inbound: 'in', unknown: '' };

/**
 * The name of a recording's file, without its ending: `2026-11-22 11.19.49 138xxxx8000 out`, by this computer's clock. Letters, digits,
 * spaces, dots and hyphens only, short, and beginning with a time: it cannot leave its folder, nor be a device on Windows.
 */
export function recordingName({ customerNumber, startedAt, direction }: Named, isMasked: boolean): string {
  const shown = isMasked ? maskNumber(customerNumber).replaceAll('*', 'x') : customerNumber;
  const number = shown.replaceAll(/[^\w-]/g, '').slice(0, 32);
  const time = startedAt === undefined ? 'unknown-time' : timeOf(startedAt);
  return [time, number || 'unknown', DIRECTIONS[direction]].filter(Boolean).join(' ');
}

/** How a recording is called in the list of those that could not be had. */
export function recordingLabel({ customerNumber, startedAt }: Named, isMasked: boolean): string {
  const number = isMasked ? maskNumber(customerNumber) : customerNumber;
  return startedAt === undefined ? number : `${timeOf(startedAt).replaceAll('.', ':')} ${number}`.trim();
}

function timeOf(epochMs: number): string {
  const at = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`;
}
