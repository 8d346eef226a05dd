import { checked, FieldProblem, required, sharedIfSaid, text } from '../forms/fields';
import { type Graph, type GraphPath, graphPath, odataString } from '../graph/graph';
import { say } from '../i18n/localizedText';
import { detailsOf } from './detailsOf';
import { defineKind, type Summary } from './kind';
import { lines } from './lines';
import { defineLiving, type Viewer } from './living';
import { orGone } from './orGone';
import { partsOf } from './partsOf';

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
  example: { line: 'new contact Ben Okafor' },
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

  async create({ emailAddress = '', ...values }, graph, creation) {
    const emailAddresses = addressesOf(emailAddress, values.displayName);
    return summaryOf(await graph.post<Contact>('/v1.0/me/contacts', { ...values, emailAddresses }), creation);
  },

  async find({ displayName }, graph, creation) {
    const contacts = await contactsNamed(displayName, graph);
    const contact = contacts.find(({ id }) => !creation.existingIds.includes(id));
    return contact && summaryOf(contact, creation);
  },

  exclusiveKey: ({ displayName }, { id }) => `contacts of ${id}: ${displayName}`,

  living: defineLiving<Contact>({
    read: ({ id }, graph) => orGone(graph.get<Contact>(pathOf(id))),
    present: async (contact, viewer) => summaryOf(contact, viewer),
    parts: (contact) => partsOf(contact, SAID),
    remove: ({ id }) => ({ method: 'DELETE', path: pathOf(id) }),
    edit: {
      fields: ['displayName', 'emailAddress', 'companyName', 'mobilePhone'],
      answers: ({ displayName, emailAddresses, companyName, mobilePhone }) => ({
        ...{ displayName, emailAddress: emailAddresses[0]?.address ?? '' },
        ...{ companyName: companyName ?? '', mobilePhone: mobilePhone ?? '' },
      }),
      request({ id }, { displayName = '', emailAddress = '', companyName, mobilePhone }, changed) {
        const emailAddresses = addressesOf(emailAddress, displayName);
        const all = { displayName, emailAddress, companyName, mobilePhone };
        const texts = Object.entries(all).filter(([field]) => changed.includes(field) && field !== 'emailAddress');
        const body = Object.fromEntries(texts.map(([field, text]) => [field, text || null]));
        return {
          ...{ method: 'PATCH', path: pathOf(id) },
          body: { ...body, ...(changed.includes('emailAddress') && { emailAddresses }) },
        };
      },
    },
  }),
});

const SAID = ['displayName', 'emailAddresses', 'companyName', 'mobilePhone'] as const;

function pathOf(id: string): GraphPath {
  return graphPath`/v1.0/me/contacts/${id}`;
}

function addressesOf(address: string, name: string) {
  return address === '' ? [] : [{ address, name }];
}

function anAddress(address: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new FieldProblem(say`Use an address such as ann@contoso.com.`);
  return address;
}

/** Two contacts may have one name, and a contact carries nothing that would mark it. */
function contactsNamed(displayName: string, graph: Graph): Promise<Contact[]> {
  return graph.list('/v1.0/me/contacts', { $filter: `displayName eq ${odataString(displayName)}` });
}

function summaryOf(contact: Contact, { requester: { timeZone } }: Viewer): Summary {
  const { id, displayName, emailAddresses, companyName, mobilePhone } = contact;
  return {
    id,
    name: displayName,
    parts: partsOf(contact, SAID),
    lines: lines(
      [say`Email`, emailAddresses.map(({ address }) => address)],
      [say`Company`, companyName],
      [say`Mobile`, mobilePhone],
    ),
    details: detailsOf(contact, SAID, timeZone),
    url: 'https://outlook.office.com/people/',
  };
}
