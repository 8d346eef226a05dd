import type { Tickets } from '../../forms/tickets';
import type { Catalog } from '../../kinds/catalog';
import { firstField } from '../../kinds/firstField';
import { contextOf } from '../cards/cardWords';
import type { OwnPress } from '../press';

/** Turns a press on one kind's form into the same press on another's. */
export class KindSwitch {
  constructor(
    private readonly catalog: Catalog,
    private readonly tickets: Tickets,
  ) {}

  /** Keeps the name and what was typed into fields that both forms have; a kind that is not there changes nothing. */
  to(own: OwnPress, name: unknown): OwnPress {
    const kind = this.catalog.named(name);
    if (!kind) return own;
    const { to: _to, ...data } = own.data;
    const ticket = this.tickets.issue(contextOf(kind, own.turn), own.ticket);
    const named = { [firstField(kind)]: data[firstField(own.kind)] };
    return { ...own, kind, data: { ...data, ...named, kind: kind.name, ticket } };
  }
}
