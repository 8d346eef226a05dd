import type { Language } from '../language';
import { commands } from './en/commands';
import { dates } from './en/dates';
import { groups } from './en/groups';
import { importance } from './en/importance';
import { people } from './en/people';
import { places } from './en/places';
import { reminders } from './en/reminders';
import { repeats } from './en/repeats';

export default {
  code: 'en',
  commands,
  dates,
  groups,
  importance,
  people,
  places,
  reminders,
  repeats,
} satisfies Language;
