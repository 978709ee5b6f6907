import { ref, shallowReactive, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { AppError, Result } from '../preload/contract/index.ts';
import { questions } from './loadable.ts';

const PAGE = 100;

export interface PagedRows<Row> {
  /** undefined: not known yet. */
  total: Ref<number | undefined>;
  failure: ShallowRef<AppError | undefined>;
  pages: Map<number, readonly Row[]>;
  /** Anew; what is in view stays until its answer is there. */
  load: () => Promise<void>;
  rowAt: (place: number) => Row | undefined;
  /** Reads the pages of these places, where they are not there yet. */
  show: (first: number, last: number) => void;
}

/** The rows of a long list, asked for a page at a time while somebody scrolls. Call it in a store's setup. */
export function usePagedRows<Row>(
  ask: (from: number, count: number) => Promise<Result<{ total: number; rows: Row[] }>>,
): PagedRows<Row> {
  const total = ref<number>();
  const failure = shallowRef<AppError>();
  const pages = shallowReactive(new Map<number, readonly Row[]>());
  const asked = new Set<number>();
  const reads = questions();
  let inView: readonly [first: number, last: number] = [0, 0];

  async function loadPage(page: number, isNewest: () => boolean): Promise<void> {
    const result = await ask(page * PAGE, PAGE);
    if (!isNewest()) return;
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    total.value = result.value.total;
    pages.set(page, result.value.rows);
  }

  async function load(): Promise<void> {
    const isNewest = reads.take();
    await loadPage(0, isNewest);
    if (!isNewest()) return;
    const [first, last] = inView;
    for (const page of [...pages.keys()]) if (page > 0 && (page < first || page > last)) pages.delete(page);
    for (let page = Math.max(1, first); page <= last; page++) if (pages.has(page)) void loadPage(page, isNewest);
  }

  function rowAt(place: number): Row | undefined {
    return pages.get(Math.floor(place / PAGE))?.[place % PAGE];
  }

  function show(first: number, last: number): void {
    inView = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
    for (let [page] = inView; page <= inView[1]; page++) {
      if (pages.has(page) || asked.has(page)) continue;
      asked.add(page);
      void loadPage(page, () => true).finally(() => asked.delete(page));
    }
  }

  return { total, failure, pages, load, rowAt, show };
}
