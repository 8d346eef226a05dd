import type { PeopleWords } from '../../peopleWords';
import { phraseList } from '../../phraseList';

const OWNERS = [
  'besitzer',
  'besitzern',
  'besitzerin',
  'besitzerinnen',
  'eigentümer',
  'eigentümern',
  'eigentümerin',
  'eigentümerinnen',
];
const MEMBERS = ['mitglied', 'mitglieder', 'mitgliedern'];

export const people: PeopleWords = {
  assign: phraseList(
    'für, an, zugewiesen an, zuweisen an, zuständig, zuständig ist, und für, und an, und zugewiesen an',
  ),
  owners: ['owner', 'owners', ...joined(OWNERS)],
  members: ['member', 'members', ...joined(MEMBERS)],
  company: ['mit'],
  and: ['und', '&', 'sowie'],
};

/** With the words that may join them to what stands before. */
function joined(words: readonly string[]): string[] {
  return words.flatMap((word) => [word, `mit ${word}`, `und ${word}`]);
}
