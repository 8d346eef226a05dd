import type { Language } from '../language';
import { commands } from './es/commands';
import { dates } from './es/dates';
import { fold } from './es/fold';
import { groups } from './es/groups';
import { importance } from './es/importance';
import { people } from './es/people';
import { places } from './es/places';

export default {
  code: 'es',
  fold,
  commands,
  dates,
  groups,
  importance,
  people,
  places,
} satisfies Language;
