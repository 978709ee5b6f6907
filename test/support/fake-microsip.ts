/** What MicroSIP starts: the program, and everything behind it. */
export type Started = string[];

interface FakeCall {
  id: number;
  isIncoming: boolean;
  /** The user part of the other side's address, as the other side has written it. */
  user: string;
  domain: string;
  stage: 'ringing' | 'calling' | 'talking';
}

type Ended = 'cancelled' | 'busy' | 'bye';

/**
 * A model of MicroSIP 3.22.3, written after its source: which hook it runs when, what it puts behind it, and which calls a command of its command line
 * hits. 3.19.27 and 3.20.5 do the same in these parts.
 */
export class FakeMicrosip {
  /** What was dialled because it was no command: nothing ever should be. */
  readonly dialled: string[] = [];
  readonly #ini: Map<string, string>;
  readonly #start: (started: Started) => Promise<void>;
  #calls: FakeCall[] = [];
  #serial = 0;

  /** `start` runs a program and resolves when it has ended: MicroSIP waits for it. */
  constructor(ini: string, start: (started: Started) => Promise<void>) {
    this.#ini = settingsIn(ini);
    this.#start = start;
  }

  get calls(): readonly FakeCall[] {
    return this.#calls;
  }

  /** `on_incoming_call` and `onIncomingCall`: a second call from an address that there is a call with gets 486, and no tab whose end would be told. */
  async ring(user: string, domain = '192.0.2.7'): Promise<FakeCall | undefined> {
    await this.#run('cmdIncomingCall', user);
    if (this.#calls.some((one) => one.user === user && one.domain === domain)) return undefined;
    const call = this.#begin({ isIncoming: true, user, domain, stage: 'ringing' });
    await this.#run('cmdCallRing', user);
    return call;
  }

  /** With auto-answer, which MicroSIP has of its own, nothing rings. */
  async answerByItself(user: string): Promise<FakeCall> {
    await this.#run('cmdIncomingCall', user);
    const call = this.#begin({ isIncoming: true, user, domain: '192.0.2.7', stage: 'ringing' });
    await this.confirm(call);
    return call;
  }

  async dial(user: string): Promise<FakeCall> {
    const call = this.#begin({ isIncoming: false, user, domain: '192.0.2.7', stage: 'calling' });
    await this.#run('cmdOutgoingCall', user);
    return call;
  }

  /** `onCallState`, PJSIP_INV_STATE_CONFIRMED. */
  async confirm(call: FakeCall): Promise<void> {
    call.stage = 'talking';
    if (call.isIncoming) await this.#run('cmdCallAnswer', call.user);
    await this.#run('cmdCallStart', call.user);
  }

  /** `OnEndCall`: 486, 600 and 603 are "busy", whoever sent them; without a user, the domain stands in its place. */
  async end(call: FakeCall, how: Ended = 'bye'): Promise<void> {
    this.#calls = this.#calls.filter((one) => one !== call);
    await this.#run(how === 'busy' ? 'cmdCallBusy' : 'cmdCallEnd', call.user === '' ? call.domain : call.user);
  }

  /** `DialNumberFromCommandLine` of 3.20.5: what is no command is a number. */
  async command(argument: string): Promise<void> {
    if (argument === '/answer') {
      const ringing = this.#calls.find(({ isIncoming, stage }) => isIncoming && stage === 'ringing');
      if (ringing) await this.confirm(ringing);
    } else if (argument === '/hangupall') {
      const others = this.#calls.filter(({ isIncoming, stage }) => !(isIncoming && stage === 'ringing'));
      for (const call of others) await this.end(call);
    } else if (!argument.startsWith('/dtmf:')) this.dialled.push(argument);
  }

  #begin(call: Omit<FakeCall, 'id'>): FakeCall {
    const begun = { id: this.#serial++, ...call };
    this.#calls.push(begun);
    return begun;
  }

  /** `MSIP::RunCmd`: taken apart as a command line, put together again without quotes, the number behind it as it is. */
  async #run(name: string, number: string): Promise<void> {
    const command = this.#ini.get(name);
    if (command === undefined || command === '') return;
    const [program = '', ...parameters] = commandLineToArgv(command);
    const line = `${parameters.join(' ')} ${number}`.trimStart();
    await this.#start([program, ...commandLineToArgv(`x ${line}`).slice(1)]);
  }
}

/** Section `Settings`, as `GetPrivateProfileString` reads it: at most 255 characters of a value. */
function settingsIn(ini: string): Map<string, string> {
  const [, section = ''] = ini.split('[Settings]\r\n');
  const lines = section.split(/\r\n(?=\[)/)[0]?.split('\r\n') ?? [];
  return new Map(
    lines.map((line): [string, string] => {
      const at = line.indexOf('=');
      const value = line.slice(at + 1).trim();
      const isQuoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"');
      return [line.slice(0, at), (isQuoted ? value.slice(1, -1) : value).slice(0, 255)];
    }),
  );
}

/** `CommandLineToArgvW`, without its rules for backslashes before quotes: quotes hold blanks together and vanish. */
function commandLineToArgv(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"?|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));
}
