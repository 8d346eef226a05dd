import { type Card, type CardData, type CardDeck, isCardData } from '../../cards/cardDeck';
import { withDetailsBelow } from '../../cards/withDetails';
import type { CreatedSummary } from '../../creation/submission';
import type { Answers } from '../../forms/readForm';
import type { FormOrigin, Tickets } from '../../forms/tickets';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { firstField } from '../../kinds/firstField';
import type { ObjectKind } from '../../kinds/kind';
import type { Waiting } from '../../ledger/ledgerEntry';
import { type CommandText, type CommandTextData, commandTextData } from '../../turn/commandText';
import type { Turn } from '../../turn/turn';
import { keptIn } from '../keptAnswers';
import type { Press } from '../press';
import { clockTime, contextOf, linesIn, nameOf, titleOf } from './cardWords';

/** A press that was refused, on a card without inputs. */
type RefusedPress = { readonly kind: ObjectKind; readonly turn: Turn } & Press;

interface Refusal {
  readonly sentence: LocalizedText;
  readonly details: string;
  readonly instead: ObjectKind | undefined;
}

/** Makes the cards without inputs that stand around a form: what opens it, what came instead of it, what follows. */
export class PlainCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
  ) {}

  /** Holds nothing of the person but their name and what they said aloud. `more` goes into the data of its buttons. */
  invitation(
    kind: ObjectKind,
    turn: Turn,
    commandText: CommandText,
    origin?: FormOrigin,
    more: Readonly<Record<string, string>> = {},
  ): Card {
    const translator = this.translatorOf(turn);
    const [title, name] = [titleOf(kind, translator), nameOf(turn, translator)];
    const press = { ...this.opening(kind, turn, commandText, origin), ...more };
    const data = { press, title, name, said: commandText.text, requester: turn.requester.teamsId };
    return this.deck.fill('shared/invitation', data, translator.code);
  }

  /** The data of a button that opens the form for this person. */
  opening(
    kind: ObjectKind,
    turn: Turn,
    commandText: CommandText,
    origin?: FormOrigin,
  ): CommandTextData & { kind: string; ticket: string } {
    return {
      kind: kind.name,
      ticket: this.tickets.issue(contextOf(kind, turn), origin),
      ...commandTextData(commandText),
    };
  }

  /** Says why no form can be shown, with the button again that was pressed, and another kind's where that helps. */
  refused({ kind, turn, data }: RefusedPress, { sentence, details, instead }: Refusal): Card {
    const translator = this.translatorOf(turn);
    const press = pressOf(data);
    const filled = {
      text: translator.localize(sentence, kind.name),
      press,
      instead: instead ? [{ title: titleOf(instead, translator), press: { ...press, to: instead.name } }] : [],
    };
    const card = this.deck.fill('shared/refused', filled, translator.code);
    return withDetailsBelow(card, translator.localize(say`Details`), details);
  }

  /** Of a form that its person has dropped. What its button carries opens another one like it. */
  cancelled(kind: ObjectKind, turn: Turn, data: Press['data']): Card {
    // Answers are texts; only a form of many lines has more.
    const answers = Object.entries(pressOf(data)).filter(
      ([name, value]) => name === 'rows' || typeof value !== 'object',
    );
    const kept = keptIn(data);
    const ticket = this.tickets.issue(contextOf(kind, turn));
    const press = {
      ...Object.fromEntries(answers),
      ...(Object.keys(kept).length > 0 && { kept }),
      kind: kind.name,
      ticket,
    };
    return this.deck.fill('shared/cancelled', { press }, this.translatorOf(turn).code);
  }

  /** `press` repeats the same creation, which is how it is looked up. */
  pending(kind: ObjectKind, turn: Turn, ticket: string, answers: Answers, waiting: Waiting): Card {
    const { teamsId, timeZone } = turn.requester;
    const translator = this.translatorOf(turn);
    const data = {
      title: titleOf(kind, translator),
      name: answers[firstField(kind)] ?? '',
      press: { ...answers, kind: kind.name, ticket },
      requester: teamsId,
      waiting: waiting.for,
      until: 'until' in waiting ? translator.localize(clockTime(waiting.until, timeZone)) : '',
    };
    return this.deck.fill('shared/pending', data, translator.code);
  }

  /** Shows an object that may have come from this form; only its person can say. */
  question(kind: ObjectKind, found: CreatedSummary, turn: Turn, ticket: string, answers: Answers): Card {
    const translator = this.translatorOf(turn);
    const data = {
      name: found.name,
      url: found.url,
      open: translator.text(kind.openTitle, kind.name),
      lines: linesIn(found.lines, translator, kind),
      press: { ...answers, kind: kind.name, ticket, found: found.id },
    };
    return this.deck.fill('shared/question', data, translator.code);
  }

  message(words: LocalizedText, turn: Turn): Card {
    const translator = this.translatorOf(turn);
    return this.deck.fill('shared/message', { text: translator.localize(words) }, translator.code);
  }

  private translatorOf({ requester }: Turn): Translator {
    return this.deck.translators.of(requester.locale);
  }
}

/** What a button sent, to be sent again. */
function pressOf(data: Press['data']): { readonly [name: string]: CardData } {
  const texts = Object.entries(data).filter(([, value]) => isCardData(value));
  return Object.fromEntries(texts.map(([name, value]) => [name, isCardData(value) ? value : '']));
}
