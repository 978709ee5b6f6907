/**
 * Chromium will not navigate to a scheme it does not know. So a page of `app://bundle/x` lives at
 * `http://bundle.app.localhost/x`, which is a secure context too; only Chromium and Playwright see that address.
 */
const schemes = new Set<string>();

export const handleScheme = (scheme: string): void => void schemes.add(scheme);

export function toChromium(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return scheme !== undefined && schemes.has(scheme) ? `http://${host}.${scheme}.localhost${rest}` : url;
}

export function toElectron(url: string): string {
  const [, host, scheme, rest] =
    /^http:\/\/([^/?#]+)\.([a-z0-9+-]+)\.localhost(?::80)?(?=[/?#]|$)(.*)$/i.exec(url) ?? [];
  return scheme !== undefined && schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** The scheme whose handler answers for this address of Chromium's. */
export function schemeOf(url: string): string | undefined {
  const mapped = toElectron(url);
  return mapped === url ? undefined : mapped.slice(0, mapped.indexOf(':'));
}

/** Response headers name the app's own origin: a policy's `app:` and `app://bundle` become what Chromium sees. */
export function headerToChromium(name: string, value: string): string {
  const origins = value.replaceAll(/([a-z][a-z0-9+-]*):\/\/([\w*.-]+)/g, (origin, scheme: string, host: string) =>
    schemes.has(scheme) ? `http://${host}.${scheme}.localhost` : origin,
  );
  if (!name.startsWith('content-security-policy')) return origins;
  return origins.replaceAll(/(?<=\s)([a-z][a-z0-9+-]*):(?=[\s;]|$)/g, (source, scheme: string) =>
    schemes.has(scheme) ? `http://*.${scheme}.localhost` : source,
  );
}
