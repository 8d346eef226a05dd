import type { Card, CardDeck } from '../../cards/cardDeck';
import type { CreatedSummary } from '../../creation/submission';
import type { FormOrigin, Tickets } from '../../forms/tickets';
import type { Translator } from '../../i18n/translator';
import { createdHeading, type ObjectKind } from '../../kinds/kind';
import type { Turn } from '../../turn/turn';
import { contextOf, headingOf, linesIn, nameOf } from './cardWords';
import { type ShownSummary, sharedSummary, withheldFrom } from './sharedSummary';

/** Makes the cards that say what was created: for its maker, and for everybody else. */
export class SummaryCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
  ) {}

  /**
   * All of it, for its maker. The origin is that of the form that made it, so that its button can go on with what is
   * missing; `shown` is what everybody sees, so that the card can say what they do not.
   */
  forMaker(
    kind: ObjectKind,
    made: Omit<CreatedSummary, 'kind'>,
    turn: Turn,
    origin: FormOrigin,
    shown?: ShownSummary,
  ): Card {
    const { name, url, lines, details, additions = [], problem = '' } = made;
    const translator = translatorFor(this.deck, turn);
    const all = { name, url, lines: linesIn(lines, translator, kind) };
    const data = {
      kind: kind.name,
      ticket: this.tickets.issue(contextOf(kind, turn), origin),
      heading: translator.localize(createdHeading(headingOf(kind, translator)), kind.name),
      name,
      url,
      open: translator.text(kind.openTitle, kind.name),
      by: nameOf(turn, translator),
      lines: all.lines,
      details: linesIn(details, translator, kind),
      missing: additions.map(({ label }) => ({ label: translator.localize(label, kind.name) })),
      problem: translator.localize(problem, kind.name),
      withheld: shown ? withheldFrom(all, shown, translator) : '',
    };
    return this.deck.fill(`${kind.name}/summary`, data, translator.code);
  }

  /** What everybody in the conversation gets to see; in a person's own chat that is all. */
  forEveryone(kind: ObjectKind, made: CreatedSummary, turn: Turn, origin: FormOrigin, said = ''): Card {
    const shown = this.shownOf(kind, made, turn, said);
    if (!shown) return this.forMaker(kind, made, turn, origin);
    return this.shown(kind, turn, this.tickets.issue(contextOf(kind, turn), origin), shown);
  }

  /** Undefined where nobody reads along. */
  shownOf(kind: ObjectKind, made: CreatedSummary, turn: Turn, said: string): ShownSummary | undefined {
    if (!turn.conversation.shared) return undefined;
    const { name, url, lines } = sharedSummary(kind, made, said);
    return { name, url, lines: linesIn(lines, translatorFor(this.deck, turn), kind) };
  }

  /** Its maker's client asks for the whole with what stands in `press`; where that is gone, the same card can be made of it. */
  shown(kind: ObjectKind, turn: Turn, ticket: string, shown: ShownSummary): Card {
    const translator = translatorFor(this.deck, turn);
    const data = {
      ...shown,
      press: { kind: kind.name, ticket, said: shown.name, shown: { ...shown } },
      requester: turn.requester.teamsId,
      heading: translator.localize(createdHeading(headingOf(kind, translator)), kind.name),
      open: translator.text(kind.openTitle, kind.name),
      by: nameOf(turn, translator),
    };
    return this.deck.fill('shared/sharedSummary', data, translator.code);
  }

  /** The lines of the summary for everybody, once its maker wants that. */
  sharedByMaker(kind: ObjectKind, made: CreatedSummary, turn: Turn, origin: FormOrigin): Card {
    const translator = translatorFor(this.deck, turn);
    const { name, url, lines } = made;
    const ticket = this.tickets.issue(contextOf(kind, turn), origin);
    return this.shown(kind, turn, ticket, { name, url, lines: linesIn(lines, translator, kind) });
  }
}

function translatorFor({ translators }: CardDeck, { requester }: Turn): Translator {
  return translators.of(requester.locale);
}
