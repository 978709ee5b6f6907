/**
 * Variables that weaken TLS, load code, or write secrets to a file. Nothing in the app needs them: they are removed at the start, so that neither
 * Node in this process nor a child process acts on them.
 */
const REMOVED = [
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_SYSTEM_CA',
  'NODE_USE_ENV_PROXY',
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_DEBUG',
  'NODE_V8_COVERAGE',
  'ELECTRON_RUN_AS_NODE',
  'OPENSSL_CONF',
  'OPENSSL_MODULES',
  'SSLKEYLOGFILE',
] as const;

/** OpenSSL's own place for the system's authorities on Linux. Removed from an installed app; a build run from its folder may be given a test authority. */
const REMOVED_WHEN_INSTALLED = ['SSL_CERT_FILE', 'SSL_CERT_DIR'] as const;

/** How Linux desktops without a proxy setting name one. Kept: requests through a proxy are still encrypted and verified end to end. */
const KEPT = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'] as const;

export type NamedVariable = (typeof REMOVED)[number] | (typeof REMOVED_WHEN_INSTALLED)[number] | (typeof KEPT)[number];

/** Which variables were set at the start, in a fixed order. */
export interface EnvironmentAtStart {
  /** Removed, so without effect. */
  ignored: NamedVariable[];
  /** In force. */
  honoured: NamedVariable[];
}

/** Removes the variables above from `environment` and says which were there. Call it before anything else in main reads certificates or starts a thread. */
export function scrubEnvironment(environment: NodeJS.ProcessEnv, isInstalled: boolean): EnvironmentAtStart {
  const names: readonly NamedVariable[] = isInstalled ? [...REMOVED, ...REMOVED_WHEN_INSTALLED] : REMOVED;
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const ignored = names.filter(isSet);
  // The value of the variable must go even where it is empty.
  for (const name of names) Reflect.deleteProperty(environment, name);
  const rest = isInstalled ? KEPT : [...REMOVED_WHEN_INSTALLED, ...KEPT];
  return { ignored, honoured: rest.filter((name) => isSet(name) || isSet(name.toLowerCase())) };
}
