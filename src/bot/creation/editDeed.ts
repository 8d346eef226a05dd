import type { Answers } from '../forms/readForm';
import { say } from '../i18n/localizedText';
import { parseJson, recordOf, textOf } from '../json/json';
import type { ObjectRequest } from '../kinds/living';
import { type Deed, type DeedParts, isYoung, notShownYet, refused } from './deed';
import { digestOf } from './digest';

/** What somebody has changed on a form, and digests of what the form showed them in those fields. */
export interface Changes {
  readonly typed: Answers;
  readonly before: Readonly<Record<string, string>>;
}

const GONE = say`It’s no longer there: somebody has deleted it.`;
const CHANGED_MEANWHILE = say`Somebody has changed the same meanwhile. Look at what stands beside the fields, and press Save again.`;

/**
 * Changes fields of an object, those alone that its maker has changed, as long as nobody else has changed the same since the
 * form was shown. The object is read again just before; what is written in between is overwritten, but in Planner.
 */
export class EditDeed implements Deed {
  private untouched = false;

  constructor(private readonly parts: DeedParts) {}

  async next(): Promise<ObjectRequest | undefined> {
    const { order, living, viewer, graph, now } = this.parts;
    const object = await living.read(order.card, graph);
    if (object === undefined || !living.edit) throw isYoung(order.card, now()) ? notShownYet() : refused(GONE);
    this.untouched = digestOf(living.parts(object, viewer)) === order.card.left;
    const present = living.edit.answers(object, viewer);
    const { typed, before } = changesIn(order.input);
    const open = Object.keys(typed).filter((field) => typed[field] !== (present[field] ?? ''));
    if (open.length === 0) return undefined;
    if (open.some((field) => fieldDigest(present[field]) !== before[field])) throw refused(CHANGED_MEANWHILE);
    return living.edit.request(object, { ...present, ...typed }, open, viewer);
  }

  wasLeft(): boolean {
    return this.untouched;
  }
}

/** As the input of an order. */
export function writeChanges(changes: Changes): string {
  return JSON.stringify(changes);
}

/** Of what stood in a field. */
export function fieldDigest(answer = ''): string {
  return digestOf([answer]).slice(0, 8);
}

function changesIn(input: string): Changes {
  const { typed, before } = recordOf(parseJson(input));
  return { typed: textsIn(typed), before: textsIn(before) };
}

export function textsIn(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(recordOf(value)).map(([name, text]) => [name, textOf(text)]));
}
