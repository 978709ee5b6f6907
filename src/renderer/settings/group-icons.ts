import {
  ArrowDownUp,
  Bell,
  EyeOff,
  FileText,
  History,
  Info,
  Keyboard,
  Palette,
  Phone,
  Power,
  UserRound,
} from '@lucide/vue';
import type { Component } from 'vue';
import type { Group } from './setting-list.ts';

export const GROUP_ICONS: Readonly<Record<Group, Component>> = {
  look: Palette,
  dialling: Phone,
  calls: History,
  notices: Bell,
  quickDial: Keyboard,
  start: Power,
  privacy: EyeOff,
  log: FileText,
  file: ArrowDownUp,
  account: UserRound,
  about: Info,
};
