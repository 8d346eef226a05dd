import { createHash } from 'node:crypto';
import type { Fields, Values } from '../forms/fields';
import { FormProblem } from '../forms/formProblem';
import type { Answers } from '../forms/readForm';
import type { Graph } from '../graph/graph';
import type { Creation, ObjectKind } from '../kinds/kind';
import { withAdditions } from './additions';
import type { Ledger, Settled } from './ledger';
import type { Attempt, Made, Noted } from './ledgerPage';
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
    const creationOf = ({ since, known, notes }: Attempt): Creation => ({
      nonce,
      since: new Date(since),
      known,
      notes,
      requester: turn.requester,
      conversationUrl: turn.conversation.url,
    });
    return this.ledger.create(keyOf(turn, nonce), hashOf(kind, answers), {
      prepare: () => prepared(kind, values, graph),
      post: async (attempt) => ({ ...(await kind.create(values, graph, creationOf(attempt))), kind: kind.name }),
      find: async (attempt) => {
        const found = await kind.find(values, graph, creationOf(attempt));
        return found && { ...found, kind: kind.name };
      },
      complete: (made) => withAdditions(made, graph, kind),
    });
  }

  /** Sends again what is still missing of the object that a form has created. */
  complete(kind: ObjectKind, turn: Turn, nonce: string, graph: Graph): Promise<Made | undefined> {
    return this.ledger.complete(keyOf(turn, nonce), { complete: (made) => withAdditions(made, graph, kind) });
  }

  /** What a form has created already. */
  madeBy(turn: Turn, nonce: string): Promise<Made | undefined> {
    return this.ledger.created(keyOf(turn, nonce));
  }
}

async function prepared(kind: ObjectKind, values: Values<Fields>, graph: Graph): Promise<Noted> {
  const { problems = {}, known = [], notes = {} } = (await kind.prepare?.(values, graph)) ?? {};
  if (Object.keys(problems).length > 0) throw new FormProblem(problems);
  return { known, notes };
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
