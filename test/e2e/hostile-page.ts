import type { Listeners } from '../support/listeners.ts';

/**
 * Runs in a page of ours and tries every way out that a page has. Each attempt may throw or fail; what counts is whether anybody is reached. Names
 * end in `.example`: looking them up would ask a name server.
 */
export async function goOutside(ports: Listeners['ports']): Promise<void> {
  const http = `http://127.0.0.1:${ports.http}`;
  const targets = [http, 'http://canary.example', 'https://canary.example'];
  const add = (tag: string, attributes: Record<string, string>): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const peer = (server: RTCIceServer): Promise<unknown> => {
    const connection = new RTCPeerConnection({ iceServers: [server] });
    connection.createDataChannel('x');
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  };
  const rels = [
    'preconnect',
    'dns-prefetch',
    'prefetch',
    'prerender',
    'preload',
    'modulepreload',
    'stylesheet',
    'icon',
    'manifest',
  ];
  const loads = (to: string): (() => unknown)[] => [
    () => fetch(`${to}/fetch`),
    () => fetch(`${to}/no-cors`, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
    () => {
      const request = new XMLHttpRequest();
      request.open('GET', `${to}/xhr`);
      request.send();
    },
    () => new WebSocket(to.replace(/^http/, 'ws')),
    () => new EventSource(`${to}/events`),
    () => navigator.sendBeacon(`${to}/beacon`, 'x'),
    () => new WebTransport(to.replace('http:', 'https:')),
    () => (new Image().src = `${to}/image.png`),
    () => new Audio(`${to}/audio.wav`).play(),
    () => new FontFace('x', `url(${to}/font.woff2)`).load(),
    () => document.body.style.setProperty('background-image', `url(${to}/style.png)`),
    ...rels.map((rel) => () => add('link', { rel, href: `${to}/${rel}`, as: 'script' })),
    ...['iframe', 'embed', 'script', 'video', 'portal', 'webview'].map(
      (tag) => () => add(tag, { src: `${to}/${tag}` }),
    ),
    () => add('object', { data: `${to}/object` }),
    () => add('a', { href: `${to}/anchor`, ping: `${to}/ping` }).click(),
    () => add('a', { href: `${to}/file`, download: '' }).click(),
    () => (add('form', { action: `${to}/form`, method: 'post' }) as HTMLFormElement).submit(),
    () => (add('form', { action: `${to}/form`, method: 'post', target: '_blank' }) as HTMLFormElement).submit(),
    () => window.open(`${to}/open`),
    () => location.assign(`${to}/assign`),
    () => new Worker(`${to}/worker.js`),
    () => new SharedWorker(`${to}/worker.js`),
    () => navigator.serviceWorker.register(`${to}/service.js`),
  ];
  const schemes = [
    'tel:154',
    'sip:154@127.0.0.1',
    'mailto:a@b.example',
    'file:///etc/passwd',
    'smb://127.0.0.1/x',
    'view-source:x',
  ];
  const attempts = [
    ...targets.flatMap(loads),
    ...schemes.flatMap((address) => [
      () => location.assign(address),
      () => window.open(address),
      () => add('iframe', { src: address }),
    ]),
    () => peer({ urls: `stun:127.0.0.1:${ports.stun}` }),
    () => peer({ urls: 'stun:stun.canary.example:3478' }),
    () => peer({ urls: `turn:127.0.0.1:${ports.stun}?transport=udp`, username: 'u', credential: 'c' }),
    () => peer({ urls: `turn:127.0.0.1:${ports.turn}?transport=tcp`, username: 'u', credential: 'c' }),
    () => peer({ urls: `turns:127.0.0.1:${ports.turn}?transport=tcp`, username: 'u', credential: 'c' }),
    () => fetch(`http://127.0.0.1:${ports.sip}`, { method: 'POST', body: 'OPTIONS sip:a SIP/2.0', mode: 'no-cors' }),
    () => fetch(`http://127.0.0.1:${ports['dns-over-https']}/dns-query`),
  ];
  for (const attempt of attempts) {
    try {
      void Promise.resolve(attempt()).catch(() => undefined);
    } catch {
      // Refused at once.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}
