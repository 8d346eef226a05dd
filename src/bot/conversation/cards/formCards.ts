import type { Card, CardDeck } from '../../cards/cardDeck';
import { withProblems } from '../../cards/withProblems';
import type { Fields } from '../../forms/fields';
import type { Answers, Problems } from '../../forms/readForm';
import type { FormContext, Tickets } from '../../forms/tickets';
import type { Graph } from '../../graph/graph';
import { moment, say, type Words } from '../../i18n/localizedText';
import type { Voice } from '../../i18n/translator';
import type { Catalog } from '../../kinds/catalog';
import { firstField } from '../../kinds/firstField';
import type { Line, ObjectKind, Options } from '../../kinds/kind';
import type { Made, Waiting } from '../../ledger/ledgerEntry';
import { type Heard, type HeardData, heardData } from '../../turn/commandText';
import type { Turn } from '../../turn/turn';
import { showReading } from '../guessReview';
import type { Filling, QuickAdd } from '../quickAdd';

/** What a form shows beside its empty inputs. */
export interface Filled {
  /** What was said after the command, to be read into the fields of a fresh form. */
  readonly heard?: Heard;
  readonly answers?: Answers;
  readonly problems?: Problems;
  /** Whether the lists that few people need are shown too. */
  readonly more?: boolean;
  /** A kind that may be created instead, now that Graph has refused this one. */
  readonly instead?: ObjectKind | undefined;
}

const NOTHING: Heard = { text: '', at: 0, people: [] };
const NOTHING_HEARD: Filling = { answers: {}, guesses: [], options: {} };

/** Makes the cards of one kind for one person: the invitation everyone sees, the form, the wait and the summary. */
export class FormCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    private readonly catalog: Catalog,
    private readonly quickAdd: QuickAdd,
  ) {}

  /** Holds nothing of the person but their name and what they said aloud. */
  invitation(kind: ObjectKind, turn: Turn, heard: Heard, nonce?: string): Card {
    const voice = this.voiceOf(turn);
    const [title, name] = [titleOf(kind, voice), nameOf(turn, voice)];
    const press = this.opening(kind, turn, heard, nonce);
    const data = { press, title, name, said: heard.text, requester: turn.requester.teamsId };
    return this.deck.fill('shared/invitation', data, voice.code);
  }

  /** The data of a button that opens the form for this person. */
  opening(kind: ObjectKind, turn: Turn, heard: Heard, nonce?: string): HeardData & { kind: string; ticket: string } {
    return { kind: kind.name, ticket: this.tickets.issue(contextOf(kind, turn), nonce), ...heardData(heard) };
  }

  /** `graph` is needed by kinds that offer lists, and to look up people. */
  async form(kind: ObjectKind, turn: Turn, filled: Filled & { nonce?: string }, graph?: Graph): Promise<Card> {
    const { nonce, heard, problems, more = false, instead } = filled;
    const filling = heard?.text ? await this.quickAdd.fill(kind, heard, turn, graph) : NOTHING_HEARD;
    // Clients leave out inputs that are blank: what was read must not fill in again what somebody has taken out.
    const typed = filled.answers ?? filling.answers;
    const options = await this.optionsFor(kind, typed, { filling, more, isFresh: !filled.answers }, graph);
    const voice = this.voiceOf(turn);
    const data = {
      kind: kind.name,
      ticket: this.tickets.issue(contextOf(kind, turn), nonce),
      values: { ...startingWith(kind.fields, options), ...typed },
      options,
      more,
      siblings: this.catalog.siblings(kind).map((one) => ({ kind: one.name, title: headingOf(one, voice) })),
      instead: instead ? [{ kind: instead.name, title: titleOf(instead, voice) }] : [],
    };
    const card = this.deck.fill(`${kind.name}/form`, data, voice.code);
    const told = withProblems(card, inWords(problems ?? {}, voice, kind), voice.inWords(say`Please check`));
    const repeat = { kind: kind.name, ticket: data.ticket, ...heardData(heard ?? NOTHING) };
    return showReading(told, { guesses: filling.guesses, answers: typed, data: repeat, voice, kind: kind.name });
  }

  /** The lists that were read for the reading are those of the form, as long as nobody has changed an answer. */
  private async optionsFor(
    kind: ObjectKind,
    answers: Answers,
    { filling, more, isFresh }: { filling: Filling; more: boolean; isFresh: boolean },
    graph?: Graph,
  ): Promise<Options> {
    if (!graph) return {};
    const isRead = isFresh && filling !== NOTHING_HEARD;
    const [usual, rare] = await Promise.all([
      isRead ? filling.options : kind.options?.(graph, answers),
      more ? kind.more?.options(graph) : undefined,
    ]);
    return { ...usual, ...rare };
  }

  /** `press` repeats the same creation, which is how it is looked up. */
  pending(kind: ObjectKind, turn: Turn, ticket: string, answers: Answers, waiting: Waiting): Card {
    const { teamsId, timeZone } = turn.requester;
    const voice = this.voiceOf(turn);
    const data = {
      title: titleOf(kind, voice),
      name: answers[firstField(kind)] ?? '',
      press: { ...answers, kind: kind.name, ticket },
      requester: teamsId,
      waiting: waiting.for,
      until: waiting.for === 'throttling' ? voice.inWords(clockTime(waiting.until, timeZone)) : '',
    };
    return this.deck.fill('shared/pending', data, voice.code);
  }

  /** `nonce` is that of the form that made it, so that its button can go on with what is missing. */
  summary(kind: ObjectKind, made: Omit<Made, 'kind'>, turn: Turn, nonce: string): Card {
    const { name, url, lines, details, additions = [], problem = '' } = made;
    const voice = this.voiceOf(turn);
    const data = {
      kind: kind.name,
      ticket: this.tickets.issue(contextOf(kind, turn), nonce),
      name,
      url,
      by: nameOf(turn, voice),
      lines: linesIn(lines, voice, kind),
      details: linesIn(details, voice, kind),
      missing: additions.map(({ label }) => ({ label: voice.inWords(label, kind.name) })),
      problem: voice.inWords(problem, kind.name),
    };
    return this.deck.fill(`${kind.name}/summary`, data, voice.code);
  }

  message(words: Words, turn: Turn): Card {
    const voice = this.voiceOf(turn);
    return this.deck.fill('shared/message', { text: voice.inWords(words) }, voice.code);
  }

  voiceOf({ requester }: Turn): Voice {
    return this.deck.voices.of(requester.locale);
  }
}

