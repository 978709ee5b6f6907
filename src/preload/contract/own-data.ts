/** How the file stands that holds what the agent alone has written: contacts, numbers not to call. */
export interface OwnDataState {
  /** A damaged file was given another name and a new one begun, at this time (UTC epoch ms); until the agent dismisses it. */
  setAsideAt?: number;
}

export interface OwnDataRequests {
  'ownData.state': { input: undefined; output: OwnDataState };
  /** The agent knows that a damaged file was set aside. */
  'ownData.dismiss': { input: undefined; output: OwnDataState };
}

export interface OwnDataEvents {
  'ownData.changed': OwnDataState;
}
