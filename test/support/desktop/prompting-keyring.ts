import { Message, Variant, type MessageBus } from '@jellybrick/dbus-next';

/** https://specifications.freedesktop.org/secret-service-spec/latest/ */
const NAME = 'org.freedesktop.secrets';
const PATH = '/org/freedesktop/secrets';
const COLLECTION = `${PATH}/collection/login`;
const PROMPT = `${PATH}/prompt/1`;
const NOT_SUPPORTED = 'org.freedesktop.DBus.Error.NotSupported';
const IS_LOCKED = 'org.freedesktop.Secret.Error.IsLocked';

/** A locked keyring that asks for its password in a dialog which stays open: whoever wants something of it waits for ever. */
export class PromptingKeyring {
  /** How many dialogs are open. */
  prompts = 0;

  static async start(bus: MessageBus): Promise<PromptingKeyring> {
    const keyring = new PromptingKeyring();
    bus.addMethodHandler((message) => {
      if (!message.path.startsWith(PATH)) return false;
      bus.send(keyring.#answer(message));
      return true;
    });
    await bus.requestName(NAME, 0);
    return keyring;
  }

  #answer(message: Message): Message {
    const answer = (signature: string, ...body: unknown[]): Message =>
      Message.newMethodReturn(message, signature, body);
    switch (message.member) {
      case 'OpenSession':
        return message.body[0] === 'plain'
          ? answer('vo', new Variant('s', ''), `${PATH}/session/1`)
          : Message.newError(message, NOT_SUPPORTED, 'plain only');
      case 'SearchItems':
        return answer('aoao', [], [`${COLLECTION}/1`]);
      case 'ReadAlias':
        return answer('o', COLLECTION);
      case 'CreateItem':
        return Message.newError(message, IS_LOCKED, 'locked');
      case 'Unlock':
        return answer('aoo', [], PROMPT);
      case 'Prompt':
        this.prompts += 1;
        return answer('');
      case 'GetAll':
        return answer('a{sv}', { Collections: new Variant('ao', [COLLECTION]), Locked: new Variant('b', true) });
      default:
        return answer('');
    }
  }
}
