import type { Collection } from '../collection';
import { contextOf } from '../context';
import { mailboxesOf } from '../outlook/mailboxes';
import { mailboxNeeds } from '../permissions';
import { pick, readSelect } from '../query/select';

const known = ['timeZone', 'dateFormat', 'timeFormat'];

/** `GET /me/mailboxSettings`: where the person's mailbox says that they live, and how they write dates. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    const mailboxes = mailboxesOf(fixture);
    const mayRead = mailboxNeeds('MailboxSettings.Read', 'MailboxSettings.ReadWrite');
    routes.get('/me/mailboxSettings', mayRead, (c) => {
      const { timeZone } = mailboxes.of(c);
      const item = { timeZone, dateFormat: 'yyyy-MM-dd', timeFormat: 'HH:mm' };
      const shape = { type: 'microsoft.graph.mailboxSettings', usual: known, known };
      const set = `users('${c.get('caller').user.id}')/mailboxSettings`;
      return c.json({ '@odata.context': contextOf(c, set), ...pick(item, readSelect(c.req.query('$select'), shape)) });
    });
  },
};
