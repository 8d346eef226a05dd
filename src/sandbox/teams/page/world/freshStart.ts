import { element } from '../dom.js';
import { ask, group } from './fields.js';

/** Everything as it was when the sandbox started: chats, Graph, consents, world, clock; the bot starts anew. */
export function freshStart(): HTMLElement {
  const said = element('p', { role: 'status' });
  const press = async () => {
    said.replaceChildren('The bot starts anew …');
    const { error } = await ask('reset', {});
    if (error === undefined) location.reload();
    else said.replaceChildren(String(error));
  };
  const button = element(
    'button',
    { type: 'button', class: 'plain-button', onclick: () => void press() },
    'Start afresh',
  );
  return group('Everything', element('div', { class: 'world-buttons' }, button), said);
}
