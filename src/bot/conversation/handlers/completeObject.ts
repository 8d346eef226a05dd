import type { Creations } from '../../creation/creations';
import { within } from '../../http/within';
import { say } from '../../i18n/localizedText';
import type { Answer } from '../answer';
import { graphFor, type OwnPress, outdated } from '../press';
import type { CreationAnswers } from './creationAnswers';

const LATER = say`Microsoft 365 takes its time with what is missing. Look again in a minute.`;

/** Adds what Graph would not add to a new object before. */
export class CompleteObject {
  /** `waitLimit`: milliseconds that a person waits before being told that it goes on. */
  constructor(
    private readonly creations: Creations,
    private readonly results: CreationAnswers,
    private readonly waitLimit: number,
  ) {}

  async answer(own: OwnPress): Promise<Answer> {
    const { kind, turn, ticket } = own;
    const entry = await this.creations.entry(turn, ticket.nonce);
    if (entry?.state !== 'created') return outdated(own);
    const graph = await graphFor(own, Object.keys(kind.permissions));
    const summary = await within(this.waitLimit, this.creations.complete(kind, turn, ticket.nonce, graph));
    if (summary === 'late') return { say: LATER, trace: { outcome: 'pending', kind: kind.name } };
    return summary ? this.results.settled(own, { state: 'created', summary }) : outdated(own);
  }
}
