import { GraphProblem, type Outcome } from '../../src/bot/graph/graphProblem';
import type { CreatedObject } from '../../src/bot/ledger/ledgerEntry';
import type { CreationEnd, Work } from '../../src/bot/ledger/work';

export const SETTLE = 60_000;
export const summary = {
  kind: 'securityGroup',
  id: '1',
  name: 'Operations',
  lines: [],
  details: [],
  url: 'https://example.com/',
};
export type Created = typeof summary & CreatedObject;
export const problem = (outcome: Outcome, more: { status?: number; retryAfter?: number } = {}) =>
  new GraphProblem({ outcome, status: 0, code: '', message: 'no', requestId: '', targets: [], ...more });

/** A Graph of one kind of object: what it does to each request in turn, and what a look-up sees. */
export class GraphFixture implements Work<Created> {
  objects = 0;
  posts = 0;
  looks = 0;
  readonly ends: CreationEnd[] = [];
  constructor(readonly fates: ('created' | 'createdUnseen' | 'lost' | 'refused' | 'unreachable' | 'throttled')[]) {}

  async prepare() {
    return { existingIds: [], facts: {} };
  }

  finished(end: CreationEnd): void {
    this.ends.push(end);
  }

  async complete(made: Created): Promise<Created> {
    return made;
  }

  async post() {
    const fate = this.fates[this.posts++] ?? 'created';
    if (fate === 'created' || fate === 'createdUnseen') this.objects++;
    if (fate === 'createdUnseen' || fate === 'lost') throw problem('unknown');
    if (fate === 'refused') throw problem('refused');
    if (fate === 'unreachable') throw problem('notDone');
    if (fate === 'throttled') throw problem('notDone', { status: 429, retryAfter: 120 });
    return summary;
  }

  async find() {
    this.looks++;
    return this.objects > 0 ? { object: summary, isCertain: true } : undefined;
  }
}

export const job = {
  kind: 'securityGroup',
  answers: {},
  nonce: 'n',
  turn: {
    requester: { teamsId: '29:1', id: 'ann', name: 'Ann', timeZone: 'UTC' },
    tenantId: 'contoso',
    conversation: { id: 'a:1', shared: false, url: 'https://teams.microsoft.com/l/chat/0/0' },
  },
};

/** The same Graph with its methods as they are, for a test that puts others in their place. */
export function bound(graph: GraphFixture): Work<Created> {
  return {
    prepare: () => graph.prepare(),
    post: () => graph.post(),
    find: () => graph.find(),
    complete: (made) => graph.complete(made),
    finished: (end) => graph.finished(end),
  };
}
