import type { ChatId } from '../contract.js';
import { element } from '../dom.js';
import { botAvatar } from './avatar.js';

const words = {
  personal: ['Say something to', 'Try “add task Water the plants tomorrow”, or press the / button for every command.'],
  group: ['Bring in', 'In a group chat the bot hears only what mentions it: type @ and choose it.'],
  channel: [
    'Ask',
    'In a channel the bot hears only what mentions it: type @ and choose it. Each post begins a thread.',
  ],
} as const;

/** What a chat shows before the first message: how to begin. */
export function emptyChat(chat: ChatId, bot: string): HTMLElement {
  const [invitation, hint] = words[chat];
  return element(
    'div',
    { class: 'empty' },
    botAvatar(),
    element('h2', {}, `${invitation} ${bot}`),
    element('p', {}, hint),
  );
}
