import type { Message } from '../contract.js';
import { element } from '../dom.js';
import { markdownNodes } from './markdown.js';

/** The words of a message. Nothing in them is read as HTML; mentions become chips. */
export function messageText(message: Message): HTMLElement {
  const text = message.text ?? '';
  if (message.from.bot && message.textFormat !== 'plain')
    return element('div', { class: 'words' }, markdownNodes(text));
  const parts = text.split(/<at[^>]*>(.*?)<\/at>/);
  const nodes = parts.map((part, index) => (index % 2 === 1 ? element('span', { class: 'mention' }, part) : part));
  return element('div', { class: 'words plain' }, ...nodes);
}
