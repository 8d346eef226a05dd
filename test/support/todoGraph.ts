import type { GraphPath, TracedGraph } from '../../src/bot/graph/graph';
import { GraphProblem, type Refusal } from '../../src/bot/graph/graphProblem';

type Item = Readonly<Record<string, unknown>>;

const NOTHING: Refusal = { outcome: 'refused', status: 404, code: '', message: '', requestId: '', targets: [] };

export function graphProblem(changes: Partial<Refusal>): GraphProblem {
  return new GraphProblem({ ...NOTHING, ...changes });
}

/** A Graph with one list of tasks, in which others change things too; the next requests fail as a test wants. */
export class TodoGraph implements TracedGraph {
  readonly requestId = 'r-1';
  readonly tasks = new Map<string, Item>();
  /** Methods of the writes that arrived. */
  readonly writes: string[] = [];
  /** What they held. */
  readonly bodies: object[] = [];
  /** What the next writes end with; `isDone` though they were carried out. */
  readonly failures: { readonly problem: GraphProblem; readonly isDone?: boolean }[] = [];

  private readonly made = {
    body: { content: '', contentType: 'text' },
    importance: 'normal',
    isReminderOn: false,
    status: 'notStarted',
    categories: [],
    createdDateTime: '2027-01-01T12:00:00Z',
  };

  /** Somebody else does it. */
  change(id: string, changes: Item): void {
    this.tasks.set(id, { ...this.tasks.get(id), ...changes });
  }

  get: TracedGraph['get'] = async (path) => {
    const task = this.tasks.get(idOf(path));
    if (!task) throw graphProblem({});
    return JSON.parse(JSON.stringify(task));
  };
  list: TracedGraph['list'] = async () => JSON.parse(JSON.stringify([...this.tasks.values()]));
  post: TracedGraph['post'] = async (_path, body) => {
    const id = `task-${this.tasks.size + 1}`;
    await this.write('POST', () => this.change(id, { ...this.made, ...body, id }));
    return JSON.parse(JSON.stringify(this.tasks.get(id)));
  };
  patch: TracedGraph['patch'] = async (path, body) => {
    this.bodies.push(body);
    await this.write('PATCH', () => this.change(idOf(path), { ...body }));
    return JSON.parse('null');
  };
  delete: TracedGraph['delete'] = async (path) => {
    await this.write('DELETE', () => void this.tasks.delete(idOf(path)));
  };

  private async write(method: string, work: () => void): Promise<void> {
    this.writes.push(method);
    const failure = this.failures.shift();
    if (!failure || failure.isDone) work();
    if (failure) throw failure.problem;
  }
}

function idOf(path: GraphPath): string {
  return path.split('/').at(-1) ?? '';
}
