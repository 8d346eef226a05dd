import type { Card, CardData, CardDeck } from '../../cards/cardDeck';
import { withTexts } from '../../cards/withTexts';
import type { LivingCard } from '../../creation/livingCard';
import type { SentRequest } from '../../creation/sentRequest';
import type { CreatedSummary } from '../../creation/submission';
import type { FormOrigin, Tickets } from '../../forms/tickets';
import { joined, type LocalizedText, moment, say } from '../../i18n/localizedText';
import type { Translator } from '../../i18n/translator';
import { createdHeading, type ObjectKind, type Summary } from '../../kinds/kind';
import type { Turn } from '../../turn/turn';
import type { Buttons, CardOf, LivingButtons } from '../living/livingButtons';
import { requestInWords } from '../living/requestInWords';
import { contextOf, headingOf, linesIn, nameOf } from './cardWords';
import { type ShownSummary, sharedSummary, withheldFrom } from './sharedSummary';

/** The buttons of a card that only tells. */
const NO_BUTTONS: Buttons = { living: '', front: [], rest: [], asking: [] };

/** What a card says beside its object. */
interface Around {
  readonly kind: ObjectKind;
  readonly translator: Translator;
  /** Of the buttons that are not its object's. */
  readonly ticket: string;
  readonly by: string;
  readonly buttons: Buttons;
  /** Stands under the heading. */
  readonly note?: LocalizedText | undefined;
  /** Whose client looks by itself how the object is now; nobody's where it cannot. */
  readonly teamsId?: string;
}

/** An object with what its form could not add to it yet. */
type Present = Omit<CreatedSummary, 'kind'>;
/** `isOld`: what stands on it is not read just now. */
type PresentCard = LivingCard & { readonly isOld?: boolean };

/** What is known of an object that is not there. */
export interface Gone {
  /** '' where it is not known, or not for those who read it. */
  readonly name: string;
  /** Whether its maker has undone it; somebody has deleted it otherwise. */
  readonly isUndone: boolean;
  /** Until when it can be restored, in milliseconds since 1970, as far as that is known. */
  readonly until: number | undefined;
  readonly isForAll: boolean;
}

const DELETED = say`Somebody has deleted it.`;

