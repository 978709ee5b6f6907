/**
 * While an input method puts a word together, every key is its own: the Enter that ends a word must not send, the arrow that picks a
 * candidate must not leave the field, the Escape that drops a syllable must not close what the agent is writing in.
 * (On Windows and Linux Chromium hides such keys; on macOS it names them.)
 */
export function leaveKeysToInputMethod(target: Window): void {
  target.addEventListener('keydown', (event) => event.isComposing && event.stopPropagation(), { capture: true });
}
