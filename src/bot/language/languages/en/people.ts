import type { PeopleWords } from '../../peopleWords';
import { phraseList } from '../../phraseList';

export const people: PeopleWords = {
  assign: phraseList(`
    for, to, assign to, assign it to, assigned to, assigned it to, assignee, assignees, and assign to,
    and assign it to, and assigned to, and for, and to
  `),
  owners: phraseList('owner, owners, owned by, with owner, with owners, and owner, and owners'),
  members: phraseList('member, members, with member, with members, and member, and members'),
  company: ['with'],
  and: ['and', '&'],
};