/** Makes the cards that say what was created, and what has become of it: for its maker, and for everybody else. */
export class SummaryCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    /** Missing where cards only tell. */
    private readonly living?: LivingButtons,
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
    const translator = translatorFor(this.deck, turn);
    const ticket = this.tickets.issue(contextOf(kind, turn), origin);
    const buttons = this.buttonsOf(kind, asSent(made), newCard(kind, turn, origin, shown?.name), translator, false);
    const { teamsId } = turn.requester;
    return this.whole(made, { kind, translator, ticket, by: nameOf(turn, translator), buttons, teamsId }, shown);
  }

  /** What everybody in the conversation gets to see; in a person's own chat that is all. */
  forEveryone(kind: ObjectKind, made: CreatedSummary, turn: Turn, origin: FormOrigin, said = ''): Card {
    const shown = this.shownOf(kind, made, turn, said);
    if (!shown) return this.forMaker(kind, made, turn, origin);
    const ticket = this.tickets.issue(contextOf(kind, turn), origin);
    const card = newCard(kind, turn, origin, shown.name);
    const buttons = this.buttonsOf(kind, asSent(made), card, translatorFor(this.deck, turn), true);
    return this.shown(kind, turn, buttons.living || ticket, shown, buttons);
  }

  /** Undefined where nobody reads along. */
  shownOf(kind: ObjectKind, made: Summary, turn: Turn, said: string): ShownSummary | undefined {
    if (!turn.conversation.shared) return undefined;
    const { name, url, lines } = sharedSummary(kind, made, said);
    return { name, url, lines: linesIn(lines, translatorFor(this.deck, turn), kind) };
  }

  /** Its maker's client asks for the whole with what stands in `press`; where that is gone, the same card can be made of it. */
  shown(kind: ObjectKind, turn: Turn, ticket: string, shown: ShownSummary, buttons = NO_BUTTONS): Card {
    const translator = translatorFor(this.deck, turn);
    const { teamsId } = turn.requester;
    return this.open(shown, { kind, translator, ticket, by: nameOf(turn, translator), buttons }, teamsId);
  }

  /** The lines of the summary for everybody, once its maker wants that. */
  sharedByMaker(kind: ObjectKind, made: CreatedSummary, turn: Turn, origin: FormOrigin): Card {
    const translator = translatorFor(this.deck, turn);
    const { name, url, lines } = made;
    const ticket = this.tickets.issue(contextOf(kind, turn), origin);
    const card = { ...newCard(kind, turn, origin, name), isShared: true };
    const buttons = this.buttonsOf(kind, made, card, translator, true);
    const shown = { name, url, lines: linesIn(lines, translator, kind) };
    return this.shown(kind, turn, buttons.living || ticket, shown, buttons);
  }

  /** The object as it is now, for its maker. */
  presentForMaker(kind: ObjectKind, present: Present, card: PresentCard, turn: Turn, note?: LocalizedText): Card {
    const { teamsId } = turn.requester;
    const translator = translatorFor(this.deck, turn);
    const buttons = this.buttonsOf(kind, present, card, translator, false);
    const origin = { nonce: card.form, issued: card.created };
    const ticket = card.form === '' ? '' : this.tickets.issue(contextOf(kind, turn), origin);
    const around = { kind, translator, ticket, by: nameOf(turn, translator), buttons, note, teamsId };
    return this.whole(present, around, card.isShared ? undefined : this.shownOf(kind, present, turn, card.spokenName));
  }

  /** The object as it is now, as far as everybody may see it, in its maker's language. */
  presentForEveryone(kind: ObjectKind, present: Summary, card: LivingCard, turn: Turn, note?: LocalizedText): Card {
    if (!turn.conversation.shared) return this.presentForMaker(kind, present, card, turn, note);
    const translator = this.deck.translators.of(card.maker.locale);
    const { name, url, lines } = card.isShared ? present : sharedSummary(kind, present, card.spokenName);
    const buttons = this.buttonsOf(kind, present, card, translator, true);
    const around = { kind, translator, ticket: buttons.living, by: card.maker.name, buttons, note };
    const shown = { name, url, lines: linesIn(lines, translator, kind) };
    return this.open({ ...shown, heading: present.heading }, around, card.maker.teamsId);
  }

  /** The object is not there any more; its maker alone may bring it back. */
  gone(kind: ObjectKind, card: LivingCard, turn: Turn, { name, isUndone, until, isForAll }: Gone): Card {
    const translator = isForAll ? this.deck.translators.of(card.maker.locale) : translatorFor(this.deck, turn);
    const buttons = this.living?.ofGone(kind, card, translator, isForAll) ?? NO_BUTTONS;
    const heading = headingOf(kind, translator);
    const back = isForAll ? '' : goneInWords(kind, until, turn);
    const data = {
      heading: translator.localize(isUndone ? say`${heading} undone` : say`${heading} deleted`, kind.name),
      name,
      text: translator.localize(isUndone || isForAll ? back : joined([DELETED, back], ' '), kind.name),
      by: card.maker.name || translator.localize(say`You`),
      press: { kind: kind.name, ticket: buttons.living, said: name, shown: { name, url: '', lines: [] } },
      requester: card.maker.teamsId,
      front: buttons.front,
    };
    const { refresh, ...rest } = this.deck.fill('shared/gone', data, translator.code);
    return isForAll ? { ...rest, refresh } : rest;
  }

  /** As `gone`, of what a form has created. */
  undone(kind: ObjectKind, made: CreatedSummary, turn: Turn, origin: FormOrigin, isForAll: boolean): Card {
    const { id, at = {}, name } = made;
    const card = { ...newCard(kind, turn, origin), id, at, created: origin.issued, left: '', number: '' };
    const shown = isForAll ? (this.shownOf(kind, made, turn, '')?.name ?? '') : name;
    return this.gone(kind, card, turn, { name: shown, isUndone: true, until: undefined, isForAll });
  }

  /** The token of an object's card, for a button elsewhere; '' for a kind whose cards only tell. */
  ticketOf(kind: ObjectKind, made: Omit<CreatedSummary, 'kind'>, turn: Turn, nonce: string, created: number): string {
    const card = { ...newCard(kind, turn, { nonce, issued: created }), created };
    return this.buttonsOf(kind, asSent(made), card, translatorFor(this.deck, turn), false).living;
  }

  /** What everybody sees, once more, where the object cannot be looked at. */
  shownAgain(kind: ObjectKind, card: LivingCard, turn: Turn, shown: ShownSummary): Card {
    const translator = translatorFor(this.deck, turn);
    const ticket = this.living?.again(card) ?? '';
    return this.open(shown, { kind, translator, ticket, by: card.maker.name, buttons: NO_BUTTONS }, card.maker.teamsId);
  }

  /** With what made it in words to copy, for whoever wants to do the same by a program. */
  withRequest(card: Card, sent: SentRequest, graph: string, turn: Turn): Card {
    const translator = translatorFor(this.deck, turn);
    return withTexts(
      card,
      requestInWords(sent, graph).map(([label, text]) => [translator.localize(label), text]),
    );
  }

  private whole(
    made: Omit<CreatedSummary, 'kind'>,
    { kind, translator, ticket, by, buttons, note = '', teamsId = '' }: Around,
    shown: ShownSummary | undefined,
  ): Card {
    const { name, url, lines, details, additions = [], problem = '' } = made;
    const all = { name, url, lines: linesIn(lines, translator, kind) };
    const data = {
      kind: kind.name,
      ticket,
      living: buttons.living || ticket,
      requester: teamsId,
      ...headingData(kind, translator, made.heading, note),
      name,
      url,
      open: translator.text(kind.openTitle, kind.name),
      by,
      lines: all.lines,
      details: linesIn(details, translator, kind),
      missing: additions.map(({ label }) => ({ label: translator.localize(label, kind.name) })),
      problem: translator.localize(problem, kind.name),
      withheld: shown ? withheldFrom(all, shown, translator) : '',
      ...buttonData(buttons),
    };
    const { refresh, ...card } = this.deck.fill(`${kind.name}/summary`, data, translator.code);
    return buttons.living === '' ? card : { ...card, refresh };
  }

  private open(
    { heading, ...shown }: ShownSummary & { readonly heading?: LocalizedText | undefined },
    { kind, translator, ticket, by, buttons, note = '' }: Around,
    maker: string,
  ): Card {
    const data = {
      ...shown,
      press: { kind: kind.name, ticket, said: shown.name, shown: { ...shown } },
      requester: maker,
      ...headingData(kind, translator, heading, note),
      open: translator.text(kind.openTitle, kind.name),
      by,
      ...buttonData(buttons),
    };
    return this.deck.fill('shared/sharedSummary', data, translator.code);
  }

  private buttonsOf(kind: ObjectKind, made: Summary, card: CardOf, translator: Translator, isForAll: boolean): Buttons {
    if (!kind.living || !this.living) return NO_BUTTONS;
    return this.living.of(kind, made, card, translator, isForAll);
  }
}

