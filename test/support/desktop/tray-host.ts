import { DBusError, Message, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { callBus, hasOwner } from './session-bus.ts';

/** https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/ */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const ITEM_PATH = '/StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** `(ia{sv}av)` of com.canonical.dbusmenu. */
type Layout = [id: number, properties: Record<string, Variant | undefined>, children: Variant<Layout>[]];

/** What a panel does for tray icons: apps register with it, it reads their icon and menu over the bus and tells them of clicks. */
export class TrayHost {
  readonly #bus: MessageBus;
  #items: string[] = [];

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    bus.addMethodHandler((message) => this.#answer(message));
  }

  static async start(bus: MessageBus): Promise<TrayHost> {
    const host = new TrayHost(bus);
    await bus.requestName(WATCHER, 0);
    return host;
  }

  /** The labels of the menu, or of the submenu with this label, from top to bottom, without separators. Empty while there is no icon. */
  async labels(submenu?: string): Promise<string[]> {
    const menu = await this.#menu();
    const within = menu && (submenu === undefined ? menu : childOf(menu, submenu));
    return (within ? shown(within) : []).map(labelOf);
  }

  /** Clicks the item with this label, in the menu or in a submenu of it. An app may put another menu in its place meanwhile: then that one. */
  async click(label: string, submenu?: string): Promise<void> {
    for (let left = 3; ; left--) {
      try {
        await this.#clickOnce(label, submenu);
        return;
      } catch (error) {
        if (left === 0 || !(error instanceof DBusError)) throw error;
      }
    }
  }

  async #clickOnce(label: string, submenu: string | undefined): Promise<void> {
    const menu = await this.#menu();
    const within = menu && (submenu === undefined ? menu : childOf(menu, submenu));
    const item = within && childOf(within, label);
    if (!item) throw new Error(`no "${label}" among ${(await this.labels(submenu)).join(', ')}`);
    if (item[1]['enabled']?.value === false) throw new Error(`"${label}" is disabled`);
    const body = [item[0], 'clicked', new Variant('s', ''), 0];
    await this.#call(await this.#menuPath(), MENU, 'Event', 'isvu', body);
  }

  /** A click on the icon itself. */
  async activate(): Promise<void> {
    await this.#call(ITEM_PATH, ITEM, 'Activate', 'ii', [0, 0]);
  }

  async #menu(): Promise<Layout | undefined> {
    if ((await this.#item()) === undefined) return undefined;
    const [, layout] = await this.#call(await this.#menuPath(), MENU, 'GetLayout', 'iias', [0, -1, []]);
    return layout as Layout;
  }

  async #menuPath(): Promise<string> {
    const [path] = (await this.#call(ITEM_PATH, PROPERTIES, 'Get', 'ss', [ITEM, 'Menu'])) as [Variant<string>];
    return path.value;
  }

  /** The newest one whose app is still there. */
  async #item(): Promise<string | undefined> {
    for (const item of this.#items.toReversed()) if (await hasOwner(this.#bus, item)) return item;
    return undefined;
  }

  async #call(path: string, of: string, member: string, signature: string, body: unknown[]): Promise<unknown[]> {
    const destination = await this.#item();
    if (destination === undefined) throw new Error('there is no icon in the tray');
    return callBus(this.#bus, { destination, path, interface: of, member, signature, body });
  }

  #answer(message: Message): boolean {
    if (message.path !== WATCHER_PATH) return false;
    if (message.member === 'RegisterStatusNotifierItem') {
      const [service] = message.body as [string];
      this.#items.push(service.startsWith('/') ? message.sender : service);
      this.#bus.send(Message.newMethodReturn(message));
      return true;
    }
    if (message.interface !== PROPERTIES || message.member !== 'Get') return false;
    this.#bus.send(Message.newMethodReturn(message, 'v', [this.#property(String(message.body[1]))]));
    return true;
  }

  #property(name: string): Variant {
    if (name === 'RegisteredStatusNotifierItems') return new Variant('as', this.#items);
    return name === 'ProtocolVersion' ? new Variant('i', 0) : new Variant('b', true);
  }
}

function shown([, , children]: Layout): Layout[] {
  return children
    .map(({ value }) => value)
    .filter(([, { visible, type }]) => visible?.value !== false && type?.value !== 'separator');
}

function childOf(parent: Layout, label: string): Layout | undefined {
  return shown(parent).find((child) => labelOf(child) === label);
}

/** One underscore marks the next sign as a key, two are one. */
function labelOf([, { label }]: Layout): string {
  return ((label?.value as string | undefined) ?? '').replace(/_(.?)/g, '$1');
}
