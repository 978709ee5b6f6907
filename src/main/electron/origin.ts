/** Our windows load from here and from nowhere else; an IPC sender must have exactly this origin. */
export const SCHEME = 'app';
export const ORIGIN = 'app://bundle';

/** `parseable` custom schemes have the opaque origin "null" in WHATWG URL: compare scheme and host. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${SCHEME}:` && url.host === 'bundle' && url.username === '' && url.password === '';
}
