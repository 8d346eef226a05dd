import type { Creations } from '../../creation/creations';
import type { History, OpenedForm } from '../../creation/history';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Catalog } from '../../kinds/catalog';
import type { Turn } from '../../turn/turn';
import { MOST_LINES } from '../batch/batchText';

const NOTHING = say`Nothing is waiting for an answer here.`;
const USED = say`Your newest form here was used already, so there is nothing to cancel.`;
const TOO_LATE = say`It’s being created already, so it can’t be cancelled any more.`;

/** Drops the newest form that somebody has open in a conversation. */
export class CancelForms {
  constructor(
    private readonly catalog: Catalog,
    private readonly creations: Pick<Creations, 'cancel' | 'entry'>,
    private readonly history: Pick<History, 'of'>,
  ) {}

  async newest(turn: Turn): Promise<LocalizedText> {
    for (const form of (await this.history.of(turn)).forms) {
      const entry = await this.creations.entry(turn, form.nonce);
      if (entry?.state === 'cancelled') continue;
      if (form.isBatch && (await this.isBegun(turn, form))) return USED;
      const state = await this.creations.cancel(turn, form.nonce);
      if (state === 'cancelled') return this.inWords(form);
      return state === 'created' ? USED : TOO_LATE;
    }
    return NOTHING;
  }

  /** Each line of many has a number of its own. */
  private async isBegun(turn: Turn, { nonce }: OpenedForm): Promise<boolean> {
    const numbers = Array.from({ length: MOST_LINES }, (_, i) => `${nonce}-${i + 1}`);
    const entries = await Promise.all(numbers.map((number) => this.creations.entry(turn, number)));
    return entries.some((entry) => entry !== undefined);
  }

  private inWords({ kind: name }: OpenedForm): LocalizedText {
    const kind = this.catalog.named(name);
    if (!kind) return say`Cancelled. Nothing was created.`;
    return say`Your newest form here is cancelled: ${{ say: kind.title }}. Nothing was created.`;
  }
}
