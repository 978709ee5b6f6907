import { h, type FunctionalComponent } from 'vue';
import { useMessages } from '../i18n/use-messages.ts';

const BOX = 'fixed inset-x-0 bottom-0 z-50 m-3 flex gap-5 rounded-card bg-red-soft px-4 py-3 text-small';

/** Says that a part of the window could not be loaded, in sight wherever the part itself would have been. */
export const LateFailed: FunctionalComponent<{ onRetry: () => void }> = ({ onRetry }) => {
  const { partFailed, retry } = useMessages().value;
  return h('div', { class: BOX, role: 'alert' }, [
    h('p', { class: 'font-semibold text-red' }, partFailed),
    h('button', { type: 'button', class: 'link shrink-0', onClick: onRetry }, retry),
  ]);
};
LateFailed.props = ['onRetry'];
