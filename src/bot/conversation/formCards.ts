import type { Card, CardDeck } from '../cards/cardDeck';
import { withProblems } from '../cards/withProblems';
import type { Fields } from '../forms/fields';
import type { Answers, Problems } from '../forms/readForm';
import type { FormContext, Tickets } from '../forms/tickets';
import type { Graph } from '../graph/graph';
import type { Catalog } from '../kinds/catalog';
import type { ObjectKind, Options } from '../kinds/kind';
import type { Made, Waiting } from './ledgerPage';
import type { Turn } from './turn';

/** What a form shows beside its empty inputs. */
export interface Filled {
  /** The words after the command. */
  readonly said?: string;
  readonly answers?: Answers;
  readonly problems?: Problems;
  /** Whether the lists that few people need are shown too. */
  readonly more?: boolean;
  /** A kind that may be created instead, now that Graph has refused this one. */
  readonly instead?: ObjectKind | undefined;
}

/** Makes the cards of one kind for one person: the invitation everyone sees, the form, the wait and the summary. */
export class FormCards {
  constructor(
    private readonly deck: CardDeck,
    private readonly tickets: Tickets,
    private readonly catalog: Catalog,
  ) {}

  /** Holds nothing of the person but their name and what they said aloud. */
  invitation(kind: ObjectKind, turn: Turn, said: string, nonce?: string): Card {
    const { name, teamsId } = turn.requester;
    return this.deck.fill('shared/invitation', {
      press: this.opening(kind, turn, said, nonce),
      title: kind.title,
      name,
      said,
      requester: teamsId,
    });
  }

  /** The data of a button that opens the form for this person. */
  opening(kind: ObjectKind, turn: Turn, said: string, nonce?: string): { kind: string; ticket: string; said: string } {
    return { kind: kind.name, ticket: this.tickets.issue(contextOf(kind, turn), nonce), said };
  }

  /** `graph` is needed by kinds that offer lists. */
  async form(
    kind: ObjectKind,
    turn: Turn,
    { nonce, said, answers, problems, more = false, instead }: Filled & { nonce?: string },
    graph?: Graph,
  ): Promise<Card> {
    const typed = { ...(said && { [firstField(kind)]: said }), ...answers };
    const options = graph ? await optionsOf(kind, graph, typed, more) : {};
    const card = this.deck.fill(`${kind.name}/form`, {
      kind: kind.name,
      ticket: this.tickets.issue(contextOf(kind, turn), nonce),
      values: { ...startingWith(kind.fields, options), ...typed },
      options,
      more,
      siblings: this.catalog.siblings(kind).map(({ name, title }) => ({ kind: name, title: capitalised(title) })),
      instead: instead ? [{ kind: instead.name, title: instead.title }] : [],
    });
    return withProblems(card, problems ?? {});
  }

  /** `press` repeats the same creation, which is how it is looked up. */
  pending(kind: ObjectKind, turn: Turn, ticket: string, answers: Answers, waiting: Waiting): Card {
    const { teamsId, timeZone } = turn.requester;
    return this.deck.fill('shared/pending', {
      title: kind.title,
      name: answers[firstField(kind)] ?? '',
      press: { ...answers, kind: kind.name, ticket },
      requester: teamsId,
      waiting: waiting.for,
      until: waiting.for === 'throttling' ? clockTime(waiting.until, timeZone) : '',
    });
  }

  /** `nonce` is that of the form that made it, so that its button can go on with what is missing. */
  summary(kind: ObjectKind, made: Omit<Made, 'kind'>, turn: Turn, nonce: string): Card {
    const { name, url, lines, details, additions = [], problem = '' } = made;
    return this.deck.fill(`${kind.name}/summary`, {
      kind: kind.name,
      ticket: this.tickets.issue(contextOf(kind, turn), nonce),
      name,
      url,
      by: turn.requester.name,
      lines: lines.map(({ label, value }) => ({ label, value })),
      details: details.map(({ label, value }) => ({ label, value })),
      missing: additions.map(({ label }) => ({ label })),
      problem,
    });
  }

  message(text: string): Card {
    return this.deck.fill('shared/message', { text });
  }
}

export function contextOf(kind: ObjectKind, { requester, tenantId, conversation }: Turn): FormContext {
  return { kind: kind.name, requester: requester.id, tenant: tenantId, conversation: conversation.id };
}

async function optionsOf(kind: ObjectKind, graph: Graph, answers: Answers, more: boolean): Promise<Options> {
  const [usual, rare] = await Promise.all([
    kind.options?.(graph, answers),
    more ? kind.more?.options(graph) : undefined,
  ]);
  return { ...usual, ...rare };
}

/** The field that names the object; it takes the words after the command. */
export function firstField({ fields }: ObjectKind): string {
  return Object.keys(fields)[0] ?? '';
}

/** `10:42:05`, on the person's own clock. */
export function clockTime(moment: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(moment);
}

/** For the beginning of a line or a button. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function startingWith(fields: Fields, options: Options): Answers {
  const starting = Object.entries(fields).map(([id, { required, initial }]) => {
    const first = required ? options[id]?.[0]?.value : undefined;
    return [id, initial || (first ?? '')];
  });
  return Object.fromEntries(starting);
}
