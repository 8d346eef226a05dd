import type { Fields } from '../../forms/fields';
import { startingAnswers } from '../../forms/readForm';
import type { Tickets } from '../../forms/tickets';
import type { JsonRecord } from '../../json/json';
import type { Catalog } from '../../kinds/catalog';
import { contextOf } from '../cards/cardWords';
import { carried } from '../keptAnswers';
import type { OwnPress } from '../press';

/** Turns a press on one kind's form into the same press on another's. */
export class KindSwitch {
  constructor(
    private readonly catalog: Catalog,
    private readonly tickets: Tickets,
  ) {}

  /** Takes over the name and all that was chosen; a kind that is not there changes nothing. */
  to(own: OwnPress, name: unknown): OwnPress {
    const kind = this.catalog.named(name);
    if (!kind) return own;
    const { answers, kept } = carried(own.kind, kind, own.data);
    const { to: _to, ...rest } = without(own.kind.fields, own.data);
    // A form shows what it begins with; what is created at once has to be told.
    const begun = own.verb === 'create' ? startingAnswers(kind.fields) : {};
    const ticket = this.tickets.issue(contextOf(kind, own.turn), own.ticket);
    return { ...own, kind, data: { ...rest, ...begun, ...answers, kept, kind: kind.name, ticket } };
  }
}

function without(fields: Fields, data: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !Object.hasOwn(fields, name)));
}
