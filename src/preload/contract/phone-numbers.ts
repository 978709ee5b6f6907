/** Why a text is no number that can be dialled. */
export type NotDialable =
  | 'empty'
  /** `138****8000`: a masked number cannot be called. */
  | 'masked'
  /** Letters or signs that no phone number has. */
  | 'not-a-number'
  | 'too-short'
  | 'too-long'
  /** Looks like a local number; it needs an area code (or the home area code in settings). */
  | 'needs-area-code'
  /** Outside mainland China; not allowed. */
  | 'foreign'
  /** Digits set apart as a date, an amount, a decimal, a time or an address: short codes have no separators, long numbers known groups. */
  | 'odd-grouping'
  /** `95588x1`: the sign before the last digits may hide a digit or announce an extension. */
  | 'unclear-extension'
  /** 911, 000 and the like: emergency numbers of other places, which reach nobody here. */
  | 'emergency-abroad'
  | 'invalid';

export type NumberKind =
  | 'mobile'
  | 'landline'
  | 'service'
  | 'short-code'
  /** 400 and 800, and free numbers abroad. */
  | 'toll-free'
  /** Billed by what is offered on it, far above the price of a call. */
  | 'premium'
  /** Abroad: the caller pays more than for a call to a landline. */
  | 'shared-cost'
  /** Abroad: internet, personal and company-wide numbers, whose price nobody can tell. */
  | 'other'
  | 'extension';

/** Kinds whose calls cost more than those to a landline or a mobile, or may. */
export type CostlyKind = Extract<NumberKind, 'premium' | 'shared-cost' | 'other'>;

/** Who answers an emergency number. */
export type EmergencyService =
  | 'police'
  | 'fire'
  | 'ambulance'
  | 'traffic'
  | 'red-cross'
  | 'police-messages'
  | 'forest-fire'
  | 'sea-rescue'
  /** 112. */
  | 'any';

/** How main reads what was typed or pasted: exactly what would be dialled, or why nothing can be. */
export type NumberReading =
  | {
      is: 'dialable';
      /** What goes to the server, e.g. `13800138000`. */
      callee: string;
      /** Grouped for people, e.g. `138 0013 8000`. */
      display: string;
      kind: NumberKind;
      /** It is an emergency number: main asks before every call to it. */
      emergency?: EmergencyService;
      /** Home region, where one of my own records has told it (`customer_attribution`). */
      region?: string;
      /** The extension that was typed behind the number and is not sent: the agent presses it once connected. */
      droppedExtension?: string;
      /** The extension that is part of `callee`, by the setting `sendsExtension`. */
      sentExtension?: string;
    }
  | { is: 'not-dialable'; why: NotDialable };

/** A number found in a text; `callee` and `display` as in `NumberReading`. */
export interface FoundNumber {
  /** As it stands in the text. */
  text: string;
  callee: string;
  display: string;
  kind: NumberKind;
}
