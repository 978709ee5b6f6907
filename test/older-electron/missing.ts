/** What the app calls and Node 20.18 or Chromium 130 do not have. Imported first by each of main's bundles, in the build for the older Electron only. */

function parse(url: string | URL, base?: string | URL): URL | null {
  return URL.canParse(url, base) ? new URL(url, base) : null;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T | PromiseLike<T>) => void;
  let reject!: (reason?: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

if (!('parse' in URL)) Object.assign(URL, { parse });
if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });
