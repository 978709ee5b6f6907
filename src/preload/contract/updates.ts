/** Why a manifest of releases was not believed, or not had. */
export type UpdateFault =
  /** No answer, or not the file. */
  | 'unreachable'
  /** The address answered with another one, which is never followed. */
  | 'redirected'
  | 'too-large'
  /** Not in the form of a manifest, or about another product. */
  | 'malformed'
  /** Not signed by the key that the company's file pins. */
  | 'forged'
  | 'expired'
  /** Older than one that was seen before. */
  | 'replayed'
  /** Newer than that, but naming an older version. */
  | 'downgraded';

export type UpdatesState =
  /** The company names no address: nothing is ever asked. */
  | { is: 'off' }
  /** What the company's file says about updates cannot be used. */
  | { is: 'misconfigured' }
  | { is: 'waiting' }
  /** `checkedAt`: UTC epoch ms. */
  | { is: 'current'; checkedAt: number }
  /** `hasPage`: the company has given an address that tells how to get it. */
  | { is: 'newer'; checkedAt: number; version: string; hasPage: boolean }
  /** `newer`: what an earlier manifest told still holds. */
  | { is: 'failed'; checkedAt: number; why: UpdateFault; newer?: { version: string; hasPage: boolean } };

export interface UpdatesRequests {
  'updates.get': { input: undefined; output: UpdatesState };
  /** Opens the company's page in the browser. Fails with `not-found` where there is none, or no browser. */
  'updates.openPage': { input: undefined; output: null };
}

export interface UpdatesEvents {
  'updates.changed': UpdatesState;
}
