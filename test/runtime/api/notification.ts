import type { NotificationConstructorOptions } from 'electron';
import { createEvent, StrictEmitter } from './strict.ts';

/** Every notification ever shown, oldest first. */
export const notifications: Notification[] = [];

export class Notification extends StrictEmitter {
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  urgency: string;
  actions: unknown[];
  readonly icon: unknown;
  readonly timeoutType: string;
  isShown = false;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
    this.actions = options.actions ?? [];
    this.icon = options.icon;
    this.timeoutType = options.timeoutType ?? 'default';
  }

  static isSupported = (): boolean => true;

  show(): void {
    this.isShown = true;
    notifications.push(this);
    queueMicrotask(() => this.emit('show', createEvent()));
  }

  close(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.emit('close', createEvent());
  }
}
