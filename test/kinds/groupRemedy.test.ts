import type { Refusal } from '../../src/bot/graph/graphProblem';
import { groupRemedy } from '../../src/bot/kinds/groups/groupRemedy';
import { english } from '../support/english';

const remedy = (changes: Partial<Refusal>) => {
  const refusal: Refusal = { outcome: 'refused', status: 400, code: '', message: '', requestId: '', targets: [] };
  const { sentence = '' } = groupRemedy({ ...refusal, ...changes }) ?? {};
  return english(sentence);
};

it.each<[Partial<Refusal>, string]>([
  [
    { message: 'A value already exists.', targets: ['mailNickname'] },
    'Another group has this alias. Choose another one.',
  ],
  [{ message: 'A value already exists.', targets: ['displayName'] }, ''],
  [{ message: 'Not valid.', targets: ['mailNickname'] }, ''],
  [
    { message: 'There are duplicate values here.' },
    'Somebody is named twice. Name everybody once; you need not name yourself as owner.',
  ],
  [{ message: 'Odd.' }, ''],
])('%j: %s', (changes, sentence) => {
  expect(remedy(changes)).toBe(sentence);
});
