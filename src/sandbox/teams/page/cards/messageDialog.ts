import type { Api } from '../api.js';
import type { DialogOutcome, Message } from '../contract.js';
import { element } from '../dom.js';
import { showDialog } from '../showDialog.js';
import { newApplet } from './newApplet.js';
import { notice } from './notice.js';

/** Opens the dialog of a message action, and shows whatever its buttons lead to, until the bot closes it. */
export async function openMessageDialog(api: Api, { chat, id: message }: Message, command: string): Promise<void> {
  const place = element('div', { class: 'card dialog-card' });
  const said = element('div', { 'aria-live': 'polite' });
  const ask = (address: string, body: object) =>
    api
      .script<DialogOutcome>(address, body)
      .catch((error: Error): DialogOutcome => ({ kind: 'failed', text: error.message }));
  const first = await ask('dialog', { chat, message, command });
  const dialog = showDialog(first.kind === 'dialog' ? first.title : 'Muster', place, said);
  dialog.addEventListener('close', () => void ask('dialog/close', {}));
  const show = (outcome: DialogOutcome) => {
    said.replaceChildren();
    if (outcome.kind === 'closed') return dialog.close();
    if (outcome.kind !== 'dialog') return said.replaceChildren(notice(outcome.text, outcome.kind === 'failed'));
    const applet = newApplet(
      () => undefined,
      (data) => void ask('dialog/submit', { data }).then(show),
    );
    applet.setCard(outcome.card);
    place.replaceChildren(applet.renderedElement);
    place.querySelector('input')?.focus();
    return undefined;
  };
  show(first);
}
