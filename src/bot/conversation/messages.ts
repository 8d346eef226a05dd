import type { Card, CardDeck } from '../cards/cardDeck';
import { type Command, type CreateBatch, parseCommand } from '../commands/command';
import type { CommandGrammars } from '../commands/grammar/commandGrammars';
import { type Item, pastedItems } from '../commands/sentence/items';
import { suggestionsFor } from '../commands/suggestions';
import type { History } from '../creation/history';
import type { FormOrigin } from '../forms/tickets';
import { audienceOf, isForSomebody } from '../houseRules/kindAccess';
import { type LocalizedText, say } from '../i18n/localizedText';
import type { Catalog } from '../kinds/catalog';
import { type CommandText, LONGEST, splitMentions } from '../turn/commandText';
import type { Turn } from '../turn/turn';
import type { Reply } from './answer';
import { type BatchText, batchTextOf } from './batch/batchText';
import { withMentions } from './batch/noteLines';
import { headingOf, titleOf } from './cards/cardWords';
import type { FormCards } from './cards/formCards';
import type { Invitations } from './invitations';
import type { MinePresses } from './mine/minePresses';
import type { CancelForms } from './past/cancelForms';
import type { PastPresses } from './past/pastPresses';

/** Characters that are parsed, so that every line of a list is counted; of one object fewer stand in its card. */
const LONGEST_MESSAGE = 30_000;

/** What people ask about what is theirs. */
export interface OwnCommands {
  readonly mine: MinePresses;
  readonly past: PastPresses;
  readonly forms: CancelForms;
  /** Told of each form that a message has opened. */
  readonly history: Pick<History, 'opened'>;
  readonly signOut: (turn: Turn) => Promise<void>;
}

type OtherCommand = Exclude<Command, { readonly name: 'create' | 'createMany' }>;

/** Commands that create nothing, with what they do. */
const OTHERS = [
  [say`my tasks`, say`See what is open, and complete it`],
  [say`my groups`, say`See the groups that you are in`],
  [say`recent`, say`See what you created here`],
  [say`undo`, say`Take back what you created last here`],
  [say`cancel`, say`Drop your newest form here`],
  [say`sign out`, say`Let Muster forget your sign-in`],
] as const;

const SENTENCES = {
  thanks: say`You’re welcome.`,
  signOut: say`You are signed out here. What waited and was not sent yet is dropped. The next form may sign you in again by itself, because Teams knows you.`,
};

/** What the bot says to a message. A message never needs a sign-in; in a shared conversation the card that answers it holds nothing private. */
export class Messages {
  constructor(
    private readonly catalog: Catalog,
    private readonly deck: CardDeck,
    private readonly cards: FormCards,
    private readonly invitations: Invitations,
    private readonly grammars: CommandGrammars,
    private readonly own: OwnCommands,
  ) {}

  /** `origin`: of the form that answered the same message before it was edited. */
  async onMessage(message: CommandText, turn: Turn, origin?: FormOrigin): Promise<Reply> {
    const text = message.text.slice(0, LONGEST_MESSAGE);
    const command = parseCommand(text, this.grammars.for(turn.requester.locale));
    if (command.name !== 'create' && command.name !== 'createMany') return this.other(message, command, turn);
    const isBatch = command.name === 'createMany';
    const reply = isBatch
      ? await this.invitations.toBatch(command.kind, batchTextFor(command, message), turn, origin)
      : await this.invitations.toOne(command.kind, partOf(message, command.commandText), turn, origin);
    const { nonce = '' } = reply.origin ?? {};
    // Nobody waits for it.
    void this.own.history.opened(turn, { kind: command.kind.name, nonce, isBatch });
    return reply;
  }

  private async other(message: CommandText, command: OtherCommand, turn: Turn): Promise<Reply> {
    const { mine, past, forms, signOut } = this.own;
    if (command.name === 'unknown') return this.suggest(message, command, turn);
    if (command.name === 'help')
      return { card: this.helpCard(turn.requester.locale, turn), trace: { outcome: 'help' } };
    if (command.name === 'mine') return mine.invitation(command.list, turn);
    if (command.name === 'recent') return past.invitation(turn);
    if (command.name === 'undo') return this.said(await past.undo(turn), command, turn);
    if (command.name === 'cancel') return this.said(await forms.newest(turn), command, turn);
    if (command.name === 'signOut') await signOut(turn);
    return this.said(SENTENCES[command.name], command, turn);
  }

  private said(answer: Reply | LocalizedText, { name }: OtherCommand, turn: Turn): Reply {
    if (typeof answer === 'object' && 'card' in answer) return answer;
    return { card: this.cards.plain.message(answer, turn), trace: { outcome: name } };
  }

