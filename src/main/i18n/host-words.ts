import type { Language } from '../../preload/contract/index.ts';

interface HostWords {
  title: string;
  question: string;
  detail: (host: string) => string;
  cancel: string;
  confirm: string;
}

/** About a server whose address main has not seen typed. */
export const HOST_WORDS: Readonly<Record<Language, HostWords>> = {
  'zh-CN': {
    title: '坐席伴侣',
    question: '要连接这台服务器吗？',
    detail: (host) => `${host}\n\n应用没有看到你输入这个地址。请确认它就是管理员给你的地址：访问令牌会发送给它。`,
    cancel: '取消',
    confirm: '连接',
  },
  en: {
    title: 'Softphone Companion',
    question: 'Connect to this server?',
    detail: (host) =>
      `${host}\n\nThe app did not see you type this address. Check that it is the one your administrator gave you: it receives your access token.`,
    cancel: 'Cancel',
    confirm: 'Connect',
  },
};
