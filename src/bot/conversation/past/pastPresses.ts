import type { Creations } from '../../creation/creations';
import type { CreatedHere, History } from '../../creation/history';
import { UNDO_FOR } from '../../creation/undoDeed';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Catalog } from '../../kinds/catalog';
import type { Turn } from '../../turn/turn';
import type { Answer, Reply } from '../answer';
import type { OwnPress } from '../press';
import type { PastCards, PastObject } from './pastCards';

const NOTHING = say`There is nothing of yours here that I could undo.`;
const TOO_LATE = say`Undo is there for ten minutes after something was created. Type recent to see what you created here.`;

/** Shows people what they have created in a conversation, and lets them undo the last of it. */
export class PastPresses {
  constructor(
    private readonly catalog: Catalog,
    private readonly creations: Pick<Creations, 'entry' | 'clock'>,
    private readonly history: Pick<History, 'of'>,
    private readonly cards: PastCards,
  ) {}

  /** What it shows is in the store, and still nobody else's business: a button shows it. */
  invitation(turn: Turn): Reply {
    const [kind] = this.catalog.kinds;
    if (!kind) throw new Error('There is no kind.');
    return { card: this.cards.invitation(kind, turn), trace: { outcome: 'recent' } };
  }

  async show({ turn, kind }: OwnPress): Promise<Answer> {
    return { show: this.cards.list(await this.pastOf(turn), turn), trace: { outcome: 'recent', kind: kind.name } };
  }

  /** A card whose button undoes it, or why there is none. */
  async undo(turn: Turn): Promise<Reply | LocalizedText> {
    const last = (await this.pastOf(turn)).find(({ isUndone, kind }) => !isUndone && kind.living !== undefined);
    if (!last) return NOTHING;
    if (this.creations.clock.now() - last.object.created > UNDO_FOR) return TOO_LATE;
    return { card: this.cards.undo(last, turn), trace: { outcome: 'undo asked', kind: last.kind.name } };
  }

  private async pastOf(turn: Turn): Promise<PastObject[]> {
    const { created } = await this.history.of(turn);
    return (await Promise.all(created.map((object) => this.known(object, turn)))).flat();
  }

  private async known(object: CreatedHere, turn: Turn): Promise<PastObject[]> {
    const kind = this.catalog.named(object.kind);
    if (!kind) return [];
    const entry = await this.creations.entry(turn, object.form);
    const made = entry?.state === 'created' ? entry : undefined;
    const summary = made?.summary.isProof ? undefined : made?.summary;
    return [{ kind, object, summary, isUndone: made?.undone !== undefined }];
  }
}
