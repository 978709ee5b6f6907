import { ref, type Ref } from 'vue';

export interface TextDrop {
  /** Whether a text is held over it right now. */
  isOver: Ref<boolean>;
  listeners: Record<'dragover' | 'dragleave' | 'drop', (event: DragEvent) => void>;
}

/** Files stay refused (`refuse-drops.ts`), and fields other than the number's take text as fields do. */
function isWanted(event: DragEvent): boolean {
  const types = event.dataTransfer?.types ?? [];
  const { target } = event;
  const isOtherField = target instanceof HTMLInputElement && target.inputMode !== 'tel';
  return types.includes('text/plain') && !types.includes('Files') && !isOtherField;
}

/** Lets a text be dropped on an element: `v-on="listeners"`. */
export function useTextDrop(take: (text: string) => void): TextDrop {
  const isOver = ref(false);

  function dragover(event: DragEvent): void {
    isOver.value = isWanted(event);
    if (!isOver.value) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  }

  function dragleave(event: DragEvent): void {
    const { currentTarget, relatedTarget } = event;
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) isOver.value = false;
  }

  function drop(event: DragEvent): void {
    isOver.value = false;
    if (!isWanted(event)) return;
    event.preventDefault();
    take(event.dataTransfer?.getData('text/plain') ?? '');
  }

  return { isOver, listeners: { dragover, dragleave, drop } };
}
