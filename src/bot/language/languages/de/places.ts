import type { PlaceWords } from '../../placeWords';

const OWN = ['meine', 'unsere', 'deine'].flatMap((word) => ['', 'n', 'm', 'r', 's'].map((ending) => word + ending));

export const places: PlaceWords = {
  into: ['in', 'auf', 'zu'],
  intoList: ['in', 'im', 'ins', 'auf', 'zu', 'zur', 'an'],
  intoPlan: ['in', 'im', 'ins', 'zu', 'zum', 'auf'],
  articles: ['die', 'der', 'den', 'dem', 'das', ...OWN],
  list: ['liste', 'list'],
  anyList: ['aufgaben', 'aufgabenliste', 'liste', 'todo-liste', 'to-do-liste', 'to do liste', 'todos', 'to-dos'],
  plan: ['plan', 'board'],
  bucket: ['bucket', 'spalte'],
  stemsOf(name) {
    const stem = name.replace(/e?n$/i, '');
    return [...new Set([name, stem])].flatMap((each) => ['', 's', 'n'].map((joint) => `${each}${joint}`));
  },
  isName: (name) => /^[^\p{Ll}]/u.test(name),
};
