import type { Card, CardDeck } from '../cards/cardDeck';
import { type Command, parseCommand } from '../commands/command';
import type { CommandGrammars } from '../commands/grammar/commandGrammars';
import { suggestionsFor } from '../commands/suggestions';
import type { FormOrigin } from '../forms/tickets';
import { say } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import { type CommandText, LONGEST, splitMentions } from '../turn/commandText';
import type { Turn } from '../turn/turn';
import type { Reply } from './answer';
import { batchTextOf } from './batch/batchText';
import { headingOf, titleOf } from './cards/cardWords';
import type { FormCards } from './cards/formCards';
import type { Invitations } from './invitations';
import type { MinePresses } from './mine/minePresses';

/** Characters that are parsed, so that every line of a list is counted; of one object fewer stand in its card. */
const LONGEST_MESSAGE = 30_000;

const SENTENCES = {
  signOut: say`You are signed out here. What waited and was not sent yet is dropped. The next form may sign you in again by itself, because Teams knows you.`,
  cancel: say`Nothing is waiting for an answer. To drop a form, press Cancel on it.`,
};

/** What the bot says to a message. A message never needs a sign-in; in a shared conversation the card that answers it holds nothing private. */
export class Messages {
  constructor(
    private readonly catalog: Catalog,
    private readonly deck: CardDeck,
    private readonly cards: FormCards,
    private readonly invitations: Invitations,
    private readonly grammars: CommandGrammars,
    private readonly mine: MinePresses,
    private readonly signOut: (turn: Turn) => Promise<void>,
  ) {}

  /** `origin`: of the form that answered the same message before it was edited. */
  async onMessage(message: CommandText, turn: Turn, origin?: FormOrigin): Promise<Reply> {
    const text = message.text.slice(0, LONGEST_MESSAGE);
    const command = parseCommand(text, this.grammars.for(turn.requester.locale));
    if (command.name === 'createMany')
      return this.invitations.toBatch(command.kind, batchTextOf(command, message), turn, origin);
    if (command.name === 'create')
      return this.invitations.toOne(command.kind, partOf(message, command.commandText), turn, origin);
    if (command.name === 'unknown') return this.suggest(message, command, turn);
    if (command.name === 'help')
      return { card: this.helpCard(turn.requester.locale, false), trace: { outcome: 'help' } };
    if (command.name === 'mine') return this.mine.invitation(command.list, turn);
    if (command.name === 'signOut') await this.signOut(turn);
    return { card: this.cards.message(SENTENCES[command.name], turn), trace: { outcome: command.name } };
  }

  welcome(locale: string): Reply {
    return { card: this.helpCard(locale, true), trace: { outcome: 'welcome' } };
  }

  private suggest(message: CommandText, command: Command, turn: Turn): Reply {
    const text = message.text.slice(0, LONGEST);
    const translator = this.cards.translatorOf(turn);
    const likely = suggestionsFor(text, this.grammars.for(turn.requester.locale), command);
    if (likely.length === 0) return { card: this.whatElse(turn), trace: { outcome: 'unknown' } };
    const suggestions = likely.map(({ kind, commandText }) => {
      const title = titleOf(kind, translator);
      const words = translator.localize(commandText ? say`New ${title}: ${commandText}` : say`New ${title}`);
      const ownText = partOf(message, commandText);
      return { title: words.slice(0, 80), ...this.cards.opening(kind, turn, ownText) };
    });
    const card = this.deck.fill('shared/suggestions', { said: text.slice(0, 200), suggestions }, translator.code);
    return { card, trace: { outcome: 'unknown' } };
  }

  /** Nothing is asked for: one sentence in a shared conversation, with buttons where nobody else is disturbed. */
  private whatElse(turn: Turn): Card {
    if (turn.conversation.shared)
      return this.cards.message(
        say`Type a command such as ${this.catalog.commandsInWords}, or help to see them all.`,
        turn,
      );
    const translator = this.cards.translatorOf(turn);
    const suggestions = this.catalog.everyday.map((kind) => ({
      title: translator.localize(say`New ${titleOf(kind, translator)}`),
      ...this.cards.opening(kind, turn, { text: '', at: 0, people: [] }),
    }));
    return this.deck.fill('shared/suggestions', { said: '', suggestions }, translator.code);
  }

  private helpCard(locale: string | undefined, welcome: boolean): Card {
    const translator = this.deck.translators.of(locale);
    const kinds = this.catalog.kinds.map((kind) => ({
      title: headingOf(kind, translator),
      command: translator.text(kind.command, kind.name),
    }));
    const { example, name = '' } = this.catalog.kinds.find((kind) => kind.example) ?? {};
    const examples = example
      ? [{ command: translator.text(example.line, name), title: translator.text(example.several, name) }]
      : [];
    return this.deck.fill('shared/help', { welcome, kinds, examples }, translator.code);
  }
}

/** What of a message stands after its command, without the mentions that stand before it. */
function partOf(message: CommandText, commandText: string): CommandText {
  const { mentions = [], ...rest } = message;
  const before = message.text.slice(0, Math.max(message.text.lastIndexOf(commandText), 0));
  const { after } = splitMentions(before, mentions);
  return { ...rest, text: commandText.slice(0, LONGEST), ...(after.length > 0 && { mentions: after }) };
}
