const unsent = new WeakSet<Error>();

/** Notes that this error ended a connection before it could carry a request: whoever finds it later knows that nothing was sent. */
export function markUnsent(error: Error): Error {
  unsent.add(error);
  return error;
}

/** Whether the error, or one in its chain of causes, ended a connection before it could carry a request. False proves nothing. */
export function isUnsent(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < 8 && cause instanceof Error; depth++) {
    if (unsent.has(cause)) return true;
    cause = cause.cause;
  }
  return false;
}
