import type { PeopleWords } from '../../peopleWords';
import { phraseList } from '../../phraseList';

export const people: PeopleWords = {
  assign: phraseList(`
    para, a, asignar a, asigna a, asignada a, asignado a, asignarla a, asignarlo a, responsable, y asignar a, y para
  `),
  owners: joined([
    'propietario',
    'propietaria',
    'propietarios',
    'propietarias',
    'dueño',
    'dueña',
    'dueños',
    'owner',
    'owners',
  ]),
  members: joined(['miembro', 'miembros', 'integrantes', 'member', 'members']),
  company: ['con'],
  and: ['y', 'e', '&'],
};

/** With the words that may join them to what stands before. */
function joined(words: readonly string[]): string[] {
  return words.flatMap((word) => [word, `con ${word}`, `y ${word}`]);
}
