import { categories } from '../../language/categories';
import { importanceMarks, importanceWords } from '../../language/importance';
import { list } from '../../language/places';
import { quotes } from '../../language/quotes';
import type { Layer } from '../../language/readLine';
import { schedule } from '../../language/schedule';

/** What the words after "add task" can say beside the title. */
export const taskLayers: readonly Layer[] = [
  quotes,
  importanceMarks,
  categories,
  list,
  schedule,
  importanceWords,
  list,
];
