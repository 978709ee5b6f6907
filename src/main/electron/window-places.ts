import { z } from 'zod';
import type { JsonFile } from '../files/json-file.ts';
import { arrangementOf, fitPlace, type DisplayArea, type Rectangle, type Size } from './window-place.ts';

const ARRANGEMENTS_KEPT = 8;
const PAUSE_MS = 500;

const side = z.number().int().min(1).max(100_000);
const coordinate = z.number().int().min(-100_000).max(100_000);
const place = z.object({
  arrangement: z.string().max(1_000),
  x: coordinate,
  y: coordinate,
  width: side,
  height: side,
  isMaximized: z.boolean(),
});

/** Where the main window stood on each arrangement of displays, the latest last. */
export const storedPlaces = z.object({ main: z.array(place).max(ARRANGEMENTS_KEPT).catch([]) });
export type StoredPlaces = z.infer<typeof storedPlaces>;

export interface PlacesParts {
  file: Pick<JsonFile<StoredPlaces>, 'load' | 'save'>;
  displays: () => readonly DisplayArea[];
}

/** Remembers the main window's place per arrangement of displays: at the desk it stands elsewhere than on the road. */
export class WindowPlaces {
  readonly #parts: PlacesParts;
  #places: StoredPlaces['main'] = [];
  #saving: NodeJS.Timeout | undefined;

  constructor(parts: PlacesParts) {
    this.#parts = parts;
  }

  async load(): Promise<void> {
    this.#places = (await this.#parts.file.load()).value.main;
  }

  /** Where it goes now; undefined before it has stood anywhere. An arrangement that is new gets the latest place, as far as it fits. */
  find(least: Size): (Rectangle & { isMaximized: boolean }) | undefined {
    const displays = this.#parts.displays();
    const known = this.#places.find(({ arrangement }) => arrangement === arrangementOf(displays));
    const found = known ?? this.#places.at(-1);
    return found && { ...fitPlace(found, displays, least), isMaximized: found.isMaximized };
  }

  /** `rectangle` is that of the window when it is not maximised. Comes often while it is dragged, and is written once. */
  keep({ x, y, width, height }: Rectangle, isMaximized: boolean): void {
    const arrangement = arrangementOf(this.#parts.displays());
    const others = this.#places.filter((other) => other.arrangement !== arrangement);
    this.#places = [...others, { arrangement, x, y, width, height, isMaximized }].slice(-ARRANGEMENTS_KEPT);
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => void this.flush(), PAUSE_MS).unref();
  }

  /** Writes what is not written yet. Never fails: where the disk is full the window opens at its old place. */
  async flush(): Promise<void> {
    if (!this.#saving) return;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    await this.#parts.file.save({ main: this.#places }).catch(() => undefined);
  }
}
