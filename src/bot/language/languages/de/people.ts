import type { PeopleWords } from '../../peopleWords';

export const people: PeopleWords = {
  assign: '(?:und )?(?:zugewiesen an|zuweisen an|zuständig(?: ist)?:?|für|fuer|an)',
  owners: '(?:mit )?besitzer(?:n|in|innen)?|(?:und )?besitzer(?:n|in|innen)?|eigentümer(?:n|in|innen)?|owners?',
  members: '(?:und |mit )?mitglied(?:er|ern)?|members?',
  and: 'und|&|sowie',
};
