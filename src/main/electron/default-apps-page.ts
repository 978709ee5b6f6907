/**
 * Windows' page of default apps, opened at ours (Microsoft: "Launch the Windows Settings app", `ms-settings:defaultapps`). It looks for the name under
 * `RegisteredApplications`, of the user or of the machine; older Windows shows the whole page instead.
 */
export function defaultAppsPage(name: string, isRegisteredForUser: boolean): string {
  const where = isRegisteredForUser ? 'registeredAppUser' : 'registeredAppMachine';
  return `ms-settings:defaultapps?${where}=${encodeURIComponent(name)}`;
}
