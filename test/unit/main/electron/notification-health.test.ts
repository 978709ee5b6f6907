import { expect, it } from 'vitest';
import { NotificationHealth } from '../../../../src/main/electron/notification-health.ts';

it('notifications count as shown until the system refuses one, and again when one is shown', () => {
  const health = new NotificationHealth(() => true);
  expect(health.canNotify()).toBe(true);
  health.failed();
  expect(health.canNotify()).toBe(false);
  health.shown();
  expect(health.canNotify()).toBe(true);
});

it('notifications that the desktop does not know never count as shown', () => {
  const health = new NotificationHealth(() => false);
  health.shown();
  expect(health.canNotify()).toBe(false);
});
