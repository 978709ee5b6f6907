import type { PhoneAbilities } from '../../preload/contract/index.ts';
import { Fault } from '../fault.ts';
import { callerNumber } from './caller-text.ts';
import type { Phone, PhoneAct, PhoneEvent, PhoneListener } from './phone-port.ts';

/** What the demo's call centre tells of a phone, and what can be pressed there. */
type News = { is: 'rings'; id: string; number: string } | { is: 'answered' | 'ended'; id: string };
interface DemoHandset {
  press(call: string, press: 'answer' | 'hang-up'): boolean;
  leave(): void;
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

/** The demo's phone: a model without sound, so holding and muting change nothing that could be heard. */
export class DemoPhone implements Phone {
  readonly abilities = ABILITIES;
  readonly #sitDown: (listener: (news: News) => void) => DemoHandset;
  #handset: DemoHandset | undefined;

  constructor(sitDown: (listener: (news: News) => void) => DemoHandset) {
    this.#sitDown = sitDown;
  }

  start(listener: PhoneListener): void {
    this.#handset = this.#sitDown((news) => listener.event(eventOf(news)));
    listener.link({ is: 'connected' });
    listener.event({ is: 'registration', isRegistered: true });
  }

  stop(): void {
    this.#handset?.leave();
    this.#handset = undefined;
  }

  act(act: PhoneAct): Promise<void> {
    const press = act.is === 'answer' ? 'answer' : 'hang-up';
    const isDone =
      act.is === 'mute' || act.is === 'hold' || act.is === 'dtmf' || (this.#handset?.press(act.call, press) ?? false);
    return isDone ? Promise.resolve() : Promise.reject(new Fault('phone-refused'));
  }
}

function eventOf(news: News): PhoneEvent {
  if (news.is === 'rings') return { is: 'incoming', call: news.id, number: callerNumber(news.number) };
  if (news.is === 'answered') return { is: 'answered', call: news.id, direction: 'in', number: '' };
  return { is: 'ended', call: news.id };
}
