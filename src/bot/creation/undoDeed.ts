import { say } from '../i18n/localizedText';
import type { ObjectRequest } from '../kinds/living';
import type { Creations } from './creations';
import { type Deed, type DeedParts, isYoung, notShownYet, notYet, refused } from './deed';
import { digestOf } from './digest';

/** Milliseconds after its creation for which an object can be undone. */
export const UNDO_FOR = 10 * 60 * 1000;
/** Seconds between two looks whether everything has come to its end. */
const PAUSE = 3;

const TOO_LATE = say`Undo is there for ten minutes. Nothing was deleted; you can still delete it where you work with it.`;
const CHANGED = say`Somebody has changed it since, so I left it as it is. Look at it, and delete it where you work with it if you still want to.`;
const UNSETTLED = say`I’m still making sure that nothing else about it is under way. Then I go on, or you press again.`;

/** Deletes what its maker has created, as long as nobody else has been there. */
export class UndoDeed implements Deed {
  constructor(
    private readonly parts: DeedParts,
    private readonly creations: Pick<Creations, 'entry' | 'markUndone'>,
  ) {}

  async check(): Promise<void> {
    const { order, turn } = this.parts;
    const { card, pressed } = order;
    if (pressed - card.created > UNDO_FOR) throw refused(TOO_LATE);
    if (card.left === '') throw refused(CHANGED);
    const entry = card.form === '' ? undefined : await this.creations.entry(turn, card.form);
    if (entry?.state === 'running') throw notYet(UNSETTLED, PAUSE);
    if (entry?.state !== 'created' || !entry.left) return;
    const { summary, left } = entry;
    const isAtIt = summary.additions && (!summary.problem || summary.again);
    if (isAtIt || left.posts > 1) throw notYet(UNSETTLED, PAUSE);
  }

  async next(): Promise<ObjectRequest | undefined> {
    const { order, living, viewer, graph, now } = this.parts;
    const object = await living.read(order.card, graph);
    if (object === undefined) {
      if (isYoung(order.card, now())) throw notShownYet();
      return undefined;
    }
    if (digestOf(living.parts(object, viewer)) !== order.card.left) throw refused(CHANGED);
    return living.remove(object);
  }

  async done(): Promise<void> {
    const { order, turn, now } = this.parts;
    if (order.card.form !== '') await this.creations.markUndone(turn, order.card.form, now());
  }
}
