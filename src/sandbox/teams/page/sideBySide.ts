import { byId, element } from './dom.js';

/** A second Teams beside this one, of another person: the same page in a frame, without its own inspector. */
export class SideBySide {
  private readonly button = byId('beside-button');
  private readonly place = byId('beside');

  /** @param other Who is shown first: a user principal name that depends on who one is. */
  constructor(private readonly other: () => { user: string; chat: string }) {
    if (isFramed()) this.button.hidden = true;
    this.button.addEventListener('click', () => this.show(this.place.hidden === true));
    this.show(false);
  }

  private show(open: boolean): void {
    this.place.hidden = !open;
    this.button.setAttribute('aria-pressed', String(open));
    document.body.classList.toggle('side-by-side', open);
    const { user, chat } = this.other();
    const address = `/?${new URLSearchParams({ user, chat, beside: 'true' })}`;
    this.place.replaceChildren(
      ...(open ? [element('iframe', { src: address, title: 'Teams of another person' })] : []),
    );
  }
}

/** Whether this page is the one beside another. */
export function isFramed(): boolean {
  return new URLSearchParams(location.search).has('beside');
}
