import type { Creations } from '../../creation/creations';
import type { Catalog } from '../../kinds/catalog';
import type { Answer } from '../answer';
import type { FormCards } from '../cards/formCards';
import { type OwnPress, outdated } from '../press';

/** Shows everybody the lines of a summary that only its maker saw. */
export class ShareDetails {
  constructor(
    private readonly catalog: Catalog,
    private readonly creations: Creations,
    private readonly cards: FormCards,
  ) {}

  async answer(own: OwnPress): Promise<Answer> {
    const { turn, ticket } = own;
    const entry = await this.creations.entry(turn, ticket.nonce);
    if (entry?.state !== 'created' || entry.summary.isProof) return outdated(own);
    const kind = this.catalog.named(entry.summary.kind) ?? own.kind;
    const everyone = this.cards.summaries.sharedByMaker(kind, entry.summary, turn, ticket);
    return { show: everyone, everyone, trace: { outcome: 'shared', kind: kind.name } };
  }
}
