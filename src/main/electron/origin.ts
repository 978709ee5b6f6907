/** Our windows load from here and from nowhere else; an IPC sender must have exactly this origin. */
export const SCHEME = 'app';
export const ORIGIN = 'app://bundle';

/** `parseable` custom schemes have the opaque origin "null" in WHATWG URL: compare scheme and host. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${SCHEME}:` && url.host === 'bundle' && url.username === '' && url.password === '';
}

/** Our pages; a page may give itself any other address of ours (`history.pushState`), of a recording too. */
const PAGE = /^\/[a-z-]+\.html$/;

/** The one navigation that a page of ours may begin: to load itself again, as its "Try again" does. `shown` is what its main frame shows now. */
export function isReload({ url, isMainFrame }: { url: string; isMainFrame: boolean }, shown: string): boolean {
  return isMainFrame && url === shown && isOurs(url) && PAGE.test(pathOf(url) ?? '');
}

/** The path of one of our addresses, decoded; undefined where its escapes are no UTF-8. */
export function pathOf(address: string): string | undefined {
  try {
    return decodeURIComponent(new URL(address).pathname);
  } catch {
    return undefined;
  }
}

/** The call whose recording lies at this address; ids may hold slashes and other signs, encoded. undefined: no recording does. */
export function recordingAt(address: string): string | undefined {
  try {
    const [, id] = /^\/recordings\/([^/]+)$/.exec(new URL(address).pathname) ?? [];
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
