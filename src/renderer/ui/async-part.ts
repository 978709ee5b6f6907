import { defineAsyncComponent, type Component } from 'vue';
import PartFailed from './PartFailed.vue';

/** A heavy part that is loaded when it is first shown. If its file cannot be read, a notice in its place offers to load the window again. */
export function asyncPart<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  return defineAsyncComponent<Part>({ loader: load, errorComponent: PartFailed });
}
