import { element, freshId, icon } from '../dom.js';

export interface MenuItem {
  title: string;
  choose(): void;
}

/** A "…" button and its list of things to do, made anew each time it opens; the arrow keys move in it. */
export function menu(label: string, items: () => readonly MenuItem[]): HTMLElement {
  const id = freshId('menu');
  const list = element('div', { class: 'menu', id, role: 'menu', 'aria-label': label, popover: true });
  const button = element(
    'button',
    {
      type: 'button',
      class: 'plain-button menu-button',
      'aria-label': label,
      title: label,
      'aria-haspopup': 'menu',
      'aria-controls': id,
    },
    icon('more'),
  );
  const open = () => {
    list.replaceChildren(...items().map(({ title, choose }) => itemOf(title, () => choose())));
    list.showPopover();
    place(list, button);
    focusAt(list, 0);
  };
  const itemOf = (title: string, choose: () => void) => {
    const press = () => {
      list.hidePopover();
      button.focus();
      choose();
    };
    return element('button', { type: 'button', role: 'menuitem', tabindex: '-1', onclick: press }, title);
  };
  button.addEventListener('click', open);
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const here = [...list.children].indexOf(document.activeElement ?? list);
    focusAt(list, (here + step + list.childElementCount) % list.childElementCount);
  });
  list.addEventListener('toggle', (event) => {
    if (event instanceof ToggleEvent && event.newState === 'closed' && list.contains(document.activeElement))
      button.focus();
  });
  return element('span', { class: 'menu-anchor' }, button, list);
}

function focusAt(list: HTMLElement, index: number): void {
  const item = list.children[index];
  if (item instanceof HTMLElement) item.focus();
}

function place(list: HTMLElement, button: HTMLElement): void {
  const { left, bottom, top } = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = list;
  const fits = bottom + offsetHeight < innerHeight;
  list.style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`;
  list.style.top = `${fits ? bottom : Math.max(8, top - offsetHeight)}px`;
}
