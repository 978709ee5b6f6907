import { Message, type MessageBus } from '@jellybrick/dbus-next';

/** https://specifications.freedesktop.org/notification-spec/latest/ */
const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
/** Reasons of NotificationClosed. */
const DISMISSED = 2;
const CLOSED_BY_APP = 3;

export interface DesktopNotification {
  id: number;
  title: string;
  body: string;
  /** What the app wants to hear of: `default` is a click on the notification itself. */
  actions: string[];
}

/** The desktop's notification daemon: keeps what apps show, and clicks it. */
export class NotificationDaemon {
  readonly #bus: MessageBus;
  /** Everything that was shown, oldest first. */
  readonly shown: DesktopNotification[] = [];
  /** Ids of those that the app itself has taken back. */
  readonly takenBack: number[] = [];
  #lastId = 0;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    bus.addMethodHandler((message) => this.#answer(message));
  }

  static async start(bus: MessageBus): Promise<NotificationDaemon> {
    const daemon = new NotificationDaemon(bus);
    await bus.requestName(NAME, 0);
    return daemon;
  }

  /** Titles and bodies, oldest first. */
  texts(): { title: string; body: string }[] {
    return this.shown.map(({ title, body }) => ({ title, body }));
  }

  /** Clicks the newest one, or a button of it. */
  click(action = 'default'): void {
    const newest = this.shown.at(-1);
    if (!newest?.actions.includes(action)) throw new Error(`nothing to click: ${JSON.stringify(newest)}`);
    this.#tell('ActionInvoked', 'us', [newest.id, action]);
    this.#tell('NotificationClosed', 'uu', [newest.id, DISMISSED]);
  }

  #answer(message: Message): boolean {
    if (message.path !== PATH || message.interface !== NAME) return false;
    const [signature, body] = this.#reply(message);
    this.#bus.send(Message.newMethodReturn(message, signature, body));
    return true;
  }

  #reply({ member, body }: Message): [signature: string, body: unknown[]] {
    if (member === 'GetCapabilities') return ['as', [['actions', 'body', 'body-markup']]];
    if (member === 'GetServerInformation') return ['ssss', ['Softphone tests', 'nobody', '1', '1.2']];
    if (member === 'CloseNotification') {
      this.takenBack.push(Number(body[0]));
      this.#tell('NotificationClosed', 'uu', [body[0], CLOSED_BY_APP]);
      return ['', []];
    }
    return ['u', [this.#notify(body)]];
  }

  #notify([, replaces, , title, text, actions]: unknown[]): number {
    const id = Number(replaces) || ++this.#lastId;
    const keys = (actions as string[]).filter((_, i) => i % 2 === 0);
    this.shown.push({ id, title: String(title), body: String(text), actions: keys });
    return id;
  }

  #tell(member: string, signature: string, body: unknown[]): void {
    this.#bus.send(Message.newSignal(PATH, NAME, member, signature, body));
  }
}
