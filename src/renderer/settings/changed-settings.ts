import type { SettingsOverview } from '../../preload/contract/index.ts';
import type { Setting } from './setting-list.ts';

/**
 * What the agent has set otherwise than it comes. What the company sets is not theirs, and a pause of notifications is no
 * preference: it ends by itself.
 */
export function changedSettings({ settings, defaults, managed }: SettingsOverview): Setting[] {
  const names = Object.keys(defaults) as Setting[];
  return names.filter(
    (name) => name !== 'doNotDisturbUntil' && !managed.includes(name) && !isSame(settings[name], defaults[name]),
  );
}

/** The same JSON value, in whatever order an object's parts come. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return Object.is(one, other);
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
