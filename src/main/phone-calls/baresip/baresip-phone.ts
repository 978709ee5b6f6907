import { stripVTControlCharacters } from 'node:util';
import type { PhoneAbilities } from '../../../preload/contract/index.ts';
import { after } from '../../async/timers.ts';
import { Fault } from '../../fault.ts';
import { peerOwner, type LoopbackPorts, type PeerOwner } from '../../network/loopback-peer.ts';
import type { Phone, PhoneAct, PhoneListener } from '../phone-port.ts';
import { ControlLink, type Answer, type LinkEnd } from './control-link.ts';

export interface BaresipPhoneParts {
  /** Of `ctrl_tcp_listen`, on 127.0.0.1. */
  port: number;
  ownerOf?: (ports: LoopbackPorts) => Promise<PeerOwner>;
}

const ABILITIES: PhoneAbilities = {
  answer: true,
  decline: true,
  hangUp: true,
  mute: true,
  hold: true,
  dtmf: true,
  answersOne: true,
};
/** ms before the next try; the last one repeats. */
const AGAIN_MS = [500, 1_000, 2_000, 5_000, 10_000];

/** baresip by its module ctrl_tcp: connects by itself, and again after every loss. Tried with 1.0.0 (Debian's baresip-core). */
export class BaresipPhone implements Phone {
  readonly abilities = ABILITIES;
  readonly #parts: BaresipPhoneParts;
  #listener: PhoneListener | undefined;
  #link: ControlLink | undefined;
  #callOff: (() => void) | undefined;
  #tries = 0;

  constructor(parts: BaresipPhoneParts) {
    this.#parts = parts;
  }

  start(listener: PhoneListener): void {
    this.#listener = listener;
    listener.link({ is: 'connecting' });
    this.#connect();
  }

  stop(): void {
    this.#listener = undefined;
    this.#callOff?.();
    const link = this.#link;
    this.#link = undefined;
    link?.end('unreachable');
  }

  async act(act: PhoneAct): Promise<void> {
    const link = this.#link;
    if (!link) throw new Fault('phone-refused');
    const find = { command: 'callfind', params: act.call };
    if (/[\s\p{Cc}]/u.test(act.call)) throw new Fault('phone-refused'); // would be a second word of the command
    // Commands work on the current call. Alone first: where the call is over, the command would hit another one.
    const [there] = await link.ask(find);
    assertFound(there);
    const [found, done] = await link.ask(find, commandOf(act));
    assertFound(found);
    if (!done?.isOk) throw new Fault('phone-refused');
    // 1.0 knows only "the other way round", and says which it is now.
    if (act.is === 'mute' && done.data.includes('un-muted') === act.isOn) await link.ask(find, commandOf(act));
  }

  #connect(): void {
    const { port, ownerOf = peerOwner } = this.#parts;
    const link: ControlLink = new ControlLink({
      port,
      ownerOf,
      onReady: (registration) => this.#ready(registration),
      onEvent: (event) => this.#link === link && this.#listener?.event(event),
      onEnd: (why) => this.#ended(link, why),
    });
    this.#link = link;
  }

  #ready(registration: string): void {
    this.#tries = 0;
    this.#listener?.link({ is: 'connected' });
    const isRegistered = registrationIn(registration);
    if (isRegistered !== undefined) this.#listener?.event({ is: 'registration', isRegistered });
  }

  #ended(link: ControlLink, why: LinkEnd): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    this.#listener?.link({ is: 'lost', why });
    const wait = why === 'unreachable' ? AGAIN_MS[Math.min(this.#tries++, AGAIN_MS.length - 1)] : AGAIN_MS.at(-1);
    this.#callOff = after(wait ?? 0, () => this.#listener && this.#connect());
  }
}

/** baresip says "ok" to `callfind` whether or not it has the call. */
function assertFound(answer: Answer | undefined): void {
  if (!answer?.isOk || !answer.data.startsWith('setting current call')) throw new Fault('phone-refused');
}

function commandOf(act: PhoneAct): { command: string; params?: string } {
  switch (act.is) {
    case 'answer':
      return { command: 'accept' };
    case 'decline':
    case 'hangUp':
      return { command: 'hangup' };
    case 'mute':
      return { command: 'mute' };
    case 'hold':
      return { command: act.isOn ? 'hold' : 'resume' };
    case 'dtmf':
      return { command: 'sndcode', params: act.digits };
  }
}

/** Reads `reginfo`: a line for each account, with `OK`, `ERR` or `zzz` (has not asked yet) in colours of a terminal. undefined: it says nothing. */
function registrationIn(text: string): boolean | undefined {
  const words = stripVTControlCharacters(text);
  if (/\bOK\b/.test(words)) return true;
  return /\bERR\b/.test(words) ? false : undefined;
}