function goneInWords({ living }: ObjectKind, until: number | undefined, { requester }: Turn): LocalizedText {
  if (until !== undefined)
    return say`You can restore it until ${moment(new Date(until).toISOString(), 'day', requester.timeZone)}.`;
  return living?.bin ? say`You may be able to restore it for thirty days.` : say`It can’t be restored.`;
}

/** Without what is still missing of it. */
function asSent<S extends Omit<CreatedSummary, 'kind'>>(made: S): S {
  const { parts, additions = [] } = made;
  return parts ? { ...made, parts: parts.filter((part) => !additions.some(({ name }) => name === part)) } : made;
}

function headingData(
  kind: ObjectKind,
  translator: Translator,
  heading: LocalizedText = createdHeading(headingOf(kind, translator)),
  note: LocalizedText = '',
): { heading: string; note: string } {
  return { heading: translator.localize(heading, kind.name), note: translator.localize(note, kind.name) };
}

function buttonData({ front, rest, asking }: Buttons): { [name: string]: CardData } {
  const hasMore = [rest, asking].some((some) => Array.isArray(some) && some.length > 0);
  return { front, rest, asking, hasMore };
}

function newCard(kind: ObjectKind, turn: Turn, { nonce }: FormOrigin, spokenName = ''): CardOf {
  const { requester, tenantId, conversation } = turn;
  const { id, name, teamsId, locale } = requester;
  const maker = { id, name, teamsId, ...(locale !== undefined && { locale }) };
  return { kind: kind.name, maker, tenant: tenantId, conversation: conversation.id, form: nonce, spokenName };
}

function translatorFor({ translators }: CardDeck, { requester }: Turn): Translator {
  return translators.of(requester.locale);
}
