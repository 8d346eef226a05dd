import { avatar } from './chat/avatar.js';
import type { User } from './contract.js';
import { byId, element } from './dom.js';
import { ListBox } from './listBox.js';

/** The button that says who you are, and its list of everybody you can be. */
export class PersonSwitch {
  private readonly button = byId('person-button');
  private readonly panel = byId('person-panel');
  private readonly search = element('input', {
    type: 'text',
    autofocus: true,
    role: 'combobox',
    'aria-label': 'Be somebody else',
    placeholder: 'Find a person',
  });
  private readonly list: ListBox<User>;
  private users: readonly User[] = [];

  constructor(choose: (user: User) => void) {
    this.list = new ListBox<User>(this.search, 'People', (user) => {
      this.panel.hidePopover();
      choose(user);
    });
    this.panel.append(this.search, this.list.element);
    this.search.addEventListener('input', () => this.showFound());
    this.search.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') this.list.key(event);
    });
    this.panel.addEventListener('beforetoggle', ({ newState }) => {
      this.search.value = '';
      if (newState === 'open') this.showFound();
    });
  }

  show(me: User, users: readonly User[]): void {
    this.users = users;
    const words = element(
      'span',
      { class: 'person-words' },
      element('span', {}, me.displayName),
      element('small', {}, notes(me)),
    );
    this.button.replaceChildren(avatar(me.displayName), words);
    this.button.title = 'Be somebody else';
  }

  private showFound(): void {
    const wanted = this.search.value.trim().toLowerCase();
    const found = this.users.filter((user) => ` ${user.displayName} ${notes(user)}`.toLowerCase().includes(wanted));
    const option = (user: User) => ({
      label: user.displayName,
      detail: notes(user),
      picture: avatar(user.displayName),
      value: user,
    });
    if (found.length > 0) this.list.show(found.map(option), 0);
    else this.list.say('Nobody of that name');
  }
}

/** What sets this person apart when trying the bot. */
function notes({ jobTitle, locale, admin, hasMailbox, withoutConsentTo }: User): string {
  const facts = [jobTitle, locale !== 'en-US' && locale, admin && 'admin', !hasMailbox && 'no mailbox'];
  if (withoutConsentTo.length > 0) facts.push(`no consent to ${withoutConsentTo.join(', ')}`);
  return facts.filter(Boolean).join(' · ');
}
