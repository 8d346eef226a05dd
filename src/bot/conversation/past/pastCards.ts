import type { Card, CardDeck } from '../../cards/cardDeck';
import type { CreatedHere } from '../../creation/history';
import type { CreatedSummary } from '../../creation/submission';
import type { Tickets } from '../../forms/tickets';
import { moment } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import type { ObjectKind } from '../../kinds/kind';
import type { Turn } from '../../turn/turn';
import { contextOf, headingOf, nameOf } from '../cards/cardWords';
import type { SummaryCards } from '../cards/summaryCards';

/** An object that somebody has created, with what the ledger still has of it. */
export interface PastObject {
  readonly kind: ObjectKind;
  readonly object: CreatedHere;
  /** Missing where its words are gone. */
  readonly summary?: CreatedSummary | undefined;
  readonly isUndone: boolean;
}

/** Makes the cards of what a person has created in a conversation. */
export class PastCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    private readonly summaries: SummaryCards,
  ) {}

  /** Says nothing of it: the button shows it to its person alone. */
  invitation(kind: ObjectKind, turn: Turn): Card {
    const translator = this.translatorOf(turn);
    const data = {
      shared: turn.conversation.shared,
      name: nameOf(turn, translator),
      press: { kind: kind.name, ticket: this.tickets.issue(contextOf(kind, turn)) },
    };
    return this.deck.fill('shared/pastInvitation', data, translator.code);
  }

  list(past: readonly PastObject[], turn: Turn): Card {
    const translator = this.translatorOf(turn);
    const rows = past.map((one) => ({
      name: nameOfObject(one, translator),
      about: aboutOf(one, turn, translator),
      undone: one.isUndone,
      show: this.pressesOf(one, turn),
    }));
    return this.deck.fill('shared/past', { rows }, translator.code);
  }

  /** Where others read along the object has no name. */
  undo(one: PastObject, turn: Turn): Card {
    const translator = this.translatorOf(turn);
    const [press = { kind: one.kind.name, ticket: '' }] = this.pressesOf(one, turn);
    const name = turn.conversation.shared ? '' : (one.summary?.name ?? '');
    return this.deck.fill('shared/undo', { name, about: aboutOf(one, turn, translator), press }, translator.code);
  }

  /** The data of a button that goes on with the object; none for a kind whose cards only tell. */
  private pressesOf({ kind, object, summary }: PastObject, turn: Turn): { kind: string; ticket: string }[] {
    const { id, at, form, created } = object;
    const known = summary ?? { id, at, name: '', lines: [], details: [], url: '' };
    const ticket = this.summaries.ticketOf(kind, known, turn, form, created);
    return ticket ? [{ kind: kind.name, ticket }] : [];
  }

  private translatorOf({ requester }: Turn): Translator {
    return this.deck.translators.of(requester.locale);
  }
}

/** What it is, where its name is known no longer: its card reads it from Graph. */
function nameOfObject({ kind, summary }: PastObject, translator: Translator): string {
  return summary?.name || headingOf(kind, translator);
}

function aboutOf({ kind, object }: PastObject, { requester }: Turn, translator: Translator): string {
  const created = moment(new Date(object.created).toISOString(), 'minute', requester.timeZone);
  return `${headingOf(kind, translator)} · ${translator.localize(created)}`;
}
