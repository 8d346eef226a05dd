import type { Language } from '../language';
import { commands } from './de/commands';
import { dates } from './de/dates';
import { fold } from './de/fold';
import { groups } from './de/groups';
import { importance } from './de/importance';
import { people } from './de/people';
import { places } from './de/places';

export default {
  code: 'de',
  fold,
  commands,
  dates,
  groups,
  importance,
  people,
  places,
} satisfies Language;
