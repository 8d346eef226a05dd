import { element, icon } from '../dom.js';

/** A sentence below a card that only this person sees, until it is closed. */
export function notice(sentence: string, isError = false): HTMLElement {
  const close = element(
    'button',
    { type: 'button', class: 'plain-button', 'aria-label': 'Close this notice' },
    icon('close'),
  );
  const words = element(
    'p',
    {},
    element('span', { class: 'notice-who' }, isError ? 'Error' : 'Only you see this'),
    sentence,
  );
  const shown = element(
    'div',
    { class: isError ? 'notice error' : 'notice', role: isError ? 'alert' : 'note' },
    words,
    close,
  );
  close.addEventListener('click', () => shown.remove());
  return shown;
}
