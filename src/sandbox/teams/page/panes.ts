import { byId } from './dom.js';

const remembered = 'muster-inspector';

/** On a wide window the inspector opens and closes beside the chat; on a narrow one a bar switches between the three panes. */
export class Panes {
  private readonly toggle = byId('inspector-toggle');
  private readonly tabs = [...byId('tabs').querySelectorAll('button')];

  constructor() {
    this.toggle.addEventListener('click', () => {
      this.showInspector(document.body.dataset.inspector !== 'open');
      localStorage.setItem(remembered, document.body.dataset.inspector ?? '');
    });
    for (const tab of this.tabs) tab.addEventListener('click', () => this.show(tab.value));
    // Where it would cover the chat it begins closed.
    this.showInspector(matchMedia('(min-width: 1121px)').matches && localStorage.getItem(remembered) !== 'closed');
    this.show('conversation');
  }

  /** @param pane `chats`, `conversation` or `inspector`; only a narrow window hides the others. */
  show(pane: string): void {
    document.body.dataset.pane = pane;
    for (const tab of this.tabs) {
      if (tab.value === pane) tab.setAttribute('aria-current', 'page');
      else tab.removeAttribute('aria-current');
    }
  }

  private showInspector(open: boolean): void {
    document.body.dataset.inspector = open ? 'open' : 'closed';
    this.toggle.setAttribute('aria-expanded', String(open));
  }
}
