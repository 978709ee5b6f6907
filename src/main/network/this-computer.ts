/** Is this origin on this computer (the demo, a test server)? Such a one is never reached through a proxy, whatever the settings say. */
export function isThisComputer(origin: string): boolean {
  const name = URL.parse(origin)?.hostname ?? '';
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
