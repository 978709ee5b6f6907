import { coreZhCn } from './zh-cn/core.ts';
import { guardZhCn } from './zh-cn/guard.ts';
import { homeZhCn } from './zh-cn/home.ts';
import { outcomesZhCn } from './zh-cn/outcomes.ts';
import { screensZhCn } from './zh-cn/screens.ts';

/** Every message. Leaves are strings or functions; every other language is typed by this tree. Windows load its five parts when they need them. */
export const zhCn = { ...coreZhCn, ...outcomesZhCn, guard: guardZhCn, ...homeZhCn, ...screensZhCn };

export type Messages = typeof zhCn;
