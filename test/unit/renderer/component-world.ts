import userEvent, { type UserEvent } from '@testing-library/user-event';
import { cleanup, configure, render, type RenderResult } from '@testing-library/vue';
import { afterEach } from 'vitest';
import type { Component } from 'vue';
import type { Input, Language, RequestName } from '../../../src/preload/contract/index.ts';
import { en } from '../../../src/renderer/i18n/en.ts';
import { speak } from '../../../src/renderer/i18n/use-messages.ts';
import { zhCn, type Messages } from '../../../src/renderer/i18n/zh-cn.ts';
import { leaveKeysToInputMethod } from '../../../src/renderer/input-method.ts';
import { standInForPopovers } from '../../support/popovers.ts';
import { freshWindow, type FakeCompanion } from './fake-companion.ts';

// The default of a second is a coin toss on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
standInForPopovers();
leaveKeysToInputMethod(window);
afterEach(cleanup);

/** A window with a document in which components are mounted and used. Needs the happy-dom environment. */
export interface OpenWindow {
  main: FakeCompanion;
  user: UserEvent;
  t: Messages;
}

/** Real stores, real words, real components: only main is made up, and answers what the test prepares. */
export async function openWindow(language: Language = 'zh-CN'): Promise<OpenWindow> {
  const main = freshWindow();
  await speak(language);
  return { main, user: userEvent.setup(), t: language === 'en' ? en : zhCn };
}

/** Mounts a component in the document. Listeners are props: `onOpen`. */
export function show(part: Component, props: Record<string, unknown> = {}): RenderResult {
  return render(part, { props });
}

/** What main was asked under this name, oldest first. */
export function inputsOf<N extends RequestName>(main: FakeCompanion, name: N): Input<N>[] {
  return main.asked.filter((question) => question.name === name).map(({ input }) => input as Input<N>);
}

/** Matches a name or text that has this in it. */
export function including(part: string): (text: string) => boolean {
  return (text) => text.includes(part);
}

/** The option that the keys of a combobox or listbox are at. */
export function activeOption(box: HTMLElement): HTMLElement | null {
  return document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
}
