import { change, type Change } from '../kit/change.ts';

/** A protection taken away, and the unit tests that must turn red. */
export interface Defect {
  changes: Change[];
  tests: string[];
}

const unit = (name: string): string => `test/unit/main/${name}.test.ts`;
const defect = (tests: string, ...changes: Change[]): Defect => ({ changes, tests: [unit(tests)] });

const ROUTER = 'src/main/ipc/router.ts';
const ENTRANCE = 'src/main/account/entrance.ts';
const GESTURES = 'src/main/ipc/gestures.ts';
const ONE_SHOT = 'src/main/phone/setup/one-shot.ts';
const ADMINISTERED = 'src/main/files/administered.ts';
const DESCRIPTOR = 'src/main/files/security-descriptor.ts';
const LOOSENING = 'src/main/settings/loosening.ts';
const TABLES = 'src/main/table-files/table-file.ts';
const RECORDINGS = 'src/main/calls/recordings/recordings.service.ts';
const PRIVATE = 'src/main/calls/recordings/private-address.ts';
const JSON_WIRE = 'src/main/call-api/json.ts';
const LOG = 'src/main/log/log-fields.ts';
const ENTRY = 'src/main/access-log/entry.ts';
const VERIFY = 'src/main/access-log/verify.ts';
const LOCK = 'src/main/supervisor/supervisor-lock.ts';

