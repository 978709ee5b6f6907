/** Long enough that nobody gets a tip for crossing a button. */
const RESTS_MS = 500;
/** On the way from the button to its tip, or to the next button, whose tip then comes at once. */
const LEAVES_MS = 200;

export interface TipTiming<Owner> {
  /** The pointer is on this, or on nothing that has a tip. */
  point: (owner: Owner | undefined) => void;
  /** The pointer is on the tip. */
  stay: () => void;
  /** The keyboard is on this. */
  now: (owner: Owner) => void;
  drop: () => void;
}

/** When tips come and go. */
export function tipTiming<Owner>(show: (owner: Owner) => void, hide: () => void): TipTiming<Owner> {
  let shown: Owner | undefined;
  let pointed: Owner | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function after(ms: number, act: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  }
  function now(owner: Owner): void {
    clearTimeout(timer);
    shown = pointed = owner;
    show(owner);
  }
  function drop(): void {
    clearTimeout(timer);
    if (shown !== undefined) hide();
    shown = undefined;
  }

  function point(owner: Owner | undefined): void {
    if (owner === pointed) return;
    pointed = owner;
    if (owner === undefined) after(LEAVES_MS, drop);
    else if (shown === undefined) after(RESTS_MS, () => now(owner));
    else if (shown !== owner) now(owner);
    else clearTimeout(timer);
  }
  function stay(): void {
    clearTimeout(timer);
    pointed = shown;
  }

  return { point, stay, now, drop };
}
