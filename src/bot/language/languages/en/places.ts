import type { PlaceWords } from '../../placeWords';

const INTO = ['to', 'in', 'into', 'on', 'onto', 'under'];

export const places: PlaceWords = {
  into: INTO,
  intoList: INTO,
  intoPlan: INTO,
  articles: ['my', 'the', 'our'],
  list: ['list'],
  anyList: ['tasks', 'task list', 'list', 'todo list', 'to-do list', 'to do list', 'todos', 'to-dos', 'to dos'],
  plan: ['plan', 'board'],
  bucket: ['bucket', 'column'],
};
