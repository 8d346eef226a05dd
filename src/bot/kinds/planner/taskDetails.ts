import { createHash } from 'node:crypto';
import { graphPath } from '../../graph/graph';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Addition } from '../kind';
import { lines } from '../lines';
import type { TaskValues } from './taskFields';

/**
 * What Graph keeps in a task's details and takes only after the task is there. The items' names follow from the nonce, so
 * that a repeated request changes the same items.
 */
export function detailsAdditions(task: string, { description, checklist }: TaskValues, nonce: string): Addition[] {
  if (!description && !checklist) return [];
  return [
    {
      name: 'details',
      label: labelOf(description, checklist),
      method: 'PATCH',
      path: graphPath`/v1.0/planner/tasks/${task}/details`,
      ifMatch: true,
      body: {
        ...(description && { description }),
        ...(checklist && { checklist: Object.fromEntries(checklist.map((title, i) => itemOf(title, i, nonce))) }),
      },
      lines: lines([say`Description`, description], [say`Checklist`, checklist]),
    },
  ];
}

function labelOf(description: TaskValues['description'], checklist: TaskValues['checklist']): LocalizedText {
  if (description && checklist) return say`Description and checklist`;
  return description ? say`Description` : say`Checklist`;
}

/** Each item stands behind the one before it, whose order hint in the same request is the text that was sent for it. */
function itemOf(title: string, index: number, nonce: string): [string, object] {
  const type = '#microsoft.graph.plannerChecklistItem';
  return [guidOf(nonce, index), { '@odata.type': type, title, isChecked: false, orderHint: ' !'.repeat(index + 1) }];
}

function guidOf(nonce: string, index: number): string {
  const hex = createHash('sha256').update(`${nonce} ${index}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
