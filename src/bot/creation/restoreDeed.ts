import { say } from '../i18n/localizedText';
import type { ObjectRequest } from '../kinds/living';
import type { Creations } from './creations';
import { type Deed, type DeedParts, notShownYet, refused, YOUNG } from './deed';

const NOT_KEPT = say`It can’t be restored any more: your organisation’s directory no longer has it.`;

/** Brings back what was deleted, as long as it is kept. */
export class RestoreDeed implements Deed {
  constructor(
    private readonly parts: DeedParts,
    private readonly creations: Pick<Creations, 'markUndone'>,
  ) {}

  async check(): Promise<void> {
    const { order, living, graph } = this.parts;
    if ((await living.bin?.until(order.card, graph)) !== undefined) return;
    if ((await living.read(order.card, graph)) === undefined) throw refused(NOT_KEPT);
  }

  async next(): Promise<ObjectRequest | undefined> {
    const { order, living, graph, now } = this.parts;
    if ((await living.bin?.until(order.card, graph)) !== undefined) return living.bin?.restore(order.card);
    if ((await living.read(order.card, graph)) !== undefined) return undefined;
    throw now() - order.pressed < YOUNG ? notShownYet() : refused(NOT_KEPT);
  }

  async done(): Promise<void> {
    const { order, turn } = this.parts;
    if (order.card.form !== '') await this.creations.markUndone(turn, order.card.form, undefined);
  }
}
