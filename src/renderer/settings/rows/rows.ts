import type { Component } from 'vue';
import type { Entry, Setting } from '../setting-list.ts';
import AccessLogRow from '../../access-log/AccessLogRow.vue';
import BackupRow from '../../backup/BackupRow.vue';
import AboutRow from './AboutRow.vue';
import AccountRow from './AccountRow.vue';
import AreaCodeSetting from './AreaCodeSetting.vue';
import CallHoursSetting from './CallHoursSetting.vue';
import CallShortcutSetting from './CallShortcutSetting.vue';
import ChoiceSetting from './ChoiceSetting.vue';
import CountriesSetting from './CountriesSetting.vue';
import CustomerLimitsSetting from './CustomerLimitsSetting.vue';
import HostsSetting from './HostsSetting.vue';
import HoursSetting from './HoursSetting.vue';
import KeepOwnSetting from './KeepOwnSetting.vue';
import KeepSetting from './KeepSetting.vue';
import LimitSetting from './LimitSetting.vue';
import LogFolderRow from './LogFolderRow.vue';
import LinksSetting from './LinksSetting.vue';
import OutcomeCodesSetting from './OutcomeCodesSetting.vue';
import PauseSetting from './PauseSetting.vue';
import ShortcutSetting from './ShortcutSetting.vue';
import SwitchesSetting from './SwitchesSetting.vue';
import SwitchSetting from './SwitchSetting.vue';
import TransferRow from './TransferRow.vue';
import ZoomSetting from './ZoomSetting.vue';

/** The row of each setting. It gets its `name` and the `settings`. */
export const SETTING_ROWS: Readonly<Record<Setting, Component>> = {
  language: ChoiceSetting,
  theme: ChoiceSetting,
  zoomPercent: ZoomSetting,
  homeAreaCode: AreaCodeSetting,
  sendsExtension: SwitchSetting,
  opensLinks: LinksSetting,
  allowedCountries: CountriesSetting,
  doNotCallNumbers: ChoiceSetting,
  costlyNumbers: ChoiceSetting,
  callsPerMinute: LimitSetting,
  callsPerHour: LimitSetting,
  callsPerDay: LimitSetting,
  customerLimits: CustomerLimitsSetting,
  callHours: CallHoursSetting,
  outcomeCodes: OutcomeCodesSetting,
  wantsOutcomes: SwitchSetting,
  keepsCallsDays: KeepSetting,
  timesWithoutOffset: ChoiceSetting,
  recordingHosts: HostsSetting,
  notifies: SwitchesSetting,
  quietNotifications: HoursSetting,
  doNotDisturbUntil: PauseSetting,
  globalShortcut: ShortcutSetting,
  callShortcut: CallShortcutSetting,
  startsAtLogin: SwitchSetting,
  startsHidden: SwitchSetting,
  areNumbersMasked: SwitchSetting,
  areNamesHidden: SwitchSetting,
  keepsOwnDataDays: KeepOwnSetting,
  logLevel: ChoiceSetting,
};

/** The rows that are no settings; that of the diagnostics has an event, and is not among them. */
export const OTHER_ROWS: Readonly<Record<Exclude<Entry, Setting | 'diagnostics'>, Component>> = {
  accessLog: AccessLogRow,
  logFolder: LogFolderRow,
  backup: BackupRow,
  transfer: TransferRow,
  account: AccountRow,
  about: AboutRow,
};
