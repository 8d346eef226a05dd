import { randomUUID } from 'node:crypto';
import type { User } from '../../tenant';
import type { Mailbox } from './mailbox';
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
  ...['Patents', 'Quarterly review', 'Reading', 'Retro', 'Someday', 'Training'],
];

const categories = ['Important', 'Finance', 'Personal', 'Project', 'Waiting', 'Travel'];

/** What a person finds at the start: well-known lists, a few of their own (Alex has 30 in all), categories, some tasks. */
export function sampleMailbox(user: User): Mailbox {
  const isAlex = user.givenName === 'Alex';
  const named = (isAlex ? alexsOwn : own).map((displayName) => newList(displayName));
  const tasks = newList('Tasks', 'defaultList', isAlex ? printedListId : newOutlookId());
  tasks.tasks = ['Order new badges', 'Send the monthly report'].map((title) => newTask({ title }));
  return {
    lists: [tasks, ...named, newList('Flagged Emails', 'flaggedEmails')],
    categories: categories.map((displayName, index) => ({ id: randomUUID(), displayName, color: `preset${index}` })),
  };
}