/** By what was done wrong. Each is planted alone and must turn its tests red. */
export const DEFECTS: Record<string, Defect> = {
  // The window
  'a page needs no gesture': defect(
    'ipc/router',
    change(ROUTER, `route.gesture === 'needed' && !caller.takeGesture()`, 'caller.window === undefined'),
  ),
  'dialling needs no gesture': defect(
    'ipc/router',
    change(
      'src/main/dialer/dialer-routes.ts',
      `'dialer.dial': {\n      from: 'both',\n      gesture: 'needed',`,
      `'dialer.dial': {\n      from: 'both',\n      gesture: 'none',`,
    ),
  ),
  'the password needs no gesture': defect(
    'ipc/router',
    change(
      'src/main/seat/seat-routes.ts',
      `'seat.revealPassword': { from: 'main', gesture: 'needed',`,
      `'seat.revealPassword': { from: 'main', gesture: 'none',`,
    ),
  ),
  'quick dial may ask everything': defect(
    'ipc/router',
    change(
      ROUTER,
      `return window === 'quick-dial' && from === 'both';`,
      `return window === 'quick-dial' || from === 'both';`,
    ),
  ),
  'the call card may ask what the quick dial may': defect(
    'ipc/router',
    change(ROUTER, `return window === 'quick-dial' && from === 'both';`, `return from === 'both';`),
  ),
  'a page overwrites contacts': defect(
    'ipc/router',
    change(
      'src/main/contacts/contacts-routes.ts',
      `'contacts.save': {\n      from: 'main',\n      gesture: 'needed',`,
      `'contacts.save': {\n      from: 'main',\n      gesture: 'none',`,
    ),
  ),
  'a page closes what was promised': defect(
    'ipc/router',
    change(
      'src/main/follow-ups/follow-ups-routes.ts',
      `'followUps.settle': {\n      from: 'main',\n      gesture: 'needed',`,
      `'followUps.settle': {\n      from: 'main',\n      gesture: 'none',`,
    ),
  ),
  'a page has the phone answer by itself': defect(
    'phone/phone.service',
    change(LOOSENING, `!now.answersOwnCalls && next.answersOwnCalls`, 'now.answersOwnCalls && !next.answersOwnCalls'),
  ),
  'a page chooses where commands for the phone go': defect(
    'phone/phone.service',
    change(LOOSENING, 'now.controlPort !== next.controlPort', 'next.controlPort < 0'),
  ),
  'on Windows the ports alone name the owner': defect(
    'network/loopback-peer',
    change('src/main/network/loopback-peer.ts', '.filter(isBetweenLoopbacks)', ''),
  ),
  'letters that nobody sees make a name': defect(
    'call-api/plain-text',
    change('src/main/call-api/plain-text.ts', String.raw`\u2800\u3164`, ''),
  ),
  'promises are without number': defect(
    'follow-ups/follow-ups',
    change('src/main/follow-ups/follow-ups.service.ts', 'const MOST_OPEN = 2_000', 'const MOST_OPEN = Infinity'),
  ),
  'a promise says what repaints the window': defect(
    'follow-ups/follow-ups',
    change(
      'src/main/follow-ups/follow-ups.service.ts',
      'note: plainText(wanted.note, NOTE_LENGTH)',
      'note: wanted.note',
    ),
  ),
  'one address of a hostile registrar takes minutes': defect(
    'phone/sip/hostile-lengths',
    change(
      'src/main/phone/sip/contacts.ts',
      String.raw`replace(/^(\[[^%\]]*)%[A-Za-z0-9._~%-]*\]/, '$1]')`,
      String.raw`replace(/%[A-Za-z0-9._~%-]*\]/, ']')`,
    ),
  ),
  'any program at the port is the phone': defect(
    'phone-calls/baresip/baresip-phone',
    change(
      'src/main/phone-calls/baresip/control-link.ts',
      `if (owner !== 'same-user') {`,
      `if (owner === undefined) {`,
    ),
  ),
  'a command of the phone hits whichever call is there': defect(
    'phone-calls/baresip/baresip-phone',
    change(
      'src/main/phone-calls/baresip/baresip-phone.ts',
      `!answer.data.startsWith('setting current call')`,
      `answer.data === ''`,
    ),
  ),
  'whoever starts the app is the phone': defect(
    'phone-calls/phone-hooks',
    change(
      'src/main/phone-calls/phone-hooks.ts',
      `return this.#key !== undefined && timingSafeEqual(digest(shown), digest(this.#key));`,
      `return this.#key !== undefined && shown !== '';`,
    ),
  ),
  'before a phone has a key, anybody is the phone': defect(
    'phone-calls/phone-hooks',
    change(
      'src/main/phone-calls/phone-hooks.ts',
      `this.#key !== undefined && timing`,
      `this.#key === undefined || timing`,
    ),
  ),
  'a phone may tell as much as it likes': defect(
    'phone-calls/phone-hooks',
    change(
      'src/main/phone-calls/phone-hooks.ts',
      `++this.#second.events <= MOST_A_SECOND`,
      `++this.#second.events > 0`,
    ),
  ),
  'a caller can write switches into the start of the app': defect(
    'phone/setup/texts',
    change('src/main/phone/setup/microsip.ts', `'phone-event', kind, key, '--']`, `'phone-event', kind, key]`),
  ),
  'a command of MicroSIP hits every call that rings': defect(
    'phone-calls/microsip',
    change('src/main/phone-calls/microsip.ts', `one?.call === act.call && others.length === 0`, `others.length >= 0`),
  ),
  'a window gets the key of the phone’s hooks': defect(
    'phone/phone.service',
    change('src/main/phone/setup/phone-set-up.ts', `{ ...hooks, key: DOTS }`, `{ ...hooks }`),
  ),
  'one gesture allows many acts': defect('ipc/gestures', change(GESTURES, '    this.#last = undefined;\n', '')),
  'a gesture counts for ever': defect(
    'ipc/gestures',
    change(GESTURES, 'const COUNTS_FOR_MS = 2_000', 'const COUNTS_FOR_MS = Infinity'),
  ),
  'moving the mouse is a gesture': defect(
    'ipc/gestures',
    change(GESTURES, `mouseDown: 'mouse',`, `mouseDown: 'mouse', mouseMove: 'mouse',`),
  ),
  'a press counts again when it ends': defect(
    'ipc/gestures',
    change(GESTURES, '    if (last) this.#spent.add(last.press);\n', ''),
  ),
  'a key that is held down is pressed without end': defect('ipc/gestures', change(GESTURES, ' || isAutoRepeat', '')),
  'a window behind others has gestures': defect(
    'ipc/gestures',
    change(GESTURES, '!this.#window.isVisible() || !this.#window.isFocused()', '!this.#window.isVisible()'),
  ),
  'an assistive program acts in hidden windows': defect(
    'ipc/gestures',
    change(
      GESTURES,
      '    if (!this.#window.isVisible() || !this.#window.isFocused()) return false;\n',
      '    if (this.#window.isAssisted()) return true;\n',
    ),
  ),
  'any server is talked to before sign-in': defect(
    'account/entrance',
    change(ENTRANCE, `if (!(await this.#parts.confirmHost(host))) throw new Fault('not-confirmed');`, ''),
  ),
  'a page tries servers without end': defect(
    'account/entrance',
    change(ENTRANCE, 'const MOST_TRIES = 10', 'const MOST_TRIES = Infinity'),
  ),
  'a page reads what servers say': defect(
    'account/entrance',
    change(ENTRANCE, 'throw withoutWords(error);', 'throw error;'),
  ),
  'pages outlive the session': defect(
    'account/entrance',
    change(ENTRANCE, 'if (this.#areStale) this.#parts.reloadWindows();', ''),
  ),
  'the beginning of a typed host is one': defect(
    'ipc/typed-text',
    change('src/main/ipc/typed-text.ts', ' && !BEHIND.test(after)', ''),
  ),
  'another origin is ours': defect(
    'electron/origin',
    change('src/main/electron/origin.ts', `url.host === 'bundle' && `, ''),
  ),
  'another scheme is ours': defect(
    'electron/origin',
    change('src/main/electron/origin.ts', 'url?.protocol === `${SCHEME}:`', 'url !== null'),
  ),
  'a workbook unpacks to any size': defect(
    'table-files/table-file',
    change('src/main/table-files/limit-unpacking.ts', 'total > mostBytes', 'total < 0'),
  ),
  'a file of any size is read': defect(
    'table-files/table-file',
    change('src/main/table-files/table-worker.ts', 'if (about.size > limits.bytes) throw tooLarge();', ''),
  ),
  'pipes and devices are read': defect(
    'table-files/table-file',
    change('src/main/table-files/table-worker.ts', 'if (!about.isFile()) throw unreadable();', ''),
  ),
  'a file is read for ever': defect('table-files/table-file', change(TABLES, 'waitAtMost(all.ms,', 'waitAtMost(1e6,')),
  'the end of the reading process is not noticed': defect(
    'table-files/table-file',
    change(TABLES, `child.once('exit', () => reject(tooLarge()));`, `child.once('exit', () => undefined);`),
  ),
  'scripts may be made of text': defect(
    'electron/page-headers',
    change('src/main/electron/page-headers.ts', `"script-src 'self'"`, `"script-src 'self' 'unsafe-eval'"`),
  ),
  'malformed input reaches services': defect(
    'ipc/router',
    change(
      ROUTER,
      'if (!checked.success) return failure(inputError(checked.error));',
      'if (!checked.success) return { ok: true, value: await route.run(input as never) };',
    ),
  ),

  // Guards
  'unmasking is not asked about': defect(
    'settings/loosening',
    change(
      LOOSENING,
      'if (now.areNumbersMasked && !next.areNumbersMasked)',
      'if (now.areNumbersMasked && next.theme === now.language)',
    ),
  ),
  'a higher limit is not asked about': defect(
    'settings/loosening',
    change(LOOSENING, 'height(next[name]) > height(now[name])', 'next[name] === 0 && now[name] !== 0'),
  ),
  'no limit is a low limit': defect(
    'settings/loosening',
    change(LOOSENING, 'return limit === 0 ? Infinity : limit', 'return limit'),
  ),
  'more hosts are not asked about': defect(
    'settings/loosening',
    change(LOOSENING, 'if (hosts.length > 0)', 'if (hosts.length > 50)'),
  ),
  'shorter quiet hours are not asked about': defect(
    'settings/loosening',
    change(LOOSENING, '!isAsQuiet(hours, now.callHours)', 'hours.spans.length === 0'),
  ),
  'a no is taken for a yes': defect(
    'settings/loosening',
    change(
      'src/main/settings/settings.service.ts',
      `if (!(await this.#isConfirmed(loosened))) throw new Fault('not-confirmed');`,
      'await this.#isConfirmed(loosened);',
    ),
  ),
  'a new SIP server is not asked about': defect(
    'phone/phone.service',
    change(LOOSENING, 'return isElsewhere && (', 'return isElsewhere && next.port === -1 && ('),
  ),
  'a phone file applies unseen': defect(
    'phone/phone.service',
    change(
      'src/main/phone/phone.service.ts',
      'if (isSipServerChanged(settings, { ...next, isCheckOn: true }))',
      'if (next.port === -1)',
    ),
  ),

  // The environment
  'a variable turns off the check of certificates': defect(
    'network/environment',
    change('src/main/network/connector.ts', '      rejectUnauthorized: true,\n', ''),
  ),
  'a variable that weakens TLS stays': defect(
    'network/environment',
    change('src/main/network/environment.ts', `  'NODE_TLS_REJECT_UNAUTHORIZED',\n`, ''),
  ),
  'an installed app believes SSL_CERT_FILE': defect(
    'network/environment',
    change(
      'src/main/network/environment.ts',
      'isInstalled ? [...REMOVED, ...REMOVED_WHEN_INSTALLED] : REMOVED',
      'REMOVED',
    ),
  ),
  'a switch that opens a debugger is harmless': defect(
    'electron/start-switches',
    change(
      'src/main/electron/start-switches.ts',
      `'force-renderer-accessibility',`,
      `'force-renderer-accessibility', 'remote-debugging-port',`,
    ),
  ),
  'one dash makes no switch': defect(
    'electron/start-switches',
    change('src/main/electron/start-switches.ts', `/^-./.test(argument)`, `/^--./.test(argument)`),
  ),
  'another user gets the account': defect(
    'phone/setup/one-shot',
    change(ONE_SHOT, `!== 'another-user'`, `!== 'nobody' as string`),
  ),
  'the account is served twice': defect('phone/setup/one-shot', change(ONE_SHOT, '      left = undefined;\n', '')),
  'a web page reaches the account by a name of its own': defect(
    'phone/setup/one-shot',
    change(ONE_SHOT, ` && headers.host === host`, ''),
  ),
  'idle connections block the account': defect(
    'phone/setup/one-shot',
    change(ONE_SHOT, 'server.headersTimeout = server.requestTimeout = 5_000;', 'server.maxConnections = 16;'),
    change(ONE_SHOT, 'const MOST_CONNECTIONS = 8', 'const MOST_CONNECTIONS = 800'),
  ),
  'an agent’s file is the company’s': defect(
    'files/administered',
    change(ADMINISTERED, 'found.every(({ uid, mode }) => uid === 0 && ', 'found.every(({ mode }) => '),
  ),
  'a folder above a company file does not count': defect(
    'files/administered',
    change(ADMINISTERED, 'uid === 0 && ((mode', 'uid >= 0 || ((mode'),
  ),
  'a file that all may write is the company’s': defect(
    'files/administered',
    change(ADMINISTERED, '=> uid === 0 && (mode & OTHERS_WRITE) === 0)', '=> uid === 0 && mode > 0)'),
  ),
  'the folder of a company file does not count': defect(
    'files/administered',
    change(ADMINISTERED, '[real, dirname(real), dirname(path)]', '[real]'),
  ),
  'a Windows user’s file is the company’s': defect(
    'files/administered',
    change(DESCRIPTOR, '!ADMINISTRATORS.test(owner) || ', ''),
  ),
  'generic write is no write': defect(
    'files/administered',
    change(DESCRIPTOR, 'const GENERIC_CHANGES = 0x1000_0000 + 0x4000_0000', 'const GENERIC_CHANGES = 0'),
  ),
  'company settings count from anywhere': defect(
    'settings/managed-settings',
    change('src/main/settings/managed-settings.ts', 'if (!(await isAdministered(path)))', 'if (!path)'),
  ),
  'company phone settings count from anywhere': defect(
    'phone/company-file',
    change('src/main/phone/managed-file.ts', ` || (await isAdministered(path))`, ' || path'),
  ),
  'old files stay readable to others': defect(
    'files/data-on-disk',
    change('src/main/files/owner-only.ts', 'found.mode & 0o700', 'found.mode'),
  ),

  // The server
  'redirects to private addresses are followed': defect(
    'calls/recordings/recordings.service',
    change(RECORDINGS, ' || isPrivateAddress(url.hostname)', ''),
    change(RECORDINGS, 'isOurs ? undefined : publicLookup', 'undefined'),
  ),
  'any host may hold recordings': defect(
    'calls/recordings/recordings.service',
    change(RECORDINGS, '!isListed || ', ''),
  ),
  'recordings come over plain http': defect(
    'calls/recordings/recordings.service',
    change(RECORDINGS, `url.protocol !== 'https:' || `, ''),
  ),
  'a recording may be labelled as a page': defect(
    'calls/recordings/recordings.service',
    change('src/main/calls/recordings/recording-stream.ts', `LABEL.exec(type)?.[0] ?? 'audio/mpeg'`, 'type'),
  ),
  'the token follows a redirect': defect(
    'calls/recordings/recordings.service',
    change(
      RECORDINGS,
      'isOurs ? await this.#parts.readToken(session.host) : undefined',
      'await this.#parts.readToken(session.host)',
    ),
  ),
  'IPv4 in IPv6 is public': defect(
    'calls/recordings/private-address',
    change(PRIVATE, `.toIPv4Address().range() !== 'unicast'`, `.range() === 'loopback'`),
  ),
  'what IANA has not assigned is public': defect(
    'calls/recordings/private-address',
    change(PRIVATE, ` || !parsed.match(GLOBAL_V6)`, ''),
  ),
  'a name may lead to this computer': defect(
    'calls/recordings/private-address',
    change(PRIVATE, 'addresses.some(({ address }) => isPrivateAddress(address))', 'addresses.length === 0'),
  ),
  'answers may be nested without end': defect('call-api/json', change(JSON_WIRE, '  assertDepth(text);\n', '')),
  '__proto__ of an answer is kept': defect(
    'call-api/json',
    change(JSON_WIRE, `    if (key === '__proto__') return undefined;\n`, ''),
  ),
  'ids are rounded': defect(
    'call-api/json',
    change(
      JSON_WIRE,
      'return context.source !== undefined && LONG_INTEGER.test(context.source) ? context.source : value;',
      'return value;',
    ),
  ),
  'answers may be of any size': defect(
    'call-api/reads',
    change('src/main/call-api/http.ts', 'if (size > cap) {', 'if (size < 0) {'),
  ),
  'another agent’s password is taken for mine': defect(
    'seat/seat.service',
    change('src/main/seat/seat.service.ts', 'seats.filter((seat) => seat.agent_id === session.agentId)', 'seats'),
  ),
  'supervisor mode never locks': defect(
    'supervisor/lock',
    change(
      LOCK,
      `if (this.state().is === 'locked' || !this.#opened) throw new Fault('locked');`,
      `if (!this.#opened) throw new Fault('locked');`,
    ),
  ),

  // Traces
  'the log writes numbers out': defect('log/log', change(LOG, '(value) => masked(value)', '(value) => value')),
  'the log takes any name': defect('log/canary', change(LOG, 'NAME.test(value) ? value : HIDDEN', 'value')),

  // Personal data
  'an entry of the access log may be altered': defect(
    'access-log/verify',
    change(ENTRY, 'if (hashOf(body) !== hash) return undefined;', ''),
  ),
  'entries of the access log may be dropped or reordered': defect(
    'access-log/verify',
    change(VERIFY, 'const follows = !last || (', 'const follows = true || (last && '),
  ),
  'the end of the access log may be missing': defect(
    'access-log/verify',
    change(VERIFY, 'last.link.n < n', 'last.link.n < 0'),
  ),
  'the access log may be made anew': defect(
    'access-log/access-log',
    change('src/main/access-log/access-log.service.ts', 'if (isMissing)', 'if (!isMissing)'),
  ),
  'a shown password is not logged': defect(
    'access-log/what-is-recorded',
    change('src/main/seat/seat.service.ts', "this.#parts.recordAccess({ is: 'password-shown' });", ''),
  ),
  'an export goes ahead without an entry': defect(
    'access-log/what-is-recorded',
    change(
      'src/main/access-log/access-log.service.ts',
      'this.#guarded(() => file.append({ at: now(), ...this.#who(), event }));',
      'try { file.append({ at: now(), ...this.#who(), event }); } catch {}',
    ),
  ),
  'sync brings a forgotten customer back': defect(
    'calls/sync/call-sync',
    change(
      'src/main/calls/sync/own-rows.ts',
      'isMine(wire) && !whose.isForgotten(',
      'isMine(wire) || !whose.isForgotten(',
    ),
  ),
  'a forgotten customer is asked of the server': defect(
    'calls/forget-customer',
    change('src/main/calls/calls.service.ts', '!call || (await this.#isForgotten(call))', '!call'),
  ),
  'a forgotten customer leaves traces in the files': defect(
    'calls/store/forget-customer',
    change('src/main/calls/store/call-store.ts', 'one.dropTraces();', ''),
  ),
  'a notification takes markup from the server': defect(
    'notices/notice-text',
    change('src/main/notices/notice-text.ts', '/[<>&]/g', '/[&]/g'),
  ),
};
