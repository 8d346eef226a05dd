import type { PeopleWords } from '../../peopleWords';

export const people: PeopleWords = {
  assign: '(?:and )?(?:assign(?:ed)?(?: it)? to|assignees?:|for|to)',
  owners: 'owned by|(?:with )?owners?|(?:and )?owners?',
  members: '(?:and |with )?members?',
  and: 'and|&',
};
