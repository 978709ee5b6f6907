import { loadKeytar } from './keychain.ts';
import { answerQuestion, type KeychainQuestion } from './keychain-process.ts';

/** The entry of the keychain's process. */
const { parentPort } = process;
parentPort.on('message', ({ data }: { data: KeychainQuestion }) => {
  void answerQuestion(data, loadKeytar).then((answer) => parentPort.postMessage(answer));
});
