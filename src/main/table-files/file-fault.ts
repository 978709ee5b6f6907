import { Fault } from '../fault.ts';

export function unreadable(cause?: unknown): Fault {
  return new Fault('bad-input', { field: 'file', reason: 'file-unreadable' }, cause);
}

export function tooLarge(cause?: unknown): Fault {
  return new Fault('bad-input', { field: 'file', reason: 'file-too-large' }, cause);
}
