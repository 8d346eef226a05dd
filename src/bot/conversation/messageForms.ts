import type { Card, CardDeck } from '../cards/cardDeck';
import type { Answers } from '../forms/readForm';
import type { FormOrigin, Tickets } from '../forms/tickets';
import { say } from '../i18n/localizedText';
import { textOf } from '../json/json';
import type { Catalog } from '../kinds/catalog';
import { firstField } from '../kinds/firstField';
import type { FromMessage, ObjectKind } from '../kinds/kind';
import type { Turn } from '../turn/turn';
import { contextOf } from './cards/cardWords';
import type { FormCards } from './cards/formCards';
import type { QuickAdd } from './quickAdd';
import type { SealedAnswers } from './sealedAnswers';

/** Somebody's message, of which something is to be made. */
export interface SourceMessage {
  readonly text: string;
  /** Milliseconds since 1970: days in it are meant from then. */
  readonly at: number;
  /** Opens the message; '' where Teams did not tell. */
  readonly url: string;
}

/** A kind that messages are offered to. */
export type MessageKind = ObjectKind & { readonly fromMessage: FromMessage };

const LONGEST_TITLE = 255;
const LONGEST_NOTES = 4_000;
const LONGEST_LINK = 500;
/** Characters of a line that are read for a day. */
const LONGEST_LINE = 1_000;
/** Lines in which a day is looked for. */
const MOST_LINES = 10;

/** Makes the dialog that collects what a message becomes, and the card that then stands in a chat. */
export class MessageForms {
  constructor(
    private readonly catalog: Catalog,
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    private readonly cards: FormCards,
    private readonly quickAdd: QuickAdd,
    private readonly sealed: SealedAnswers,
  ) {}

  /** Undefined for a kind that nobody offers there. */
  kindNamed(name: unknown): MessageKind | undefined {
    const kind = this.catalog.named(name);
    return kind && isForMessages(kind) ? kind : undefined;
  }

  titleOf({ name, fromMessage }: MessageKind, turn: Turn): string {
    return this.cards.translatorOf(turn).text(fromMessage.title, name);
  }

  /** Asks nobody for anything: the title is the first line, the notes are the rest, the day is the first that is named. */
  async dialog(kind: MessageKind, turn: Turn, message: SourceMessage): Promise<Card> {
    const lines = message.text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const [first = '', ...rest] = lines;
    const read = await Promise.all(
      lines
        .slice(0, MOST_LINES)
        .map((line) => this.read(kind, turn, { ...message, text: line.slice(0, LONGEST_LINE) })),
    );
    const day = read.find((answers) => answers[kind.fromMessage.day])?.[kind.fromMessage.day] ?? '';
    const title = read[0]?.[firstField(kind)] || first;
    const isCut = title.length > LONGEST_TITLE;
    const notes = (isCut ? [first, ...rest] : rest).join('\n').slice(0, LONGEST_NOTES);
    const translator = this.cards.translatorOf(turn);
    const data = {
      title: isCut ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title,
      notes,
      day,
      press: {
        kind: kind.name,
        ticket: this.tickets.issue(contextOf(kind, turn)),
        link: linkIn(message),
        at: String(message.at),
      },
    };
    return this.deck.fill('shared/fromMessage', data, translator.code);
  }

  /** Of a dialog that was submitted; undefined where it was not this person's, or not of this conversation. */
  originIn(data: Readonly<Record<string, unknown>>, turn: Turn): FormOrigin | undefined {
    const kind = this.kindNamed(data.kind);
    return kind && this.tickets.verify(data.ticket, contextOf(kind, turn));
  }

  /** For the conversation of this turn, whoever reads along: what was collected is for its person alone. */
  card(data: Readonly<Record<string, unknown>>, turn: Turn, origin: FormOrigin): Card | undefined {
    const kind = this.kindNamed(data.kind);
    if (!kind) return undefined;
    const sealed = this.sealed.close(origin.nonce, answersIn(kind, data, this.linkName(turn)));
    return this.cards.plain.invitation(
      kind,
      turn,
      { text: '', at: Number(textOf(data.at)) || 0, people: [], sealed },
      origin,
    );
  }

  /** Shown where Muster is not in the chat of the message. */
  addHere(data: Readonly<Record<string, unknown>>, turn: Turn): Card {
    const names = ['kind', 'ticket', 'title', 'notes', 'day', 'link', 'at'];
    const press = Object.fromEntries(names.map((name) => [name, textOf(data[name])]));
    return this.deck.fill('shared/addHere', { press }, this.cards.translatorOf(turn).code);
  }

  private async read(kind: MessageKind, turn: Turn, { text, at }: SourceMessage): Promise<Answers> {
    const { answers } = await this.quickAdd.fill(this.quickAdd.read(kind, { text, at, people: [] }, turn));
    return answers;
  }

  private linkName(turn: Turn): string {
    return this.cards.translatorOf(turn).localize(say`Message in Teams`);
  }
}

function isForMessages(kind: ObjectKind): kind is MessageKind {
  return kind.fromMessage !== undefined;
}

function linkIn({ url }: SourceMessage): string {
  return /^https:\/\//.test(url) && url.length <= LONGEST_LINK && URL.canParse(url) ? url : '';
}

function answersIn(kind: MessageKind, data: Readonly<Record<string, unknown>>, linkName: string): Answers {
  const { text, day, link } = kind.fromMessage;
  const url = linkIn({ url: textOf(data.link), text: '', at: 0 });
  const written = textOf(data.notes).slice(0, LONGEST_NOTES);
  const withLink = link || !url ? written : [written, `${linkName}: ${url}`].filter(Boolean).join('\n\n');
  return {
    [firstField(kind)]: textOf(data.title),
    [text]: withLink,
    [day]: textOf(data.day),
    ...(link && url && { [link]: url, linkName }),
  };
}
