import type { Collection } from '../collection';
import { inMailbox, mailboxesOf } from '../outlook/mailboxes';
import { outlookList } from '../outlook/outlookList';
import { mailboxNeeds } from '../permissions';

/** `GET /me/outlook/masterCategories`: the names that a task's `categories` come from. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: {
    'MailboxSettings.Read': 'Read your mailbox settings',
    'MailboxSettings.ReadWrite': 'Read and write your mailbox settings',
  },
  register(routes, fixture) {
    const mailboxes = mailboxesOf(fixture);
    routes.on(
      'GET',
      inMailbox('/outlook/masterCategories'),
      mailboxNeeds('MailboxSettings.Read', 'MailboxSettings.ReadWrite'),
      (c) =>
        outlookList(c, mailboxes.of(c).categories, {
          set: `users('${c.get('caller').user.id}')/outlook/masterCategories`,
          type: 'microsoft.graph.outlookCategory',
          known: ['id', 'displayName', 'color'],
        }),
    );
  },
};
