import { checked, FieldProblem, required, sharedIfSaid, text } from '../forms/fields';
import type { Graph } from '../graph/graph';
import { odataString } from '../graph/graph';
import { say } from '../i18n/localizedText';
import { detailsOf } from './detailsOf';
import { type Creation, defineKind, type Summary } from './kind';
import { lines } from './lines';

interface Contact {
  readonly id: string;
  readonly displayName: string;
  readonly emailAddresses: readonly { readonly address: string }[];
  readonly companyName: string | null;
  readonly mobilePhone: string | null;
}

/** https://learn.microsoft.com/graph/api/user-post-contacts */
export default defineKind({
  name: 'contact',
  title: 'contact',
  phrases: ['contact', 'outlook contact'],
  command: 'new contact',
  description: 'Add somebody to your Outlook contacts',
  openTitle: 'Open in Outlook',
  order: 50,
  permissions: { 'Contacts.ReadWrite': say`add people to your contacts` },

  fields: {
    displayName: sharedIfSaid(required(text({ max: 255 }))),
    emailAddress: checked(text({ max: 320 }), anAddress),
    companyName: text({ max: 255 }),
    mobilePhone: text({ max: 64 }),
  },
  leftOut: { birthday: 'Few people know it of somebody they have just met.' },

  prepare: async ({ displayName }, graph) => ({
    existingIds: (await contactsNamed(displayName, graph)).map(({ id }) => id),
  }),

  async create({ emailAddress, ...values }, graph, creation) {
    const emailAddresses = emailAddress ? [{ address: emailAddress, name: values.displayName }] : [];
    return summaryOf(await graph.post<Contact>('/v1.0/me/contacts', { ...values, emailAddresses }), creation);
  },

  async find({ displayName }, graph, creation) {
    const contacts = await contactsNamed(displayName, graph);
    const contact = contacts.find(({ id }) => !creation.existingIds.includes(id));
    return contact && summaryOf(contact, creation);
  },

  exclusiveKey: ({ displayName }, { id }) => `contacts of ${id}: ${displayName}`,
});

function anAddress(address: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new FieldProblem(say`Use an address such as ann@contoso.com.`);
  return address;
}

/** Two contacts may have one name, and a contact carries nothing that would mark it. */
function contactsNamed(displayName: string, graph: Graph): Promise<Contact[]> {
  return graph.list('/v1.0/me/contacts', { $filter: `displayName eq ${odataString(displayName)}` });
}

function summaryOf(contact: Contact, { requester: { timeZone } }: Creation): Summary {
  const { id, displayName, emailAddresses, companyName, mobilePhone } = contact;
  return {
    id,
    name: displayName,
    lines: lines(
      [say`Email`, emailAddresses.map(({ address }) => address)],
      [say`Company`, companyName],
      [say`Mobile`, mobilePhone],
    ),
    details: detailsOf(contact, ['displayName', 'emailAddresses', 'companyName', 'mobilePhone'], timeZone),
    url: 'https://outlook.office.com/people/',
  };
}
