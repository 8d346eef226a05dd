import { element, freshId } from './dom.js';

/** Opens a dialog over the page, which is gone when it is closed. */
export function showDialog(title: string, ...content: readonly (Node | string)[]): HTMLDialogElement {
  const id = freshId('dialog');
  const close = element('button', { type: 'button', class: 'plain-button', onclick: () => dialog.close() }, 'Close');
  const head = element('header', {}, element('h2', { id }, title), close);
  const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': id }, head, ...content);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
