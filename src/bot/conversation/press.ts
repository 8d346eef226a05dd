import type { Ticket } from '../forms/tickets';
import type { ObjectKind } from '../kinds/kind';
import { type Person, SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';

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
