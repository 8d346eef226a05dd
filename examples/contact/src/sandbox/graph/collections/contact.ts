import { type Call, type Collection, type Item, keptIn } from '../collection';
import { contextOf } from '../context';
import { inMailbox, mailboxesOf } from '../outlook/mailboxes';
import { itemNotFound } from '../outlook/outlookErrors';
import { newEtag, newOutlookId } from '../outlook/outlookIds';
import { type OutlookListing, outlookList } from '../outlook/outlookList';
import { listOf, orNull, record, text } from '../outlook/readers';
import { mailboxNeeds } from '../permissions';

const read = record({
  displayName: orNull(text),
  emailAddresses: listOf(record({ address: orNull(text), name: orNull(text) })),
  companyName: orNull(text),
  mobilePhone: orNull(text),
});

const empty = { displayName: '', emailAddresses: [], companyName: null, mobilePhone: null, fileAs: '' };

const listing: OutlookListing = {
  set: 'contacts',
  type: 'microsoft.graph.contact',
  known: ['id', 'createdDateTime', ...Object.keys(empty)],
};

/** By mailbox. */
const contactsOf = keptIn(() => new Map<object, readonly Item[]>());

/** `/me/contacts` and `/me/contacts/{id}` */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  permissions: { 'Contacts.ReadWrite': 'Have full access to your contacts' },
  adminConsent: false,
  register(routes, fixture) {
    const [contacts, mailboxes] = [contactsOf(fixture), mailboxesOf(fixture)];
    const mayWrite = mailboxNeeds('Contacts.ReadWrite');

    const one = inMailbox('/contacts/:contact');
    /** Puts another in the place of one, or nothing; throws Graph's own refusal where there is none. */
    const replaced = (c: Call, changed: (contact: Item) => readonly Item[]) => {
      const [mailbox, id] = [mailboxes.of(c), c.req.param('contact')];
      const found = contacts.get(mailbox)?.find((contact) => contact.id === id);
      if (!found) throw itemNotFound();
      const next = changed(found);
      contacts.set(
        mailbox,
        (contacts.get(mailbox) ?? []).flatMap((contact) => (contact === found ? next : [contact])),
      );
      return { '@odata.context': contextOf(c, 'contacts/$entity'), ...next[0] };
    };

    routes.on('GET', one, mayWrite, (c) => c.json(replaced(c, (contact) => [contact])));
    routes.on('PATCH', one, mayWrite, (c) =>
      c.json(replaced(c, (contact) => [{ ...contact, ...read(c.get('body'), ''), '@odata.etag': newEtag() }])),
    );
    routes.on('DELETE', one, mayWrite, (c) => {
      replaced(c, () => []);
      return c.body(null, 204);
    });

    routes.on('GET', inMailbox('/contacts'), mayWrite, (c) =>
      outlookList(c, contacts.get(mailboxes.of(c)) ?? [], listing),
    );

    routes.on('POST', inMailbox('/contacts'), mayWrite, (c) => {
      const mailbox = mailboxes.of(c);
      const set = { id: newOutlookId(), '@odata.etag': newEtag(), createdDateTime: new Date().toISOString() };
      const contact = { ...set, ...empty, ...read(c.get('body'), '') };
      contacts.set(mailbox, [...(contacts.get(mailbox) ?? []), contact]);
      return c.json({ '@odata.context': contextOf(c, 'contacts/$entity'), ...contact }, 201);
    });
  },
};
