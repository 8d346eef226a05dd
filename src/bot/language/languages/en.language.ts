import type { Language } from '../language';
import { commands } from './en/commands';
import { dates } from './en/dates';
import { fold } from './en/fold';
import { groups } from './en/groups';
import { importance } from './en/importance';
import { people } from './en/people';
import { places } from './en/places';

export default {
  code: 'en',
  fold,
  commands,
  dates,
  groups,
  importance,
  people,
  places,
} satisfies Language;
