import { complete } from './strict.ts';

type Data = string | Blob | Promise<string | Blob>;

export class ClipboardItem {
  private readonly items: Record<string, Data>;
  constructor(items: Record<string, Data>) {
    this.items = items;
  }
  get types(): string[] {
    return Object.keys(this.items);
  }
  async getType(type: string): Promise<Blob> {
    const data = await this.items[type];
    if (data === undefined) throw new Error(`The clipboard item has no '${type}'`);
    return typeof data === 'string' ? new Blob([data], { type }) : data;
  }
}

/** Electron 44 and later: promises, but for `clear`. Kept in memory: the desktop's own clipboard is left alone. */
function createClipboard(): object {
  let held: ClipboardItem[] = [];
  return complete('clipboard', {
    clear: (): void => void (held = []),
    has: async (type: string): Promise<boolean> => Promise.resolve(held.some(({ types }) => types.includes(type))),
    read: async (): Promise<ClipboardItem[]> => Promise.resolve([...held]),
    write: async (items: ClipboardItem[]): Promise<void> => Promise.resolve(void (held = items)),
    readText: async (): Promise<string> => {
      const item = held.find(({ types }) => types.includes('text/plain'));
      return item ? (await item.getType('text/plain')).text() : '';
    },
    writeText: async (text: string): Promise<void> => {
      held = [new ClipboardItem({ 'text/plain': text })];
      await Promise.resolve();
    },
  });
}

export const clipboard = Object.assign(createClipboard(), { selection: createClipboard() });
