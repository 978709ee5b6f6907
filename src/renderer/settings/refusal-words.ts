import type { AppError } from '../../preload/contract/index.ts';
import type { Messages } from '../i18n/zh-cn.ts';

/** Why a setting was not saved. */
export function refusalWords(t: Messages, error: AppError): string {
  return error.reason !== undefined
    ? t.badInputs[error.reason]
    : error.code === 'bad-input'
      ? t.settings.badField
      : `${t.settings.notSaved} · ${t.errors[error.code]}`;
}
