import type { CdpSession } from '../chromium/cdp.ts';

export interface ConsoleLine {
  level: string;
  message: string;
  sourceId: string;
  lineNumber: number;
}

/** What a page logs, throws, and what Chromium says about it (refused by a policy, not found). */
export function relayConsole(cdp: CdpSession, tell: (line: ConsoleLine) => void): void {
  cdp.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const message = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ');
    const { url = '', lineNumber = 0 } = stackTrace?.callFrames[0] ?? {};
    tell({ level: type === 'log' ? 'info' : type, message, sourceId: url, lineNumber });
  });
  cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, url = '', lineNumber } }) => {
    tell({ level: 'error', message: `Uncaught ${exception?.description ?? text}`, sourceId: url, lineNumber });
  });
  cdp.on('Log.entryAdded', ({ entry: { level, text, url = '', lineNumber = 0 } }) => {
    tell({ level, message: text, sourceId: url, lineNumber });
  });
}