export function contextOf(kind: ObjectKind, { requester, tenantId, conversation }: Turn): FormContext {
  return { kind: kind.name, requester: requester.id, tenant: tenantId, conversation: conversation.id };
}

/** `10:42:05`, on the person's own clock. */
export function clockTime(instant: number, timeZone: string): Words {
  return moment(new Date(instant).toISOString(), 'clock', timeZone);
}

/** How a kind is called in the middle of a sentence. */
export function titleOf({ title, name }: ObjectKind, voice: Voice): string {
  return voice.text(title, name);
}

/** For the beginning of a line or a button. */
export function headingOf(kind: ObjectKind, voice: Voice): string {
  const title = titleOf(kind, voice);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

export function nameOf({ requester: { name } }: Turn, voice: Voice): string {
  return name || voice.inWords(say`You`);
}

function inWords(problems: Problems, voice: Voice, { name }: ObjectKind): Record<string, string> {
  return Object.fromEntries(Object.entries(problems).map(([field, words]) => [field, voice.inWords(words, name)]));
}

function linesIn(lines: readonly Line[], voice: Voice, { name }: ObjectKind): { label: string; value: string }[] {
  return lines.map(({ label, value }) => ({ label: voice.inWords(label, name), value: voice.inWords(value, name) }));
}

function startingWith(fields: Fields, options: Options): Answers {
  const starting = Object.entries(fields).map(([id, { required, initial }]) => {
    const first = required ? options[id]?.[0]?.value : undefined;
    return [id, initial || (first ?? '')];
  });
  return Object.fromEntries(starting);
}
