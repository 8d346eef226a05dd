import type { AlikeObject } from '../../forms/alike';
import { type Graph, odataString } from '../../graph/graph';
import { GraphProblem } from '../../graph/graphProblem';
import { say } from '../../i18n/localizedText';
import { dayInWords } from '../dates';
import type { Creation } from '../kind';
import { tasksPath } from './taskLists';
import { dayOf, type TodoTask, taskUrl } from './taskSummary';

interface Wanted {
  readonly title: string;
  readonly list: string;
  readonly user: string | undefined;
  /** As a form has it. */
  readonly dueDateTime: string | undefined;
}

/** The open tasks of the list that have this title and are due on the same day; none where Graph does not let them be seen. */
export async function sameTasks(
  { title, list, user, dueDateTime }: Wanted,
  graph: Graph,
  { cloud }: Pick<Creation, 'cloud'>,
): Promise<AlikeObject[]> {
  if (!dueDateTime || !title || !list) return [];
  const named = await graph
    .list<TodoTask>(tasksPath(user, list), { $filter: `title eq ${odataString(title)}`, $top: '20' })
    .catch(noneWhereUnseen);
  const same = named.filter((one) => one.status !== 'completed' && dayOf(one) === dueDateTime);
  return same.map((task) => ({
    id: task.id,
    name: task.title,
    line: say`Due ${dayInWords(task.dueDateTime) ?? ''}`,
    url: taskUrl(task.id, cloud),
  }));
}

function noneWhereUnseen(error: unknown): TodoTask[] {
  if (!(error instanceof GraphProblem)) throw error;
  return [];
}
