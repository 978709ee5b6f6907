import { expect, it } from 'vitest';
import { PageMail } from '../../../../src/main/electron/page-mail.ts';

function mailbox() {
  const mail = new PageMail();
  const heard: string[] = [];
  return { mail, heard, tell: (word: string) => mail.send(() => heard.push(word)) };
}

function loadedMailbox() {
  const all = mailbox();
  load(all.mail);
  return all;
}

function load(mail: PageMail): void {
  mail.loadingStarted();
  mail.documentGone();
  mail.documentLoaded();
  mail.loadingStopped();
}

it('what is told before the page is there arrives when it is, in order and once', () => {
  const { mail, heard, tell } = mailbox();
  tell('one');
  tell('two');
  expect(heard).toEqual([]);
  load(mail);
  tell('three');
  expect(heard).toEqual(['one', 'two', 'three']);
});

it('a page whose navigation was refused goes on hearing', () => {
  const { mail, heard, tell } = loadedMailbox();
  mail.loadingStarted();
  tell('while it is decided');
  mail.loadingStopped();
  tell('afterwards');
  expect(heard).toEqual(['while it is decided', 'afterwards']);
});

it('nothing goes to a document that is about to be replaced', () => {
  const { mail, heard, tell } = loadedMailbox();
  mail.loadingStarted();
  tell('for the new one');
  mail.documentGone();
  expect(heard).toEqual([]);
  mail.documentLoaded();
  expect(heard).toEqual(['for the new one']);
});

it('what is told to a page whose process has died waits until it is loaded again', () => {
  const { mail, heard, tell } = loadedMailbox();
  mail.documentGone();
  mail.loadingStopped();
  tell('nobody is there');
  expect(heard).toEqual([]);
  load(mail);
  expect(heard).toEqual(['nobody is there']);
});
