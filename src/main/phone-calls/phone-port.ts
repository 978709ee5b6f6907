import type { PhoneAbilities, PhoneLink } from '../../preload/contract/index.ts';

/**
 * What a phone tells. `call` is the phone's own name of a call; `number` and `name` are already cleaned (`caller-text.ts`). No event can make the app
 * place a call: there is no event for it.
 */
export type PhoneEvent =
  | { is: 'incoming' | 'outgoing'; call: string; number: string; name?: string }
  /** The other side of an outgoing call rings. */
  | { is: 'ringing'; call: string }
  | { is: 'answered'; call: string; direction: 'in' | 'out'; number: string; name?: string }
  | { is: 'ended'; call: string }
  | { is: 'registration'; isRegistered: boolean };

/** What a phone can be asked to do with one of its calls. */
export type PhoneAct =
  | { is: 'answer' | 'decline' | 'hangUp'; call: string }
  | { is: 'mute' | 'hold'; call: string; isOn: boolean }
  | { is: 'dtmf'; call: string; digits: string };

export interface PhoneListener {
  event: (event: PhoneEvent) => void;
  /** While it is not `connected`, nothing is known of any call. */
  link: (link: PhoneLink) => void;
}

/** One kind of phone: an adapter is one implementation and its table of abilities. The rest of the app knows only this. */
export interface Phone {
  readonly abilities: PhoneAbilities;
  start: (listener: PhoneListener) => void;
  /** Afterwards the listener hears nothing more. */
  stop: () => void;
  /** Throws `phone-refused` when the phone did not take it. That it was done is told by an event. */
  act: (act: PhoneAct) => Promise<void>;
}

export const NO_ABILITIES: PhoneAbilities = {
  answer: false,
  decline: false,
  hangUp: false,
  mute: false,
  hold: false,
  dtmf: false,
  answersOne: false,
};
