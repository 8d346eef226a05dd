import { randomUUID } from 'node:crypto';
import type { Tenant, User } from '../../tenant';
import type { Mailbox, TaskList } from './mailbox';
import { newOutlookId } from './outlookIds';
import { newTask } from './task';
import { newList } from './taskLists';

/** The list in the printed example of "Create todoTask"; here it is Alex's own. */
const printedListId = 'AQMkADAwATM0MDAAMS0yMDkyLWVjMzYtM';

const own = ['Groceries', 'Travel', 'Follow-ups'];

const alexsOwn = [
  ...own,
  ...['Audit', 'Birthday ideas', 'Books', 'Budget', 'Conference', 'Contracts', 'Customer calls', 'Errands', 'Garden'],
  ...['Gifts', 'Hiring', 'House', 'Interviews', 'Kids', 'Launch', 'Meetings', 'Movies', 'Office move', 'Onboarding'],
  ...['Patents', 'Quarterly review', 'Reading', 'Retro'],
];

/** What people share, by first names. */
const sharing = [
  {
    owner: 'Ben',
    displayName: 'Operations',
    with: ['Alex'],
    tasks: ['Check the fire doors', 'Renew the lift contract'],
  },
  { owner: 'Samira', displayName: 'Campaign', with: ['Sam', 'Alex'], tasks: ['Book the photographer'] },
];

const categories = ['Important', 'Finance', 'Personal', 'Project', 'Waiting', 'Travel'];

/** What a person has at the start: well-known lists, some of their own (Alex sees 30 in all), categories, some tasks. */
export function sampleMailbox(user: User, tenant: Tenant): Mailbox {
  const isAlex = user.givenName === 'Alex';
  const named = (isAlex ? alexsOwn : own).map((displayName) => newList(displayName));
  const tasks = newList('Tasks', 'defaultList', isAlex ? printedListId : newOutlookId());
  tasks.tasks = ['Order new badges', 'Send the monthly report'].map((title) => newTask({ title }));
  return {
    lists: [tasks, ...named, ...sharedBy(user, tenant), newList('Flagged Emails', 'flaggedEmails')],
    categories: categories.map((displayName, index) => ({ id: randomUUID(), displayName, color: `preset${index}` })),
    timeZone: '',
  };
}

function sharedBy({ givenName }: User, { users }: Tenant): TaskList[] {
  const own = sharing.filter(({ owner }) => owner === givenName);
  return own.map(({ displayName, with: names, tasks }) => ({
    ...newList(displayName),
    tasks: tasks.map((title) => newTask({ title })),
    sharedWith: users.filter((user) => names.includes(user.givenName)).map(({ id }) => id),
  }));
}
