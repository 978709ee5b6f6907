import { coreEn } from './en/core.ts';
import { guardEn } from './en/guard.ts';
import { homeEn } from './en/home.ts';
import { outcomesEn } from './en/outcomes.ts';
import { screensEn } from './en/screens.ts';
import type { Messages } from './zh-cn.ts';

export const en: Messages = { ...coreEn, ...outcomesEn, guard: guardEn, ...homeEn, ...screensEn };
