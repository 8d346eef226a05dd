import type { Ticket } from '../forms/tickets';
import type { Graph } from '../graph/graph';
import type { KeptReads } from '../graph/keptReads';
import { say } from '../i18n/localizedText';
import type { ObjectKind } from '../kinds/kind';
import { type CommandText, commandTextIn } from '../turn/commandText';
import { type Person, SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';
import type { Answer } from './answer';

/** A pressed button of one of our cards, with the inputs around it; or a card that refreshes by itself. */
export interface Press {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly automatic: boolean;
}

/** A press on a card that is known to be this person's own. */
export interface OwnPress extends Press {
  readonly kind: ObjectKind;
  readonly ticket: Ticket;
  readonly turn: Turn;
  readonly person: Person | undefined;
}

/** Throws `SignInNeeded` where nobody is known yet: the same press then comes again. */
export function graphFor({ person }: OwnPress, permissions: readonly string[]): ReturnType<Person['graph']> {
  if (!person) throw new SignInNeeded(permissions, 'silently');
  return person.graph(permissions);
}

/** As `graphFor`, for what a form only shows: read again and again it may be some seconds old. */
export async function readsFor(own: OwnPress, permissions: readonly string[], kept: KeptReads): Promise<Graph> {
  return kept.of(ownerOf(own.turn), await graphFor(own, permissions));
}

/** Under which name a person's reads are kept. */
export function ownerOf({ tenantId, requester }: Turn): string {
  return `${tenantId}:${requester.id}`;
}

/** What was typed after the command that the pressed card answers. */
export function commandTextOf({ data }: OwnPress): CommandText {
  return commandTextIn(data, Date.now());
}

const OUTDATED = say`This card comes from an older version of me. Type the command again to get a new one.`;

/** Answers a press that today's cards do not have. */
export function outdated({ kind }: OwnPress): Answer {
  return { say: OUTDATED, trace: { outcome: 'outdated', kind: kind.name } };
}
