import { createHash } from 'node:crypto';
import { graphPath } from '../../graph/graph';
import { type LocalizedText, say } from '../../i18n/localizedText';
import type { Addition, Creation } from '../kind';
import { lines } from '../lines';
import type { TaskValues } from './taskFields';

/**
 * What Graph keeps in a task's details and takes only after the task is there. The items' names follow from the nonce, so
 * that a repeated request changes the same items.
 */
export function detailsAdditions(
  task: string,
  { description, checklist }: TaskValues,
  { nonce, conversationUrl, localize }: Pick<Creation, 'nonce' | 'conversationUrl' | 'localize'>,
): Addition[] {
  const back = isOpenToOthers(conversationUrl) ? conversationUrl : undefined;
  if (!description && !checklist && !back) return [];
  return [
    {
      name: 'details',
      label: labelOf(description, checklist),
      method: 'PATCH',
      path: graphPath`/v1.0/planner/tasks/${task}/details`,
      ifMatch: true,
      body: {
        ...(description && { description }),
        ...(back && { references: referenceTo(back, localize(say`Conversation in Teams`)) }),
        ...(checklist && { checklist: Object.fromEntries(checklist.map((title, i) => itemOf(title, i, nonce))) }),
      },
      lines: lines(
        [say`Description`, description],
        [say`Checklist`, checklist],
        [say`Link`, back && say`Conversation in Teams`],
      ),
    },
  ];
}

function labelOf(description: TaskValues['description'], checklist: TaskValues['checklist']): LocalizedText {
  if (description && checklist) return say`Description and checklist`;
  if (checklist) return say`Checklist`;
  return description ? say`Description` : say`Link to the conversation`;
}

/** The way to a chat with the bot leads everybody else into their own. */
function isOpenToOthers(conversationUrl: string): boolean {
  return new URL(conversationUrl).pathname.startsWith('/l/message/');
}

/** https://learn.microsoft.com/graph/api/resources/plannerexternalreferences: an address is a name there, and some signs of it are encoded. */
function referenceTo(address: string, alias: string): object {
  const name = address.replace(/[%.:@#]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return { [name]: { '@odata.type': '#microsoft.graph.plannerExternalReference', alias, type: 'Other' } };
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
