/** What a part offers whose field its parent may focus. */
export interface Focusable {
  focus: (options?: FocusOptions) => void;
}
