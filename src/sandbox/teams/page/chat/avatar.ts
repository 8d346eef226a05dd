import { element, icon } from '../dom.js';

/** A round picture: two initials on a colour that the name always gets. */
export function avatar(name: string): HTMLElement {
  const initials = name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2);
  const picture = element('span', { class: 'avatar', 'aria-hidden': 'true' }, initials);
  picture.style.setProperty('--hue', String(hue(name)));
  return picture;
}

/** The bot's picture: square, so that nobody takes it for a person. */
export function botAvatar(): HTMLElement {
  return element('span', { class: 'avatar avatar-bot', 'aria-hidden': 'true' }, icon('bot'));
}

function hue(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
}