  /** `turn`: of whoever is greeted, in a chat of their own. */
  welcome(locale: string, turn?: Turn): Reply {
    return { card: this.helpCard(locale, turn), trace: { outcome: 'welcome' } };
  }

  private suggest(message: CommandText, command: OtherCommand, turn: Turn): Reply {
    const text = message.text.slice(0, LONGEST);
    const translator = this.cards.translatorOf(turn);
    const likely = suggestionsFor(text, this.grammars.for(turn.requester.locale), command);
    const pasted = likely.length === 0 ? pastedItems(message.text.slice(0, LONGEST_MESSAGE)) : [];
    if (pasted.length > 0) return this.offerOf(pasted, message, turn);
    if (likely.length === 0) return { card: this.whatElse(turn), trace: { outcome: 'unknown' } };
    const suggestions = likely.map(({ kind, commandText }) => {
      const title = titleOf(kind, translator);
      const words = translator.localize(commandText ? say`New ${title}: ${commandText}` : say`New ${title}`);
      const ownText = partOf(message, commandText);
      return { title: words.slice(0, 80), ...this.cards.plain.opening(kind, turn, ownText) };
    });
    const card = this.deck.fill('shared/suggestions', { said: text.slice(0, 200), suggestions }, translator.code);
    return { card, trace: { outcome: 'unknown' } };
  }

  private offerOf(pasted: readonly Item[], message: CommandText, turn: Turn): Reply {
    const lines = pasted.map(({ text }) => text);
    const done = [...pasted.keys()].filter((i) => pasted[i]?.done);
    const kinds = this.catalog.everyday.filter(({ barePhrases }) => barePhrases);
    return this.invitations.offerOf(kinds, batchTextOf({ lines, done }, message), turn);
  }

  /** Nothing is asked for: one sentence in a shared conversation, with buttons where nobody else is disturbed. */
  private whatElse(turn: Turn): Card {
    if (turn.conversation.shared)
      return this.cards.plain.message(
        say`Type a command such as ${this.catalog.commandsInWords}, or help to see them all.`,
        turn,
      );
    const translator = this.cards.translatorOf(turn);
    const suggestions = this.everyday(turn).map(({ title, press }) => ({ title, ...press }));
    return this.deck.fill('shared/suggestions', { said: '', suggestions }, translator.code);
  }

  /** Buttons for what most people want. */
  private everyday(turn: Turn) {
    const translator = this.cards.translatorOf(turn);
    return this.catalog.everyday.filter(isForSomebody).map((kind) => ({
      title: translator.localize(say`New ${titleOf(kind, translator)}`),
      press: this.cards.plain.opening(kind, turn, { text: '', at: 0, people: [] }),
    }));
  }

  /** Without a turn there is nobody whose the buttons could be. */
  private helpCard(locale: string | undefined, turn?: Turn): Card {
    const translator = this.deck.translators.of(locale);
    const kinds = this.catalog.kinds.filter(isForSomebody).map((kind) => ({
      title: headingOf(kind, translator),
      command: translator.text(kind.example?.line ?? kind.command, kind.name),
      audience: translator.localize(audienceOf(kind) ?? '', kind.name),
    }));
    const several = this.catalog.kinds.flatMap(({ name, example }) =>
      example?.several ? [{ command: translator.text(example.several, name) }] : [],
    );
    const others = OTHERS.map(([command, what]) => ({
      title: translator.localize(what),
      command: translator.localize(command),
    }));
    const buttons = turn ? this.everyday(turn) : [];
    return this.deck.fill('shared/help', { kinds, others, several: several.slice(0, 1), buttons }, translator.code);
  }
}

/** Each line, with whom it is for where the kind takes that of the name before it. */
function batchTextFor(command: CreateBatch, message: CommandText): BatchText {
  const { members = [], ...said } = message;
  if (!command.kind.quickAdd?.takesNotes || members.length === 0) return batchTextOf(command, said);
  const { lines, mentions } = withMentions(command.lines, members);
  let left = said.mentions ?? [];
  const all = command.lines.flatMap((line, i) => {
    const { here, after } = splitMentions(line, left);
    left = after;
    const first = mentions[i];
    return first ? [first, ...here.filter(({ id }) => id !== first.id)] : here;
  });
  return batchTextOf({ ...command, lines }, { ...said, ...(all.length > 0 && { mentions: all }) });
}

/** What of a message stands after its command, without the mentions that stand before it. */
function partOf(message: CommandText, commandText: string): CommandText {
  const { mentions = [], ...rest } = message;
  const before = message.text.slice(0, Math.max(message.text.lastIndexOf(commandText), 0));
  const { after } = splitMentions(before, mentions);
  return { ...rest, text: commandText.slice(0, LONGEST), ...(after.length > 0 && { mentions: after }) };
}
