import { createHash } from 'node:crypto';
import type { Fields, Values } from '../forms/fields';
import type { Answers } from '../forms/readForm';
import type { Graph } from '../graph/graph';
import type { Creation, ObjectKind } from '../kinds/kind';
import type { Ledger, Settled } from './ledger';
import type { Attempt, Made } from './ledgerPage';
import type { Turn } from './turn';

export interface Submission {
  readonly kind: ObjectKind;
  readonly values: Values<Fields>;
  /** As typed; another set of answers is another submission. */
  readonly answers: Answers;
  readonly nonce: string;
}

/** Takes a submitted form through the ledger to the kind that creates the object. */
export class Creations {
  constructor(private readonly ledger: Ledger) {}

  submit({ kind, values, answers, nonce }: Submission, turn: Turn, graph: Graph): Promise<Settled> {
    const creationOf = ({ since, known }: Attempt): Creation => ({
      nonce,
      since: new Date(since),
      known,
      requester: turn.requester,
      conversationUrl: turn.conversation.url,
    });
    return this.ledger.create(keyOf(turn, nonce), hashOf(kind, answers), {
      lookalikes: async () => (await kind.lookalikes?.(values, graph)) ?? [],
      post: async (attempt) => ({ ...(await kind.create(values, graph, creationOf(attempt))), kind: kind.name }),
      find: async (attempt) => {
        const found = await kind.find(values, graph, creationOf(attempt));
        return found && { ...found, kind: kind.name };
      },
    });
  }

  /** What a form has created already. */
  madeBy(turn: Turn, nonce: string): Promise<Made | undefined> {
    return this.ledger.created(keyOf(turn, nonce));
  }
}

function keyOf({ tenantId, requester }: Turn, nonce: string): string {
  return `create:${tenantId}:${requester.id}:${nonce}`;
}

function hashOf({ name }: ObjectKind, answers: Answers): string {
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([name, sorted]))
    .digest('base64url');
}
