import type { Card, CardDeck } from '../cards/cardDeck';
import type { Catalog } from '../kinds/catalog';
import type { ObjectKind } from '../kinds/kind';
import type { Reply } from './answer';
import { parseCommand } from './command';
import type { Tongues } from './commands/tongues';
import { capitalised, type FormCards } from './formCards';
import { suggestionsFor } from './suggestions';
import type { Turn } from './turn';

/** Characters that are read of a message: what it says stands in a card several times, and Teams takes 100 KB. */
const LONGEST = 4_000;

/** Nobody's own yet: everybody is understood in English. */
const LOCALE = '';

const SENTENCES = {
  signOut: 'You are signed out here. The next form may sign you in again by itself, because Teams knows you.',
  cancel: 'Nothing is waiting for an answer. To drop a form, press Cancel on it.',
};

/** What the bot says to a message. A message never needs a sign-in; in a shared conversation the card that answers it holds nothing private. */
export class Messages {
  constructor(
    private readonly catalog: Catalog,
    private readonly deck: CardDeck,
    private readonly cards: FormCards,
    private readonly tongues: Tongues,
    private readonly signOut: (turn: Turn) => void,
  ) {}

  async onMessage(message: string, turn: Turn): Promise<Reply> {
    const text = message.slice(0, LONGEST);
    const command = parseCommand(text, this.tongues.for(LOCALE));
    if (command.name === 'create') return this.invite(command.kind, command.rest, turn);
    if (command.name === 'unknown' || command.name === 'createMany') return this.suggest(text, turn);
    if (command.name === 'help') return this.help();
    if (command.name === 'signOut') this.signOut(turn);
    return { card: this.cards.message(SENTENCES[command.name]), trace: { outcome: command.name } };
  }

  welcome(): Reply {
    return { card: this.helpCard(true), trace: { outcome: 'welcome' } };
  }

  private help(): Reply {
    return { card: this.helpCard(false), trace: { outcome: 'help' } };
  }

  /** In a personal chat a form that needs no lists comes at once. */
  private async invite(kind: ObjectKind, said: string, turn: Turn): Promise<Reply> {
    if (turn.conversation.shared || kind.options) {
      return { card: this.cards.invitation(kind, turn, said), trace: { outcome: 'invitation', kind: kind.name } };
    }
    return { card: await this.cards.form(kind, turn, { said }), trace: { outcome: 'form', kind: kind.name } };
  }

  private suggest(text: string, turn: Turn): Reply {
    const suggestions = suggestionsFor(text, this.tongues.for(LOCALE)).map(({ kind, rest }) => ({
      title: `New ${kind.title}${rest && `: ${rest}`}`.slice(0, 80),
      ...this.cards.opening(kind, turn, rest),
    }));
    const card = this.deck.fill('shared/suggestions', { text: text.slice(0, 200), suggestions });
    return { card, trace: { outcome: 'unknown' } };
  }

  private helpCard(welcome: boolean): Card {
    const kinds = this.catalog.kinds.map(({ title, command }) => ({ title: capitalised(title), command }));
    return this.deck.fill('shared/help', { welcome, kinds });
  }
}
