import type { Answers } from '../../forms/readForm';
import type { Viewer } from '../living';
import { dayAt, noonOf } from './days';
import { type PlannerTask, PRIORITIES, priorityOf } from './taskSummary';

/** What of the form can be changed once the task is there, in the request that changes a task. */
export const CHANGEABLE = ['title', 'bucketId', 'dueDateTime', 'startDateTime', 'priority', 'percentComplete'] as const;

/** The task as its form would hold it. */
export function answersOf(task: PlannerTask, { requester: { timeZone } }: Viewer): Answers {
  const day = (instant: string | null) => (instant ? dayAt(instant, timeZone) : '');
  return {
    title: task.title,
    planId: task.planId,
    bucketId: task.bucketId ?? '',
    dueDateTime: day(task.dueDateTime),
    startDateTime: day(task.startDateTime),
    priority: priorityOf(task),
    percentComplete: String(task.percentComplete),
    orderHint: 'first',
  };
}

/** What Graph is sent of these fields. */
export function changesOf(answers: Answers, changed: readonly string[], { requester: { timeZone } }: Viewer): object {
  const instant = (day = '') => (day === '' ? null : noonOf(day, timeZone));
  const { title, bucketId, dueDateTime, startDateTime, priority = '', percentComplete } = answers;
  const all: Readonly<Record<string, object>> = {
    title: { title },
    bucketId: { bucketId: bucketId || null },
    dueDateTime: { dueDateTime: instant(dueDateTime) },
    startDateTime: { startDateTime: instant(startDateTime) },
    priority: { priority: Object.entries(PRIORITIES).find(([name]) => name === priority)?.[1] ?? PRIORITIES.medium },
    percentComplete: { percentComplete: Number(percentComplete || 0) },
  };
  return Object.assign({}, ...changed.map((field) => all[field] ?? {}));
}
