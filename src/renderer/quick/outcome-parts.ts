/** What the quick dial shows of a call and of what keeps it from being made: one file to load. */
export { default as DialProgress } from '../dialer/DialProgress.vue';
export { default as QuickQuestion } from './QuickQuestion.vue';
export { default as QuickRefusal } from './QuickRefusal.vue';
