import type { PlaceWords } from '../../placeWords';

const INTO = ['a', 'al', 'en', 'para'];

/** A list is called la lista de la compra, and a compound is none in Spanish. */
export const places: PlaceWords = {
  into: ['a', 'al', 'en'],
  intoList: INTO,
  intoPlan: ['a', 'al', 'en'],
  articles: ['mi', 'mis', 'el', 'la', 'los', 'las', 'nuestro', 'nuestra', 'nuestros', 'nuestras'],
  list: ['lista'],
  links: ['de', 'del', 'la', 'el', 'las', 'los'],
  anyList: ['tareas', 'lista de tareas', 'lista', 'pendientes', 'lista de pendientes', 'to-do', 'to do'],
  plan: ['plan', 'tablero'],
  bucket: ['deposito', 'bucket', 'columna'],
};
