import type { AppError } from '../../src/preload/contract/index.ts';
import { Fault } from '../../src/main/fault.ts';

/** The error of a promise that must fail with a Fault; anything else it throws goes on, and going well is an error. */
export async function faultOf(action: Promise<unknown> | (() => unknown)): Promise<AppError> {
  try {
    await (typeof action === 'function' ? action() : action);
  } catch (error) {
    if (error instanceof Fault) return error.error;
    throw error;
  }
  throw new Error('expected a fault, but it went well');
}
