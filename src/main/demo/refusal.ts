/** A request that is answered with the documented error body: any status but 200, `{ error: { code, message } }`. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** 400: the request itself is wrong. */
export function invalid(message: string): Refusal {
  return new Refusal(400, 'InvalidArgument', message);
}

/** 400: the request is right, but not as things are now. */
export function notNow(message: string): Refusal {
  return new Refusal(400, 'FailedPrecondition', message);
}
