import type { Language } from '../../preload/contract/index.ts';

/** The menu bar of macOS, in the words that macOS itself uses in each language. */
export interface MenuWords {
  menus: { app: string; edit: string; window: string };
  items: Record<
    | ('about' | 'services' | 'hide' | 'hideOthers' | 'unhide' | 'quit')
    | ('undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'delete' | 'selectAll')
    | ('close' | 'minimize' | 'zoom' | 'front'),
    string
  >;
}

const zh: MenuWords = {
  menus: { app: '坐席伴侣', edit: '编辑', window: '窗口' },
  items: {
    about: '关于坐席伴侣',
    services: '服务',
    hide: '隐藏坐席伴侣',
    hideOthers: '隐藏其他',
    unhide: '全部显示',
    quit: '退出坐席伴侣',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '拷贝',
    paste: '粘贴',
    pasteAndMatchStyle: '粘贴并匹配样式',
    delete: '删除',
    selectAll: '全选',
    close: '关闭窗口',
    minimize: '最小化',
    zoom: '缩放',
    front: '前置全部窗口',
  },
};

const en: MenuWords = {
  menus: { app: 'Softphone Companion', edit: 'Edit', window: 'Window' },
  items: {
    about: 'About Softphone Companion',
    services: 'Services',
    hide: 'Hide Softphone Companion',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit Softphone Companion',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAndMatchStyle: 'Paste and Match Style',
    delete: 'Delete',
    selectAll: 'Select All',
    close: 'Close Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',
  },
};

export const MENU_WORDS: Readonly<Record<Language, MenuWords>> = { 'zh-CN': zh, en };
